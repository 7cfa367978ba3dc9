package io.gewu.http.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What the server measures of itself: request times by address and status, and the JVM. Safe for many threads. */
@Component(service = RequestMeters.class)
public final class RequestMeters {
    private static final Set<String> ADDRESSES =
            Set.of("wms", "wfs", "sparql", "id", "health", "metrics", "admin", "console", "ogc", "wmts", "qgis");

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
                .tag("address", first.isEmpty() ? "/" : ADDRESSES.contains(first) ? first : "other")
                .tag("method", Set.of("GET", "POST", "HEAD", "OPTIONS").contains(method) ? method : "other")
                .tag("status", Integer.toString(status))
                .publishPercentileHistogram()
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    String scrape() {
        return registry.scrape();
    }
}
