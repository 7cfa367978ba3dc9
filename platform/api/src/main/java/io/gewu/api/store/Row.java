package io.gewu.api.store;

import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * The values of one feature, by type. Whoever asks for an attribute that the layer does not have, or by another type
 * than it has, made a mistake in a program and gets an {@link IllegalArgumentException} that names both.
 *
 * @param layer with the attributes that were read
 * @param values by the names of attributes and geometry, as {@link WriteSession} takes them, without those that are
 *     null; not to be changed
 */
public record Row(Layer layer, Map<String, Object> values) {
    /** The business key, as text. */
    public String key() {
        return String.valueOf(values.get(layer.key().name()));
    }

    /** A text. */
    public Optional<String> text(String name) {
        return value(name, String.class);
    }

    /** A number of any kind. */
    public Optional<BigDecimal> number(String name) {
        return value(name, Number.class)
                .map(number -> number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString()));
    }

    /** A truth value; false where there is none. */
    public boolean isTrue(String name) {
        return value(name, Boolean.class).orElse(false);
    }

    /** A moment. */
    public Optional<Instant> instant(String name) {
        return value(name, Instant.class);
    }

    /** A day. */
    public Optional<LocalDate> day(String name) {
        return value(name, LocalDate.class);
    }

    /**
     * The geometry, in the layer's own CRS, longitude or easting first.
     *
     * @return empty if the feature has none
     * @throws IllegalArgumentException if the layer has none
     */
    public Optional<Geometry> geometry() {
        GeometryColumn column = layer.geometry()
                .orElseThrow(() -> new IllegalArgumentException("Layer " + layer.name() + " has no geometry"));
        return Optional.ofNullable((Geometry) values.get(column.name()));
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        Class<?> declared = layer.attribute(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("Layer " + layer.name() + " has no attribute \"" + name + "\""))
                .valueClass();
        if (!type.isAssignableFrom(declared)) {
            throw new IllegalArgumentException("Attribute " + layer.name() + "." + name + " holds "
                    + declared.getSimpleName() + " and was asked for " + type.getSimpleName());
        }
        return Optional.ofNullable(type.cast(values.get(name)));
    }
}
