package io.gewu.http.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.Servlet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/** What the server measures of itself: request times by address and status, and the JVM. Safe for many threads. */
@Component(service = RequestMeters.class)
public final class RequestMeters {
    private static final Set<String> METHODS = Set.of("GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE");

    /** How many servlets serve addresses that begin with a segment. */
    private final Map<String, Integer> served = new ConcurrentHashMap<>();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    @Activate
    public RequestMeters(@Reference InFlight inFlight) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collections.bindTo(registry);
        Gauge.builder("gewu.http.requests.running", inFlight, InFlight::running).register(registry);
    }

    @Reference(
            service = Servlet.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(osgi.http.whiteboard.servlet.pattern=*)")
    void serve(ServiceReference<Servlet> servlet) {
        segments(servlet).forEach(segment -> served.merge(segment, 1, Integer::sum));
    }

    void unserve(ServiceReference<Servlet> servlet) {
        segments(servlet)
                .forEach(segment -> served.computeIfPresent(segment, (s, count) -> count > 1 ? count - 1 : null));
    }

    private static Set<String> segments(ServiceReference<Servlet> servlet) {
        Object patterns = servlet.getProperty(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN);
        Stream<?> all = patterns instanceof Object[] several ? Stream.of(several) : Stream.ofNullable(patterns);
        return all.map(pattern -> pattern.toString().replaceFirst("^/", "").split("/", 2)[0])
                .filter(segment -> !segment.isEmpty() && !segment.contains("*"))
                .collect(Collectors.toSet());
    }

    @Deactivate
    void close() {
        collections.close();
        registry.close();
    }

    /**
     * Records one request.
     *
     * @param method HTTP method
     * @param path the request's path; only its first part is kept, so that clients cannot make labels without end
     * @param status HTTP status
     * @param nanos time from the first byte read to the last byte written
     */
    public void record(String method, String path, int status, long nanos) {
        String first = path.length() > 1 ? path.substring(1).split("/", 2)[0] : "";
        Timer.builder("gewu.http.requests")
                .tag("address", first.isEmpty() ? "/" : served.containsKey(first) ? first : "other")
                .tag("method", METHODS.contains(method) ? method : "other")
                .tag("status", Integer.toString(status))
                .publishPercentileHistogram()
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    String scrape() {
        return registry.scrape();
    }
}
