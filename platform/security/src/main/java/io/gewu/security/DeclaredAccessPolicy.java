package io.gewu.security;

import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.Access;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.factory.CommonFactoryFinder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the declarations' {@code access} and {@code sensitive} say. */
@Component(service = AccessPolicy.class)
public final class DeclaredAccessPolicy implements AccessPolicy {
    /** The role that sees personal attributes. */
    static final String SENSITIVE = "sensitive-reader";

    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private final LayerCatalog catalog;

    @Activate
    public DeclaredAccessPolicy(@Reference LayerCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Optional<Layer> readable(Caller caller, Layer layer) {
        if (!caller.has(layer.access().read())) {
            return Optional.empty();
        }
        if (caller.has(SENSITIVE) || layer.attributes().stream().noneMatch(Attribute::sensitive)) {
            return Optional.of(layer);
        }
        List<Attribute> open =
                layer.attributes().stream().filter(a -> !a.sensitive()).toList();
        return Optional.of(layer.withAttributes(open));
    }

    @Override
    public List<Layer> readableLayers(Caller caller) {
        return catalog.layers().stream()
                .flatMap(layer -> readable(caller, layer).map(Stream::of).orElseGet(Stream::empty))
                .toList();
    }

    /** What everybody may read is open to those who work in one area as well; scope then limits writing only. */
    @Override
    public Filter visible(Caller caller, Layer layer) {
        return layer.access().read().equals(Access.PUBLIC) ? Filter.INCLUDE : inAreas(caller, layer);
    }

    @Override
    public Filter writable(Caller caller, Layer layer) {
        String role = layer.access().write();
        return role.isEmpty() || !caller.has(role) ? Filter.EXCLUDE : inAreas(caller, layer);
    }

    /** Codes of areas begin with the code of the area they lie in. */
    private Filter inAreas(Caller caller, Layer open) {
        // the attribute that leads to the area may be one that the caller does not see
        Layer layer = catalog.layer(open.name()).orElse(open);
        if (layer.access().scope().isEmpty() || caller.areas().isEmpty()) {
            return Filter.INCLUDE;
        }
        Optional<Attribute> area = layer.scopeAttribute();
        if (area.isEmpty()) {
            return Filter.EXCLUDE;
        }
        PropertyName name = FILTERS.property(area.get().name());
        List<Filter> each = caller.areas().stream()
                .sorted()
                .<Filter>map(code -> FILTERS.like(name, code + "*", "*", "?", "\\"))
                .toList();
        return each.size() == 1 ? each.get(0) : FILTERS.or(each);
    }
}
