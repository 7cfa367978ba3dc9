package io.gewu.catalog;

import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names of plugins and layers, and patterns of IRIs: the first to claim one holds it, a later one is told by whom. */
final class NameClaims {
    private final List<HeldPlugin> holders;

    /** @param holders the plugins that are here, without the one that asks */
    NameClaims(List<HeldPlugin> holders) {
        this.holders = holders;
    }

    /** What of a plugin can be served; what cannot is among its problems. */
    Plugin admit(String owner, Plugin declared) {
        return holders.stream()
                .filter(holder -> holder.served().name().equals(declared.name()))
                .findFirst()
                .map(holder -> refused(owner, declared, holder.owner()))
                .orElseGet(() -> withoutTakenLayers(declared));
    }

    /** Shown under its symbolic name, which no other bundle has. */
    private static Plugin refused(String owner, Plugin declared, String holder) {
        Problem taken = new Problem(
                "META-INF/MANIFEST.MF",
                0,
                0,
                "The plugin name \"" + declared.name() + "\" of " + owner + " is taken by " + holder
                        + "; give it another in the header Gewu-Plugin");
        return new Plugin(
                owner,
                declared.title(),
                declared.version(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(taken));
    }

    private Plugin withoutTakenLayers(Plugin declared) {
        List<Layer> layers = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(declared.problems());
        for (Layer layer : declared.layers()) {
            Optional<String> taken = taken(layer, layers);
            if (taken.isPresent()) {
                problems.add(new Problem("layers/" + layer.name() + ".yaml", 0, 0, taken.get()));
            } else {
                layers.add(layer);
            }
        }
        return declared.with(layers, problems);
    }

    private Optional<String> taken(Layer layer, List<Layer> own) {
        for (Layer other : own) {
            if (other.name().equals(layer.name())) {
                return Optional.of("The layer name \"" + layer.name() + "\" is declared twice");
            }
        }
        for (HeldPlugin holder : holders) {
            for (Layer other : holder.served().layers()) {
                if (other.name().equals(layer.name())) {
                    return Optional.of(
                            "The layer name \"" + layer.name() + "\" is taken by plugin \"" + holder.owner() + "\"");
                }
                if (other.iri().equals(layer.iri())) {
                    return Optional.of("The IRIs of layer \"" + layer.name() + "\" are those of layer \""
                            + other.name() + "\" of plugin \"" + holder.owner() + "\": "
                            + layer.iri().prefix() + "{…}" + layer.iri().suffix());
                }
            }
        }
        return Optional.empty();
    }
}
