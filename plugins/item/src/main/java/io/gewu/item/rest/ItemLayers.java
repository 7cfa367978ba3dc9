package io.gewu.item.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.FeatureStore;
import io.gewu.item.form.Field;
import io.gewu.item.form.LegacyForm;
import io.gewu.item.form.OneForm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What forms and catalogs read from their layers. */
@Component(service = ItemLayers.class)
public final class ItemLayers {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private final FeatureStore store;
    private final LayerCatalog layers;

    @Activate
    public ItemLayers(@Reference FeatureStore store, @Reference LayerCatalog layers) {
        this.store = store;
        this.layers = layers;
    }

    Layer layer(String name) {
        return layers.layer(name)
                .orElseThrow(() -> new GewuException(ErrorCode.NOT_FOUND, name, "There is no layer " + name));
    }

    static Filter equal(String attribute, String value) {
        return FILTERS.equals(FILTERS.property(attribute), FILTERS.literal(value));
    }

    <T> List<T> list(String name, Filter filter, Function<Map<String, Object>, T> make) {
        try (Stream<Map<String, Object>> rows = store.rows(layer(name), filter)) {
            return rows.map(make).toList();
        }
    }

    Optional<Map<String, Object>> one(String name, String key) {
        return list(name, equal(layer(name).key().name(), key), row -> row).stream()
                .findFirst();
    }

    /** The form for an object, without asking what is known and fresh. */
    OneForm form(String object, Instant now) {
        int dot = object.indexOf('.');
        if (dot < 1) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    "object",
                    "object: found \"" + object + "\", expected a feature id as enterprise.92…");
        }
        String name = object.substring(0, dot);
        Map<String, Object> row = one(name, object.substring(dot + 1))
                .orElseThrow(() -> new GewuException(ErrorCode.NOT_FOUND, "object", "There is no " + object));
        List<Field> fields = list("form_field", Filter.INCLUDE, r -> r).stream()
                .filter(field -> List.of(String.valueOf(field.get("forms")).split(",", -1))
                        .contains("one"))
                .map(Field::of)
                .filter(field -> field.isAskedOf(name))
                .sorted(Comparator.comparingInt(Field::position))
                .toList();
        return new OneForm(object, fields, known(object, row, fields, now));
    }

    private Map<String, Object> known(String object, Map<String, Object> row, List<Field> fields, Instant now) {
        Map<String, Object> known = new HashMap<>();
        Optional<Map<String, Object>> last =
                records(object).stream().max(Comparator.comparing(one -> (Instant) one.get("at")));
        for (Field field : fields) {
            field.property().map(row::get).ifPresent(value -> known.put(field.code(), value.toString()));
            last.filter(one -> Duration.between((Instant) one.get("at"), now).toDays() < field.fresh())
                    .map(one -> Answers.read((String) one.get("answers")).get(field.code()))
                    .ifPresent(answer -> known.putIfAbsent(field.code(), answer));
        }
        return known;
    }

    private List<Map<String, Object>> records(String object) {
        return list("patrol_record", equal("subject", subject(object)), row -> row);
    }

    /** The path below {@code /id/} of a feature. */
    String subject(String object) {
        int dot = object.indexOf('.');
        return layer(object.substring(0, dot)).iri().expand("", object.substring(dot + 1));
    }

    LegacyForm legacy(String code) {
        List<Map<String, Object>> rows = new ArrayList<>(list("legacy_question", equal("form", code), row -> row));
        if (rows.isEmpty()) {
            throw new GewuException(ErrorCode.NOT_FOUND, "form", "There is no legacy form " + code);
        }
        rows.sort(Comparator.comparingInt(row -> (Integer) row.get("position")));
        return new LegacyForm(
                code,
                rows.stream()
                        .map(row -> new LegacyForm.Question(
                                (String) row.get("label"), (String) row.getOrDefault("field", "")))
                        .toList());
    }
}
