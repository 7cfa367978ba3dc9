package io.gewu.http.rest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The roots that plugins serve now. Safe for many threads. */
@Component(service = RestRoots.class)
public final class RestRoots {
    private final Map<String, Routes> roots = new ConcurrentHashMap<>();

    @Activate
    public RestRoots() {}

    void add(Routes routes) {
        roots.put(routes.service().root(), routes);
    }

    void remove(Routes routes) {
        roots.remove(routes.service().root(), routes);
    }

    /** The methods that an address answers; empty if no plugin serves it. */
    public Set<String> methods(String path) {
        List<String> segments = Stream.of(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        Routes routes = segments.isEmpty() ? null : roots.get(segments.get(0));
        return routes == null ? Set.of() : new TreeSet<>(routes.allowed(segments.subList(1, segments.size())));
    }
}
