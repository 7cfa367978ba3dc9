package io.gewu.event.demo;

import io.gewu.api.grid.GridResolver;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.load.InitialDataSource;
import io.gewu.api.load.RowSource;
import io.gewu.api.site.Site;
import io.gewu.api.store.FeatureStore;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.LayerDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** First contents of the layers of issues; how many, the profile says. */
@Component
public final class DemoIssues implements InitialDataSource {
    private static final List<String> LAYERS =
            List.of("issue", "issue_step", "consultation", "feedback", "notice", "dispute", "mediation_step", "intake");

    private final FeatureStore store;
    private final LayerCatalog layers;
    private final LayerDirectory directory;
    private final GridResolver grids;
    private final Site site;
    private final Targets targets;
    private final Path folder;
    private Spool spool;

    @Activate
    public DemoIssues(
            BundleContext bundles,
            @Reference FeatureStore store,
            @Reference LayerCatalog layers,
            @Reference LayerDirectory directory,
            @Reference GridResolver grids,
            @Reference Site site) {
        this.store = store;
        this.layers = layers;
        this.directory = directory;
        this.grids = grids;
        this.site = site;
        this.folder = Path.of(bundles.getProperty("gewu.data")).resolve("seeding-issues");
        this.targets = Targets.of(
                Optional.ofNullable(bundles.getProperty("gewu.profile")).orElse("S"));
    }

    @Override
    public String name() {
        return "demo-issues";
    }

    @Override
    public List<String> needs() {
        return List.of(
                "item",
                "item_catalog",
                "item_class",
                "post",
                "command_centre",
                "organisation",
                "channel",
                "routing_rule",
                "supervision_rule",
                "calendar_day",
                "eco_grid",
                "building");
    }

    @Override
    public List<String> layers() {
        return LAYERS;
    }

    @Override
    public RowSource rows(String layer) {
        return sink -> {
            spool().rows(layer, sink);
            if (layer.equals(LAYERS.get(LAYERS.size() - 1))) {
                forget();
            }
        };
    }

    private synchronized Spool spool() {
        if (spool == null) {
            spool = Spool.of(folder, life(), targets.counted() + targets.consultations(), LAYERS);
        }
        return spool;
    }

    private synchronized void forget() {
        spool.delete();
        spool = null;
    }

    private IssueSimulation life() {
        Directory onFile = directory.now();
        return new IssueSimulation(
                layers, onFile, grids, site.area(), targets, new Reports(targets, onFile, places(), items()));
    }

    private List<Point> places() {
        List<Point> places = new ArrayList<>();
        try (Stream<Map<String, Object>> rows =
                store.rows(layers.layer("building").orElseThrow(), Filter.INCLUDE)) {
            rows.forEach(row -> places.add(((Geometry) row.get("geom")).getInteriorPoint()));
        }
        return places;
    }

    private List<String> items() {
        try (Stream<Map<String, Object>> rows = store.rows(layers.layer("item").orElseThrow(), Filter.INCLUDE)) {
            return rows.map(row -> (String) row.get("code")).sorted().toList();
        }
    }
}
