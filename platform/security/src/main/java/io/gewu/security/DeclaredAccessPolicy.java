package io.gewu.security;

import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the declarations' {@code access} and {@code sensitive} say. */
@Component(service = AccessPolicy.class)
public final class DeclaredAccessPolicy implements AccessPolicy {
    /** The role that sees personal attributes. */
    static final String SENSITIVE = "sensitive-reader";

    private final LayerCatalog catalog;

    @Activate
    public DeclaredAccessPolicy(@Reference LayerCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Optional<Layer> readable(Caller caller, Layer layer) {
        if (!caller.roles().contains(layer.access().read())) {
            return Optional.empty();
        }
        if (caller.roles().contains(SENSITIVE) || layer.attributes().stream().noneMatch(Attribute::sensitive)) {
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
}
