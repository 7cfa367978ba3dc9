package io.gewu.feature.query;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.Layer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.Id;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.FilterAttributeExtractor;

/**
 * Which features of a layer with time are meant: those valid now, or at a time, or during one.
 *
 * @param zone of the site: days of plans and permits begin at midnight there
 */
public record Validity(ZoneId zone) {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    /**
     * The filter of a time parameter.
     *
     * @param time an ISO 8601 day or instant, {@code start/end} (either may be {@code ..}), {@code current}, or empty
     *     for now
     * @return {@code INCLUDE} for layers without time
     * @throws GewuException {@code INVALID_PARAMETER} if it is none of these
     */
    public Filter filter(Layer layer, String time) {
        if (!layer.isTemporal()) {
            return Filter.INCLUDE;
        }
        if (time.isEmpty() || time.equals("current") || time.equals("now")) {
            return at(layer, Instant.now());
        }
        String[] ends = time.split("/", -1);
        if (ends.length > 3) {
            throw unreadable(time);
        }
        Optional<Instant> from = instant(ends[0], time);
        return during(layer, from, ends.length == 1 ? from : instant(ends[1], time));
    }

    /** Features valid at an instant; {@code INCLUDE} for layers without time. */
    public Filter at(Layer layer, Instant instant) {
        return layer.isTemporal() ? during(layer, Optional.of(instant), Optional.of(instant)) : Filter.INCLUDE;
    }

    /** The default of a query: features valid now, unless its filter speaks of time or names single features. */
    public Filter withDefault(Layer layer, Filter filter) {
        if (!layer.isTemporal() || filter instanceof Id || speaksOfTime(layer, filter)) {
            return filter;
        }
        Filter now = filter(layer, "");
        return filter == Filter.INCLUDE ? now : FILTERS.and(filter, now);
    }

    private static boolean speaksOfTime(Layer layer, Filter filter) {
        FilterAttributeExtractor names = new FilterAttributeExtractor();
        filter.accept(names, null);
        return layer.attributes().stream()
                .filter(a -> a.time() != Attribute.TimeRole.NONE)
                .anyMatch(a -> names.getAttributeNameSet().contains(a.name()));
    }

    private Filter during(Layer layer, Optional<Instant> from, Optional<Instant> to) {
        List<Filter> parts = new ArrayList<>();
        Attribute start = layer.time(Attribute.TimeRole.START).orElseThrow();
        to.ifPresent(last ->
                parts.add(FILTERS.lessOrEqual(FILTERS.property(start.name()), FILTERS.literal(value(start, last)))));
        layer.time(Attribute.TimeRole.END)
                .ifPresent(end -> from.ifPresent(first -> {
                    PropertyName name = FILTERS.property(end.name());
                    parts.add(FILTERS.or(
                            FILTERS.isNull(name), FILTERS.greater(name, FILTERS.literal(value(end, first)))));
                }));
        return parts.isEmpty() ? Filter.INCLUDE : parts.size() == 1 ? parts.get(0) : FILTERS.and(parts);
    }

    private Object value(Attribute attribute, Instant instant) {
        return attribute.type() == AttributeType.DATE ? LocalDate.ofInstant(instant, zone) : instant;
    }

    private Optional<Instant> instant(String text, String whole) {
        if (text.isEmpty() || text.equals("..")) {
            return Optional.empty();
        }
        try {
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
            }
            return Optional.of(
                    text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d")
                            ? OffsetDateTime.parse(text).toInstant()
                            : java.time.LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException broken) {
            throw unreadable(whole);
        }
    }

    private static GewuException unreadable(String time) {
        return new GewuException(
                ErrorCode.INVALID_PARAMETER,
                "TIME",
                "\"" + time + "\" is no ISO 8601 day, instant or start/end; expected for example 2022-04-12");
    }
}
