package io.gewu.http.rest;

import io.gewu.api.rest.RestService;
import io.gewu.http.internal.InFlight;
import jakarta.servlet.Servlet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mounts each plugin's routes while the plugin runs; the whiteboard lets requests under way finish. */
@Component(service = {})
public final class RestMounts {
    private static final Logger LOG = LoggerFactory.getLogger(RestMounts.class);

    private record Mount(Routes routes, ServiceRegistration<Servlet> registration) {}

    private final BundleContext bundles;
    private final InFlight inFlight;
    private final RestRoots roots;
    private final Map<RestService, Mount> mounted = new ConcurrentHashMap<>();

    @Activate
    public RestMounts(BundleContext bundles, @Reference InFlight inFlight, @Reference RestRoots roots) {
        this.roots = roots;
        this.bundles = bundles;
        this.inFlight = inFlight;
    }

    @Reference(
            service = RestService.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void mount(RestService service) {
        if (!service.root().matches("[a-z][a-z0-9-]{0,40}")) {
            LOG.error("The routes of {} stay closed: root \"{}\" is no path segment", service, service.root());
            return;
        }
        Map<String, Object> properties = Map.of(
                HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN,
                new String[] {"/" + service.root(), "/" + service.root() + "/*"},
                HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME,
                "rest-" + service.root());
        Routes routes = new Routes(service);
        roots.add(routes);
        mounted.put(
                service,
                new Mount(
                        routes,
                        bundles.registerService(
                                Servlet.class,
                                new RestServlet(routes, inFlight),
                                FrameworkUtil.asDictionary(properties))));
    }

    void unmount(RestService service) {
        Mount mount = mounted.remove(service);
        if (mount != null) {
            roots.remove(mount.routes());
            mount.registration().unregister();
        }
    }
}
