package io.gewu.ows.wfs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.site.Site;
import io.gewu.feature.edit.FeatureEditor;
import io.gewu.feature.format.OutputFormats;
import io.gewu.feature.query.FeatureReader;
import io.gewu.feature.query.LayerExtents;
import io.gewu.feature.xml.XmlInput;
import io.gewu.http.Incidents;
import io.gewu.http.Problems;
import io.gewu.ows.ExceptionReport;
import io.gewu.ows.KvpParameters;
import io.gewu.ows.wfs.collection.WfsFormats;
import io.gewu.ows.wfs.transaction.LockParameters;
import io.gewu.ows.wfs.transaction.LockRequests;
import io.gewu.ows.wfs.transaction.Transactions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** WFS 2.0, 1.1 and 1.0, free of servlets: a request in, an answer out, never an exception. Safe for many threads. */
@Component(service = WfsService.class)
public final class WfsService {
    private static final String XML = "text/xml; charset=utf-8";

    private final Site site;
    private final LayerCatalog catalog;
    private final FeatureReader reader;
    private final FeatureEditor editor;
    private final LayerExtents extents;
    private final StoredQueries storedQueries;
    private final WfsFormats formats;
    private final FeatureReplies features;
    private final Transactions transactions;
    private final LockRequests locking;

    @Activate
    public WfsService(
            @Reference Site site,
            @Reference LayerCatalog catalog,
            @Reference FeatureReader reader,
            @Reference FeatureEditor editor,
            @Reference LayerExtents extents,
            @Reference StoredQueries storedQueries,
            @Reference OutputFormats formats,
            @Reference FeatureReplies features,
            @Reference Transactions transactions,
            @Reference LockRequests locking) {
        this.site = site;
        this.catalog = catalog;
        this.reader = reader;
        this.editor = editor;
        this.extents = extents;
        this.storedQueries = storedQueries;
        this.formats = new WfsFormats(formats);
        this.features = features;
        this.transactions = transactions;
        this.locking = locking;
    }

    /** Answers a request; failures known before the first byte are exception reports. */
    public WfsReply handle(WfsCall call) {
        try {
            KvpParameters parameters = KvpParameters.parse(call.query());
            return call.body().isPresent() ? post(call, call.body().get()) : get(call, parameters);
        } catch (GewuException failure) {
            return report(failure, VersionNegotiation.guess(call));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            return report(failure, VersionNegotiation.guess(call));
        }
    }

    /**
     * A failure as a reply. Clients of 1.x read reports that come with status 200 and nothing else, so that only
     * missing credentials, which they ask the user for, have a status of their own.
     */
    static WfsReply report(Throwable failure, WfsVersion version) {
        GewuException shown = failure instanceof GewuException known
                        && known.code().http() != 500
                ? known
                : new GewuException(ErrorCode.INTERNAL, "", "Internal error, incident " + Incidents.report(failure));
        String document = switch (version) {
            case V2_0 -> ExceptionReport.document(version.number(), shown);
            case V1_1 -> ExceptionReport.earlier(shown);
            case V1_0 -> ExceptionReport.first(shown);
        };
        boolean isUnknown = shown.code() == ErrorCode.UNAUTHENTICATED;
        int status = version == WfsVersion.V2_0 || isUnknown ? ExceptionReport.status(shown.code()) : 200;
        Map<String, String> headers = isUnknown
                ? Map.of("Cache-Control", "no-store", "WWW-Authenticate", Problems.CHALLENGE)
                : Map.of("Cache-Control", "no-store");
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        return new WfsReply(
                status,
                version == WfsVersion.V2_0 ? ExceptionReport.MEDIA_TYPE : XML,
                headers,
                out -> out.write(bytes));
    }

    private WfsReply get(WfsCall call, KvpParameters parameters) {
        VersionNegotiation.checkService(parameters);
        String name = parameters.text("REQUEST");
        if (name.equalsIgnoreCase("GetCapabilities")) {
            return capabilities(call, CapabilitiesRequest.of(parameters));
        }
        WfsLayers layers = layers(call, VersionNegotiation.of(parameters.text("VERSION")));
        KvpQueries queries = new KvpQueries(layers, storedQueries, parameters);
        Operation operation = Operation.named(name);
        return switch (operation) {
            case GET_CAPABILITIES, TRANSACTION ->
                throw new GewuException(
                        ErrorCode.UNKNOWN_OPERATION, name, "Operation " + name + " is sent as an XML document by POST");
            case DESCRIBE_FEATURE_TYPE -> schema(call, layers, queries.types(), parameters.text("OUTPUTFORMAT"));
            case GET_FEATURE ->
                parameters.has("SAVED")
                        ? features.saved(call, layers, storedQueries, parameters)
                        : features.reply(call, layers, queries.read(Optional.empty()), parameters);
            case GET_PROPERTY_VALUE ->
                features.reply(call, layers, queries.read(Optional.of(reference(parameters))), parameters);
            case GET_FEATURE_WITH_LOCK, LOCK_FEATURE -> {
                LockParameters lock = LockParameters.of(parameters, layers.version());
                boolean isRenewal =
                        operation == Operation.LOCK_FEATURE && !lock.lockId().isEmpty();
                yield lock(call, layers, operation, isRenewal ? GetFeature.NONE : queries.read(Optional.empty()), lock);
            }
            case LIST_STORED_QUERIES -> document(described(layers).list());
            case DESCRIBE_STORED_QUERIES -> {
                String ids = parameters.first("STOREDQUERY_ID", "STOREDQUERYID");
                yield document(described(layers).describe(ids.isEmpty() ? List.of() : List.of(ids.split(",", -1))));
            }
        };
    }

    private WfsLayers layers(WfsCall call, WfsVersion version) {
        return new WfsLayers(reader.layers(call.caller()), version, site);
    }

    private StoredQueryDocuments described(WfsLayers layers) {
        return new StoredQueryDocuments(storedQueries, layers.all());
    }

    private static String reference(KvpParameters parameters) {
        String reference = parameters.text("VALUEREFERENCE");
        if (!reference.isEmpty()) {
            return reference;
        }
        throw parameters.has("VALUEREFERENCE")
                ? KvpParameters.invalid("valueReference", "Parameter valueReference is empty")
                : QueryParameters.missing("valueReference", "Parameter valueReference is missing");
    }

    private WfsReply post(WfsCall call, byte[] body) {
        XmlInput xml = XmlInput.of(new ByteArrayInputStream(body)).root();
        Operation operation = Operation.named(xml.name());
        WfsLayers layers = layers(call, VersionNegotiation.ofRoot(xml, operation));
        XmlQueries queries = new XmlQueries(layers, storedQueries, xml);
        return switch (operation) {
            case GET_CAPABILITIES -> capabilities(call, CapabilitiesRequest.of(xml, queries));
            case DESCRIBE_FEATURE_TYPE -> {
                String format = xml.attribute("outputFormat");
                yield schema(call, layers, queries.types(), format);
            }
            case GET_FEATURE, GET_PROPERTY_VALUE -> features.reply(call, layers, queries.read(), body);
            case GET_FEATURE_WITH_LOCK, LOCK_FEATURE -> {
                LockParameters lock = LockParameters.of(xml, layers.version());
                boolean isRenewal =
                        operation == Operation.LOCK_FEATURE && !lock.lockId().isEmpty();
                yield lock(call, layers, operation, isRenewal ? GetFeature.NONE : queries.read(), lock);
            }
            case TRANSACTION -> transactions.run(call, layers, body);
            case LIST_STORED_QUERIES -> document(described(layers).list());
            case DESCRIBE_STORED_QUERIES -> document(described(layers).describe(queries.texts("StoredQueryId")));
        };
    }

    private WfsReply lock(
            WfsCall call, WfsLayers layers, Operation operation, GetFeature request, LockParameters parameters) {
        if (operation == Operation.LOCK_FEATURE) {
            return locking.lockFeature(call, layers, request.request(), parameters);
        }
        LockRequests.Locked locked = locking.withLock(call, layers, request.request(), parameters);
        return features.locked(call, layers, request.with(locked.request()), locked.lockId());
    }

    private WfsReply capabilities(WfsCall call, CapabilitiesRequest request) {
        WfsVersion version = request.version();
        WfsLayers layers = layers(call, version);
        String sequence = Long.toString(catalog.revision());
        ServiceDescription service =
                new ServiceDescription(site, extents, call, layers, layer -> editor.mayEdit(call.caller(), layer));
        return document(
                version == WfsVersion.V1_0
                        ? new Wfs10Capabilities(service).document(sequence)
                        : new WfsCapabilities(service)
                                .document(formats.names(version.gml()), request.sections(sequence), sequence));
    }

    private static WfsReply schema(WfsCall call, WfsLayers layers, List<Layer> types, String format) {
        DescribeFeatureType.checkFormat(format, layers.version());
        String schema = DescribeFeatureType.schema(types, call.address(), layers.version());
        return CacheHeaders.fresh(
                WfsReply.document(DescribeFeatureType.mediaType(layers.version()), schema, Map.of()), schema);
    }

    private static WfsReply document(String text) {
        return CacheHeaders.fresh(WfsReply.document(XML, text, Map.of()), text);
    }
}
