package io.gewu.demo;

import io.gewu.api.load.InitialDataSource;
import io.gewu.api.load.RowSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** The demo city as first contents of the layers of base, grid, cim, entity and item. */
@Component
public final class DemoCity implements InitialDataSource {
    /** The generated city and what is derived from it. */
    private static final class Model {
        final City city = new City();
        final GridRows grids = new GridRows(city);
        final CimRows cim = new CimRows(city);
        final EntityRows entities = new EntityRows(city, grids, cim.buildings());
        final AdminRows admin = new AdminRows(city);
        final CommandRows command = new CommandRows(city);
        final ItemRows items = new ItemRows();
        final FormRows forms = new FormRows();

        Map<String, RowSource> rows() {
            Map<String, RowSource> rows = new LinkedHashMap<>();
            rows.put("district", admin::district);
            rows.put("town", admin::towns);
            rows.put("village", admin::villages);
            rows.put("grid_plan", grids::plans);
            rows.put("grid_station", grids::stations);
            rows.put("eco_grid", grids::grids);
            rows.put("professional_grid", grids::professionalGrids);
            rows.put("workload_profile", grids::workloads);
            rows.put("water", cim::water);
            rows.put("road", cim::roads);
            rows.put("building", cim::buildings);
            rows.put("building_unit", sink -> cim.units(entities.firms(), sink));
            rows.put("component", cim::components);
            rows.put("organisation", entities::departments);
            rows.put("command_centre", command::centres);
            rows.put("duty", command::duty);
            rows.put("office_post", command::officePosts);
            rows.put("post", entities::posts);
            rows.put("enterprise", entities::enterprises);
            rows.put("person_count", grids::counts);
            rows.put("item_catalog", items::catalog);
            rows.put("item_class", items::classes);
            rows.put("inspection_form", forms::forms);
            rows.put("form_field", forms::fields);
            rows.put("legacy_question", forms::questions);
            rows.put("item", items::items);
            return rows;
        }
    }

    private static final List<String> LAYERS = List.of(
            "district",
            "town",
            "village",
            "grid_plan",
            "grid_station",
            "eco_grid",
            "professional_grid",
            "workload_profile",
            "water",
            "road",
            "building",
            "building_unit",
            "component",
            "organisation",
            "command_centre",
            "duty",
            "office_post",
            "post",
            "enterprise",
            "person_count",
            "item_catalog",
            "item_class",
            "inspection_form",
            "form_field",
            "legacy_question",
            "item");

    private Model model;

    @Override
    public String name() {
        return "demo-city";
    }

    @Override
    public List<String> layers() {
        return LAYERS;
    }

    @Override
    public RowSource rows(String layer) {
        RowSource rows = model().rows().get(layer);
        if (rows == null) {
            throw new IllegalArgumentException("The demo city has no layer " + layer);
        }
        return rows;
    }

    /** Generated when the first layer is asked for: a server whose city is loaded never pays for it. */
    private synchronized Model model() {
        if (model == null) {
            model = new Model();
        }
        return model;
    }
}
