package io.gewu.store;

import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.layer.StyleDocument;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A catalog of the layer of things, which can go and come. */
final class OneLayer implements LayerCatalog {
    private volatile boolean isThere = true;
    private final AtomicLong revision = new AtomicLong(1);

    void set(boolean there) {
        isThere = there;
        revision.incrementAndGet();
    }

    @Override
    public List<Layer> layers() {
        return isThere ? List.of(Fixture.THINGS) : List.of();
    }

    @Override
    public Optional<Layer> layer(String name) {
        return layers().stream().filter(layer -> layer.name().equals(name)).findFirst();
    }

    @Override
    public Optional<StyleDocument> style(Layer layer, String name) {
        return Optional.empty();
    }

    @Override
    public long revision() {
        return revision.get();
    }
}
