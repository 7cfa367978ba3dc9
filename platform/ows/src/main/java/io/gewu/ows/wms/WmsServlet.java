package io.gewu.ows.wms;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.LocalizedText;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.plugin.PluginRegistry;
import io.gewu.api.site.Site;
import io.gewu.feature.query.CallerLayers;
import io.gewu.feature.query.FeatureReader;
import io.gewu.feature.query.LayerExtents;
import io.gewu.http.Callers;
import io.gewu.http.Negotiation;
import io.gewu.http.PublicAddress;
import io.gewu.http.Revalidation;
import io.gewu.ows.KvpParameters;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /wms}: dispatches on REQUEST and turns failures into service exceptions. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/wms")
public final class WmsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Site site;
    private final transient LayerCatalog catalog;
    private final transient PluginRegistry plugins;
    private final transient FeatureReader reader;
    private final transient LayerExtents extents;
    private final transient MapPictures pictures;
    private final transient FeatureInfo info;

    @Activate
    public WmsServlet(
            @Reference Site site,
            @Reference LayerCatalog catalog,
            @Reference PluginRegistry plugins,
            @Reference FeatureReader reader,
            @Reference LayerExtents extents,
            @Reference MapPictures pictures,
            @Reference FeatureInfo info) {
        this.site = site;
        this.catalog = catalog;
        this.plugins = plugins;
        this.reader = reader;
        this.extents = extents;
        this.pictures = pictures;
        this.info = info;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WmsVersion version = WmsVersion.V1_3_0;
        try {
            KvpParameters parameters = KvpParameters.parse(request.getQueryString());
            String asked =
                    parameters.text("VERSION").isEmpty() ? parameters.text("WMTVER") : parameters.text("VERSION");
            version = WmsVersion.negotiate(asked);
            dispatch(version, parameters, request, response);
        } catch (GewuException failure) {
            WmsExceptions.write(response, version, failure);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            WmsExceptions.write(response, version, failure);
        }
    }

    private void dispatch(
            WmsVersion version, KvpParameters parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        CallerLayers layers = reader.layers(Callers.of(request));
        String operation = parameters.required("REQUEST");
        switch (operation.toLowerCase(Locale.ROOT)) {
            case "getcapabilities", "capabilities" -> capabilities(version, parameters, request, response);
            case "getmap", "map" -> pictures.map(MapRequest.parse(version, parameters), layers, response);
            case "getfeatureinfo" -> info.answer(version, parameters, layers, Negotiation.language(request), response);
            case "getlegendgraphic" -> pictures.legend(parameters, layers, response);
            default ->
                throw new GewuException(
                        ErrorCode.UNKNOWN_OPERATION,
                        "REQUEST",
                        "Operation \"" + operation
                                + "\" is not offered; expected GetCapabilities, GetMap, GetFeatureInfo or GetLegendGraphic");
        }
    }

    private void capabilities(
            WmsVersion version, KvpParameters parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String service = parameters.text("SERVICE");
        if (!service.equalsIgnoreCase("WMS")) {
            throw new GewuException(
                    service.isEmpty() ? ErrorCode.MISSING_PARAMETER : ErrorCode.INVALID_PARAMETER,
                    "SERVICE",
                    "SERVICE is WMS here, found \"" + service + "\"");
        }
        Caller caller = Callers.of(request);
        String tag =
                "\"" + catalog.revision() + "-" + version.number() + "-" + Integer.toHexString(caller.hashCode()) + "-"
                        + (Negotiation.statesLanguage(request)
                                ? Negotiation.language(request).getLanguage()
                                : "both") + "\"";
        response.setHeader("ETag", tag);
        Revalidation.require(response);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        Locale language = Negotiation.language(request);
        Function<LocalizedText, String> texts =
                Negotiation.statesLanguage(request) ? text -> text.in(language) : LocalizedText::both;
        // a failing layer must become an exception document, so the small document is made before it is sent
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        new CapabilitiesDocument(
                        version, site, extents, reader.layers(caller), texts, PublicAddress.of(request) + "/wms")
                .write(plugins, catalog, document);
        response.setContentType(version.capabilitiesType());
        response.setContentLength(document.size());
        document.writeTo(response.getOutputStream());
    }
}
