package io.gewu.http.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends what libraries log through java.util.logging (GeoTools does) into the one stream. */
@Component(
        service = {},
        immediate = true)
public final class JavaLoggingBridge {
    @Activate
    public JavaLoggingBridge() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    @Deactivate
    void close() {
        SLF4JBridgeHandler.uninstall();
    }
}
