package io.gewu.ows.wfs;

import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.feature.FeatureOutputFormat;
import io.gewu.api.store.FeatureStore;
import io.gewu.feature.gml.XmlInput;
import io.gewu.ows.Parameters;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Answers with features or values, page by page. Safe for many threads. */
final class FeatureReplies {
    private final FeatureStore store;
    private final OutputFormats formats;
    private final SavedRequests saved = new SavedRequests();

    FeatureReplies(FeatureStore store, OutputFormats formats) {
        this.store = store;
        this.formats = formats;
    }

    /** The answer to a request by GET. */
    WfsReply reply(WfsCall call, WfsLayers layers, GetFeature request, Parameters parameters) {
        return reply(call, layers, request, page(call, parameters), Optional.empty());
    }

    /** The answer to a request by POST. */
    WfsReply reply(WfsCall call, WfsLayers layers, GetFeature request, byte[] body) {
        return reply(call, layers, request, page(call, body), Optional.empty());
    }

    /** The answer over features that are locked, which has no further pages. */
    WfsReply locked(WfsCall call, WfsLayers layers, GetFeature request, String lockId) {
        return reply(call, layers, request, start -> Optional.empty(), Optional.of(lockId));
    }

    private WfsReply reply(
            WfsCall call,
            WfsLayers layers,
            GetFeature request,
            IntFunction<Optional<String>> page,
            Optional<String> lockId) {
        String schema = DescribeFeatureType.address(
                call.address(),
                request.queries().stream().map(FeatureQuery::layer).toList(),
                layers.version());
        FeatureResults results = new FeatureResults(store, layers);
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
        FeatureOutputFormat format = formats.named(request.outputFormat(), layers.version());
        FeatureAnswer found = results.answer(request, format.defaultCrs(), schema, page);
        FeatureAnswer answer = lockId.map(found::withLock).orElse(found);
        if (request.single() && answer.matched() == 0) {
            throw StoredQueries.notFound(request.queries().get(0).filter().toString());
        }
        return new WfsReply(200, format.mediaType(), Caching.never(results.commit()), out -> format.write(answer, out));
    }

    /** The page of a request that came by POST. */
    WfsReply saved(WfsCall call, WfsLayers layers, Parameters parameters) {
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
        return reply(call, layers, page, body);
    }

    private static IntFunction<Optional<String>> page(WfsCall call, Parameters parameters) {
        return start -> Optional.of(call.address() + "?"
                + parameters.with(Map.of("STARTINDEX", Integer.toString(start), "RESULTTYPE", "")));
    }

    private IntFunction<Optional<String>> page(WfsCall call, byte[] body) {
        return start -> saved.save(body)
                .map(name -> call.address() + "?SERVICE=WFS&VERSION=" + WfsVersion.V2_0.number()
                        + "&REQUEST=GetFeature&SAVED=" + name + "&STARTINDEX=" + start);
    }
}
