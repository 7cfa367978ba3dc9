package io.gewu.http.rest;

import io.gewu.api.health.HealthProbe;
import io.gewu.api.rest.RestService;
import io.gewu.http.internal.InFlight;
import jakarta.servlet.Servlet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a servlet for each root that a plugin serves. It stays for a moment after the plugin left, for who asks while
 * the plugin is replaced; the whiteboard lets requests under way finish.
 */
@Component(service = HealthProbe.class, immediate = true)
public final class RestMounts implements HealthProbe {
    private static final Logger LOG = LoggerFactory.getLogger(RestMounts.class);

    private final BundleContext bundles;
    private final InFlight inFlight;
    private final RestRoots roots;
    private final Map<String, ServiceRegistration<Servlet>> mounted = new LinkedHashMap<>();
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "gewu-rest"));

    @Activate
    public RestMounts(BundleContext bundles, @Reference InFlight inFlight, @Reference RestRoots roots) {
        this.roots = roots;
        this.bundles = bundles;
        this.inFlight = inFlight;
    }

    @Deactivate
    void close() {
        later.shutdownNow();
    }

    @Reference(
            service = RestService.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addService(ServiceReference<RestService> reference, RestService service) {
        String owner = reference.getBundle().getSymbolicName();
        if (!service.root().matches("[a-z][a-z0-9-]{0,40}")) {
            LOG.error("The routes of {} stay closed: root \"{}\" is no path segment", owner, service.root());
            return;
        }
        roots.add(owner, service);
        roots.refused().forEach(LOG::warn);
        mount();
    }

    void removeService(RestService service) {
        roots.remove(service);
        mount();
        if (!later.isShutdown()) {
            ScheduledFuture<?> planned =
                    later.schedule(this::unmount, 2 * RestServlet.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            LOG.debug("Roots without a service are closed: {}", planned);
        }
    }

    private synchronized void mount() {
        for (String root : roots.roots()) {
            mounted.computeIfAbsent(root, this::register);
        }
    }

    private ServiceRegistration<Servlet> register(String root) {
        Map<String, Object> properties = Map.of(
                HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN,
                new String[] {"/" + root, "/" + root + "/*"},
                HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME,
                "rest-" + root);
        return bundles.registerService(
                Servlet.class, new RestServlet(root, roots, inFlight), FrameworkUtil.asDictionary(properties));
    }

    private synchronized void unmount() {
        Set<String> serving = roots.roots();
        mounted.entrySet().removeIf(one -> {
            if (serving.contains(one.getKey())) {
                return false;
            }
            one.getValue().unregister();
            return true;
        });
    }

    @Override
    public String name() {
        return "rest";
    }

    @Override
    public Health check() {
        List<String> refused = roots.refused();
        return refused.isEmpty() ? Health.UP : new Health(State.DEGRADED, String.join("; ", refused));
    }
}
