package io.gewu.ows.wfs;

import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.feature.FeatureOutputFormat;
import io.gewu.api.store.FeatureStore;
import io.gewu.feature.gml.XmlInput;
import io.gewu.ows.Parameters;
import io.gewu.ows.wfs.transaction.LastReadCommits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/** Answers with features or values, page by page. Safe for many threads. */
final class FeatureReplies {
    private final FeatureStore store;
    private final OutputFormats formats;
    private final Snapshots snapshots;
    private final LastReadCommits reads;
    private final SavedRequests saved = new SavedRequests();

    FeatureReplies(FeatureStore store, OutputFormats formats, LastReadCommits reads) {
        this.reads = reads;
        this.store = store;
        this.formats = formats;
        this.snapshots = new Snapshots(store, System::nanoTime);
    }

    /** Makes the link to the page that starts at an index. */
    private interface Link {
        Optional<String> to(int start, long commit);
    }

    /** The answer to a request by GET. */
    WfsReply reply(WfsCall call, WfsLayers layers, GetFeature request, Parameters parameters) {
        long commit = snapshots.commit(call, call.query(), request, named(parameters));
        return reply(call, layers, request, commit, page(call, parameters), Optional.empty());
    }

    /** The answer to a request by POST. */
    WfsReply reply(WfsCall call, WfsLayers layers, GetFeature request, byte[] body) {
        String question = new String(body, StandardCharsets.UTF_8);
        long commit = snapshots.commit(call, question, request, OptionalLong.empty());
        return reply(call, layers, request, commit, page(call, body), Optional.empty());
    }

    /** The answer over features that are locked, which has no further pages. */
    WfsReply locked(WfsCall call, WfsLayers layers, GetFeature request, String lockId) {
        return reply(call, layers, request, store.position(), (start, commit) -> Optional.empty(), Optional.of(lockId));
    }

    private static OptionalLong named(Parameters parameters) {
        String text = parameters.text(Snapshots.PARAMETER);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.matches("\\d{1,18}")) {
            throw QueryParameters.invalid(
                    Snapshots.PARAMETER, "Expected the number of a commit, found \"" + text + "\"");
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    private WfsReply reply(
            WfsCall call, WfsLayers layers, GetFeature request, long commit, Link link, Optional<String> lockId) {
        IntFunction<Optional<String>> page = start -> link.to(start, commit);
        String schema = DescribeFeatureType.address(
                call.address(),
                request.queries().stream().map(FeatureQuery::layer).toList(),
                layers.version());
        FeatureResults results = new FeatureResults(store, layers, commit);
        if (request.valueReference().isPresent()) {
            String reference = request.valueReference().get();
            FeatureAnswer answer =
                    results.answer(PropertyValues.withValues(request, reference), Optional.empty(), schema, page);
            return new WfsReply(
                    200,
                    PropertyValues.MEDIA_TYPE,
                    CacheHeaders.never(commit),
                    out -> PropertyValues.write(answer, reference, out));
        }
        FeatureOutputFormat format = formats.named(request.outputFormat(), layers.version());
        FeatureAnswer found = results.answer(request, format.defaultCrs(), schema, page);
        FeatureAnswer answer = lockId.map(found::withLock).orElse(found);
        if (request.single() && answer.matched() == 0) {
            throw StoredQueries.notFound(request.queries().get(0).filter().toString());
        }
        if (!request.hits()) {
            request.queries().forEach(query -> reads.read(call, query.layer().name(), commit));
        }
        return new WfsReply(200, format.mediaType(), CacheHeaders.never(commit), out -> format.write(answer, out));
    }

    /** The page of a request that came by POST. */
    WfsReply saved(WfsCall call, WfsLayers layers, StoredQueries storedQueries, Parameters parameters) {
        byte[] body = saved.body(parameters.text("SAVED"));
        GetFeature all = new XmlQueries(
                        layers,
                        storedQueries,
                        XmlInput.of(new ByteArrayInputStream(body)).root())
                .read();
        GetFeature page = new GetFeature(
                all.queries(),
                QueryParameters.whole(parameters.text("COUNT"), "count").or(all::count),
                QueryParameters.whole(parameters.text("STARTINDEX"), "startIndex")
                        .orElse(0),
                false,
                all.outputFormat(),
                all.valueReference(),
                all.single());
        long commit = snapshots.commit(call, call.query(), page, named(parameters));
        return reply(call, layers, page, commit, page(call, body), Optional.empty());
    }

    private static Link page(WfsCall call, Parameters parameters) {
        return (start, commit) -> Optional.of(call.address() + "?"
                + parameters.with(Map.of(
                        "STARTINDEX",
                        Integer.toString(start),
                        "RESULTTYPE",
                        "",
                        Snapshots.PARAMETER,
                        Long.toString(commit))));
    }

    private Link page(WfsCall call, byte[] body) {
        return (start, commit) -> saved.save(body)
                .map(name -> call.address() + "?SERVICE=WFS&VERSION=" + WfsVersion.V2_0.number()
                        + "&REQUEST=GetFeature&SAVED=" + name + "&STARTINDEX=" + start + "&" + Snapshots.PARAMETER + "="
                        + commit);
    }
}
