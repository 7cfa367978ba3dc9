package io.gewu.ows.wfs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.feature.FeatureOutputFormat;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.site.Site;
import io.gewu.api.store.FeatureStore;
import io.gewu.feature.gml.XmlInput;
import io.gewu.http.Incidents;
import io.gewu.ows.ExceptionReport;
import io.gewu.ows.Parameters;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** WFS 2.0.0, free of servlets: a request in, an answer out, never an exception. Safe for many threads. */
@Component(service = WfsService.class)
public final class WfsService {
    static final String VERSION = "2.0.0";
    private static final String XML = "text/xml; charset=utf-8";

    private final Site site;
    private final LayerCatalog catalog;
    private final AccessPolicy policy;
    private final FeatureStore store;
    private final OutputFormats formats;
    private final TypeExtents extents;
    private final SavedRequests saved = new SavedRequests();

    @Activate
    public WfsService(
            @Reference Site site,
            @Reference LayerCatalog catalog,
            @Reference AccessPolicy policy,
            @Reference FeatureStore store,
            @Reference OutputFormats formats) {
        this.site = site;
        this.catalog = catalog;
        this.policy = policy;
        this.store = store;
        this.formats = formats;
        this.extents = new TypeExtents(store);
    }

    /** Answers a request; failures known before the first byte are exception reports. */
    public WfsReply handle(WfsCall call) {
        try {
            Parameters parameters = Parameters.parse(call.query());
            return call.body().isPresent() ? post(call, call.body().get()) : get(call, parameters);
        } catch (GewuException failure) {
            return report(failure);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            return report(failure);
        }
    }

    /** A failure as a reply. */
    static WfsReply report(Throwable failure) {
        GewuException shown = failure instanceof GewuException known
                        && known.code().http() != 500
                ? known
                : new GewuException(ErrorCode.INTERNAL, "", "Internal error, incident " + Incidents.report(failure));
        byte[] document = ExceptionReport.document(VERSION, shown).getBytes(StandardCharsets.UTF_8);
        return new WfsReply(
                ExceptionReport.status(shown.code()),
                ExceptionReport.MEDIA_TYPE,
                Map.of("Cache-Control", "no-store"),
                out -> out.write(document));
    }

    private WfsReply get(WfsCall call, Parameters parameters) {
        Versions.checkService(parameters);
        WfsLayers layers = new WfsLayers(catalog, policy, call.caller());
        String operation = parameters.text("REQUEST");
        if (!operation.equalsIgnoreCase("GetCapabilities")) {
            Versions.check(parameters.text("VERSION"));
        }
        KvpQueries queries = new KvpQueries(layers, parameters);
        return switch (Operation.named(operation)) {
            case GET_CAPABILITIES -> capabilities(call, layers, CapabilitiesRequest.of(parameters));
            case DESCRIBE_FEATURE_TYPE -> schema(call, queries.types(), parameters.text("OUTPUTFORMAT"));
            case GET_FEATURE ->
                parameters.has("SAVED")
                        ? saved(call, layers, parameters)
                        : features(call, queries.read(Optional.empty()), page(call, parameters));
            case GET_PROPERTY_VALUE ->
                features(call, queries.read(Optional.of(reference(parameters))), page(call, parameters));
            case LIST_STORED_QUERIES -> document(StoredQueries.list(layers.all()));
            case DESCRIBE_STORED_QUERIES -> {
                String ids = parameters.first("STOREDQUERY_ID", "STOREDQUERYID");
                yield document(
                        StoredQueries.describe(layers.all(), ids.isEmpty() ? List.of() : List.of(ids.split(",", -1))));
            }
        };
    }

    private static String reference(Parameters parameters) {
        String reference = parameters.text("VALUEREFERENCE");
        if (!reference.isEmpty()) {
            return reference;
        }
        throw parameters.has("VALUEREFERENCE")
                ? QueryParts.invalid("valueReference", "Parameter valueReference is empty")
                : QueryParts.missing("valueReference", "Parameter valueReference is missing");
    }

    private WfsReply post(WfsCall call, byte[] body) {
        XmlInput xml = XmlInput.of(new ByteArrayInputStream(body)).root();
        WfsLayers layers = new WfsLayers(catalog, policy, call.caller());
        Operation operation = Operation.named(xml.name());
        Versions.checkRoot(xml, operation);
        XmlQueries queries = new XmlQueries(layers, xml);
        return switch (operation) {
            case GET_CAPABILITIES -> capabilities(call, layers, CapabilitiesRequest.of(xml, queries));
            case DESCRIBE_FEATURE_TYPE -> {
                String format = xml.attribute("outputFormat");
                yield schema(call, queries.types(), format);
            }
            case GET_FEATURE, GET_PROPERTY_VALUE -> features(call, queries.read(), page(call, body));
            case LIST_STORED_QUERIES -> document(StoredQueries.list(layers.all()));
            case DESCRIBE_STORED_QUERIES ->
                document(StoredQueries.describe(layers.all(), queries.texts("StoredQueryId")));
        };
    }

    private WfsReply capabilities(WfsCall call, WfsLayers layers, CapabilitiesRequest request) {
        String sequence = Long.toString(catalog.revision());
        List<Layer> all = layers.all();
        String document = new WfsCapabilities(site, extents, call)
                .document(all, formats.names(), request.sections(sequence), sequence);
        return document(document);
    }

    private WfsReply schema(WfsCall call, List<Layer> types, String format) {
        DescribeFeatureType.checkFormat(format);
        return Caching.fresh(
                WfsReply.document(
                        DescribeFeatureType.MEDIA_TYPE, DescribeFeatureType.schema(types, call.address()), Map.of()),
                DescribeFeatureType.schema(types, call.address()));
    }

    private static WfsReply document(String text) {
        return Caching.fresh(WfsReply.document(XML, text, Map.of()), text);
    }

    private WfsReply features(WfsCall call, GetFeature request, IntFunction<Optional<String>> page) {
        String schema = DescribeFeatureType.address(
                call.address(),
                request.queries().stream().map(FeatureQuery::layer).toList());
        FeatureResults results = new FeatureResults(store);
        if (request.valueReference().isPresent()) {
            String reference = request.valueReference().get();
            FeatureAnswer answer =
                    results.answer(PropertyValues.withValues(request, reference), Optional.empty(), schema, page);
            return new WfsReply(
                    200,
                    PropertyValues.MEDIA_TYPE,
                    Caching.never(results.commit()),
                    out -> PropertyValues.write(answer, reference, out));
        }
        FeatureOutputFormat format = formats.named(request.outputFormat());
        FeatureAnswer answer = results.answer(request, format.defaultCrs(), schema, page);
        if (request.single() && answer.matched() == 0) {
            throw StoredQueries.notFound(request.queries().get(0).filter().toString());
        }
        return new WfsReply(200, format.mediaType(), Caching.never(results.commit()), out -> format.write(answer, out));
    }

    /** The page of a request that came by POST. */
    private WfsReply saved(WfsCall call, WfsLayers layers, Parameters parameters) {
        byte[] body = saved.body(parameters.text("SAVED"));
        GetFeature all = new XmlQueries(
                        layers, XmlInput.of(new ByteArrayInputStream(body)).root())
                .read();
        GetFeature page = new GetFeature(
                all.queries(),
                QueryParts.whole(parameters.text("COUNT"), "count").or(all::count),
                QueryParts.whole(parameters.text("STARTINDEX"), "startIndex").orElse(0),
                false,
                all.outputFormat(),
                all.valueReference(),
                all.single());
        return features(call, page, page(call, body));
    }

    private static IntFunction<Optional<String>> page(WfsCall call, Parameters parameters) {
        return start -> Optional.of(call.address() + "?"
                + parameters.with(Map.of("STARTINDEX", Integer.toString(start), "RESULTTYPE", "")));
    }

    private IntFunction<Optional<String>> page(WfsCall call, byte[] body) {
        return start -> saved.save(body)
                .map(name -> call.address() + "?SERVICE=WFS&VERSION=" + VERSION + "&REQUEST=GetFeature&SAVED=" + name
                        + "&STARTINDEX=" + start);
    }
}
