package io.gewu.event.responsible;

import io.gewu.api.grid.GridResolver;
import io.gewu.api.site.Site;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.directory.LayerDirectory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds who is responsible, from memory. Safe for many threads. */
@Component(service = Responsibilities.class)
public final class Responsibilities {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private final GridResolver grids;
    private final LayerDirectory directory;
    private final Site site;

    @Activate
    public Responsibilities(@Reference GridResolver grids, @Reference LayerDirectory directory, @Reference Site site) {
        this.grids = grids;
        this.directory = directory;
        this.site = site;
    }

    /**
     * Who is responsible at a place, by the grids that are in force then.
     *
     * @param longitude degrees, EPSG:4490
     * @param latitude degrees, EPSG:4490
     */
    public Responsible at(double longitude, double latitude, Instant at) {
        return Responsible.of(
                directory.now(),
                grids.at(longitude, latitude, at.atZone(WorkingCalendar.ZONE).toLocalDate()),
                site.area(),
                at);
    }

    /** The rows of layer {@code duty} that say who is on duty at some centres at a time. */
    public static Filter onDuty(Collection<String> centres, Instant at) {
        return FILTERS.and(List.of(
                anyOf("centre", centres),
                FILTERS.lessOrEqual(FILTERS.property("starts_at"), FILTERS.literal(at)),
                FILTERS.greater(FILTERS.property("ends_at"), FILTERS.literal(at))));
    }

    static Filter anyOf(String attribute, Collection<String> values) {
        return values.isEmpty()
                ? Filter.EXCLUDE
                : FILTERS.or(values.stream()
                        .map(value -> (Filter) FILTERS.equals(FILTERS.property(attribute), FILTERS.literal(value)))
                        .toList());
    }
}
