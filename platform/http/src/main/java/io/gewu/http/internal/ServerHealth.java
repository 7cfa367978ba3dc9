package io.gewu.http.internal;

import io.gewu.api.health.HealthProbe;
import io.gewu.api.health.HealthProbe.State;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginFile;
import io.gewu.api.plugin.PluginFolders;
import io.gewu.api.plugin.PluginRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** How the server and each of its plugins are now. */
@Component(service = ServerHealth.class)
public final class ServerHealth {
    /** The parts without which the server serves nothing. */
    private static final List<String> PARTS = List.of("plugins", "catalog", "store", "load", "graph");

    /**
     * One line of the report.
     *
     * @param kind {@code plugin} or {@code part}
     * @param version empty for parts
     * @param reason empty when up
     */
    record Line(String kind, String name, String version, State state, String reason) {}

    private final BundleContext context;
    private final PluginRegistry plugins;
    private final PluginFolders folders;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<HealthProbe> probes = List.of();

    @Activate
    public ServerHealth(BundleContext context, @Reference PluginRegistry plugins, @Reference PluginFolders folders) {
        this.context = context;
        this.plugins = plugins;
        this.folders = folders;
    }

    /** The whole report: parts first, then plugins. */
    List<Line> report() {
        List<Line> lines = new ArrayList<>();
        for (HealthProbe probe : probes) {
            HealthProbe.Health health = probe.check();
            lines.add(new Line("part", probe.name(), "", health.state(), health.reason()));
        }
        List<Plugin> running = plugins.plugins();
        for (Plugin plugin : running) {
            String reason = plugin.problems().stream().map(Object::toString).collect(Collectors.joining("; "));
            State state = plugin.isHealthy() ? State.UP : State.DEGRADED;
            lines.add(new Line("plugin", plugin.name(), plugin.version(), state, reason));
        }
        folders.files().stream()
                .filter(file -> file.state() != PluginFile.State.ACTIVE)
                .map(ServerHealth::line)
                .forEach(lines::add);
        return lines;
    }

    /** The worst of all; a plugin that does not run degrades the server, it does not take it down. */
    State overall(List<Line> lines) {
        if (context.getBundle(0).getState() != Bundle.ACTIVE) {
            return State.STARTING;
        }
        // settings arrive in their own time: a part that has not come yet is still to come
        boolean complete = PARTS.stream()
                .allMatch(part -> lines.stream().anyMatch(l -> l.name().equals(part)));
        State worst = complete ? State.UP : State.STARTING;
        for (Line line : lines) {
            State state = line.kind().equals("plugin") && line.state() != State.UP ? State.DEGRADED : line.state();
            worst = state.compareTo(worst) > 0 ? state : worst;
        }
        return worst;
    }

    /** A file that does not serve; one that another goes before is no fault. */
    private static Line line(PluginFile file) {
        State state = switch (file.state()) {
            case STARTING -> State.STARTING;
            case ACTIVE, SET_ASIDE -> State.UP;
            case UNRESOLVED, BROKEN -> State.DOWN;
        };
        String name = file.name().isEmpty() ? file.file() : file.name();
        return new Line("plugin", name, file.version(), state, file.file() + ": " + file.reason());
    }
}
