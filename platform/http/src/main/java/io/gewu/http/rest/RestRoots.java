package io.gewu.http.rest;

import io.gewu.api.rest.RestService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Which service answers at which root: that of the plugin which was there first, and of its services the newest, so
 * that a new version takes over from the old one between two requests. Safe for many threads.
 */
@Component(service = RestRoots.class)
public final class RestRoots {
    /** What the platform serves itself. */
    private static final Set<String> RESERVED =
            Set.of("admin", "api", "health", "id", "metrics", "sparql", "wfs", "wms", "console");

    /** A service and the plugin it is of, by symbolic name. */
    private record Offer(String owner, Routes routes) {}

    private final Map<String, List<Offer>> offers = new LinkedHashMap<>();
    private final Map<String, Routes> serving = new LinkedHashMap<>();

    @Activate
    public RestRoots() {}

    synchronized void add(String owner, RestService service) {
        offers.computeIfAbsent(service.root(), root -> new ArrayList<>()).add(new Offer(owner, new Routes(service)));
        choose(service.root());
    }

    synchronized void remove(RestService service) {
        for (List<Offer> some : offers.values()) {
            some.removeIf(offer -> offer.routes().service() == service);
        }
        List.copyOf(offers.keySet()).forEach(this::choose);
        offers.values().removeIf(List::isEmpty);
    }

    private void choose(String root) {
        List<Offer> some = offers.get(root);
        if (some.isEmpty() || RESERVED.contains(root)) {
            serving.remove(root);
            return;
        }
        String owner = some.get(0).owner();
        some.stream()
                .filter(offer -> offer.owner().equals(owner))
                .reduce((before, after) -> after)
                .ifPresent(offer -> serving.put(root, offer.routes()));
        notifyAll();
    }

    /** The roots that are served. */
    synchronized Set<String> roots() {
        return Set.copyOf(serving.keySet());
    }

    /** What answers at a root now. */
    synchronized Optional<Routes> routes(String root) {
        return Optional.ofNullable(serving.get(root));
    }

    /** What answers at a root, or will in a moment because its plugin is being replaced. */
    synchronized Optional<Routes> awaitRoutes(String root, long longestMillis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(longestMillis);
        try {
            while (!serving.containsKey(root)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    break;
                }
                wait(left);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return routes(root);
    }

    /** Services that do not answer, and why. */
    synchronized List<String> refused() {
        List<String> refused = new ArrayList<>();
        offers.forEach((root, some) -> {
            String owner = RESERVED.contains(root) ? "the server" : some.get(0).owner();
            some.stream()
                    .map(Offer::owner)
                    .filter(other -> !other.equals(owner))
                    .distinct()
                    .forEach(other ->
                            refused.add("The REST root \"" + root + "\" of " + other + " is taken by " + owner));
        });
        return refused;
    }

    /** The methods that an address answers; empty if no plugin serves it. */
    public Set<String> methods(String path) {
        List<String> segments = Stream.of(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        return segments.isEmpty()
                ? Set.of()
                : routes(segments.get(0))
                        .<Set<String>>map(routes -> new TreeSet<>(routes.allowed(segments.subList(1, segments.size()))))
                        .orElse(Set.of());
    }
}
