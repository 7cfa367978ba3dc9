package io.gewu.store;

import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * A service that is fetched when it is first needed, not when it is announced: it may need the store itself, and no
 * start waits for another in a circle. Safe for many threads.
 */
final class LazyService<T> {
    private final BundleContext bundles;
    private final ServiceReference<T> reference;
    private T service;
    private boolean gone;

    LazyService(BundleContext bundles, ServiceReference<T> reference) {
        this.bundles = bundles;
        this.reference = reference;
    }

    /** One that is there. */
    LazyService(T service) {
        this.bundles = null;
        this.reference = null;
        this.service = service;
    }

    /** Empty once its plugin is gone, or while it cannot start. */
    Optional<T> get() {
        synchronized (this) {
            if (service != null || gone) {
                return Optional.ofNullable(service);
            }
        }
        // fetching may start a component, which may take locks of its own
        T fetched = bundles.getService(reference);
        if (fetched == null) {
            return Optional.empty();
        }
        boolean isSpare;
        synchronized (this) {
            isSpare = gone || service != null;
            service = gone ? null : fetched;
        }
        if (isSpare) {
            bundles.ungetService(reference);
        }
        return Optional.of(fetched);
    }

    boolean isOf(ServiceReference<?> other) {
        return other.equals(reference);
    }

    /** Gives the service back. */
    void release() {
        boolean isHeld;
        synchronized (this) {
            isHeld = service != null && reference != null;
            service = null;
            gone = true;
        }
        if (isHeld) {
            bundles.ungetService(reference);
        }
    }
}
