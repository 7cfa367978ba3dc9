package io.gewu.ows.wfs;

import io.gewu.api.crs.Crs;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.store.SharedRecords;
import io.gewu.feature.edit.LastReadCommits;
import io.gewu.feature.format.OutputFormats;
import io.gewu.feature.query.FeatureQuery;
import io.gewu.feature.query.FeatureReader;
import io.gewu.feature.query.FeatureRequest;
import io.gewu.feature.query.PageSnapshots;
import io.gewu.feature.xml.XmlInput;
import io.gewu.ows.KvpParameters;
import io.gewu.ows.wfs.collection.CollectionFormat;
import io.gewu.ows.wfs.collection.WfsAnswer;
import io.gewu.ows.wfs.collection.WfsFormats;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers with features or values, page by page. Safe for many threads. */
@Component(service = FeatureReplies.class)
public final class FeatureReplies {
    /**
     * The parameter that carries the number of the commit that the pages of a listing show (OGC 09-025r2 clause
     * 7.7.4.4.1).
     */
    private static final String COMMIT = "COMMIT";

    private static final Pattern START_INDEX = Pattern.compile("(?i)\\bstartindex\\s*=\\s*(\"\\d*\"|'\\d*'|\\d*)");

    private final FeatureReader reader;
    private final WfsFormats formats;
    private final PageSnapshots snapshots;
    private final LastReadCommits reads;
    private final SavedRequests saved;

    @Activate
    public FeatureReplies(
            @Reference FeatureReader reader,
            @Reference OutputFormats formats,
            @Reference PageSnapshots snapshots,
            @Reference LastReadCommits reads,
            @Reference SharedRecords records) {
        this.reader = reader;
        this.formats = new WfsFormats(formats);
        this.snapshots = snapshots;
        this.reads = reads;
        this.saved = new SavedRequests(records);
    }

    /** Makes the link to the page that starts at an index. */
    private interface Link {
        Optional<String> to(int start, long commit);
    }

    /** The answer to a request by GET. */
    WfsReply reply(WfsCall call, WfsLayers layers, GetFeature request, KvpParameters parameters) {
        long commit = named(parameters).orElseGet(() -> settled(call, call.query(), request));
        return reply(call, layers, request, commit, page(call, parameters), Optional.empty());
    }

    /** The answer to a request by POST. */
    WfsReply reply(WfsCall call, WfsLayers layers, GetFeature request, byte[] body) {
        long commit = settled(call, new String(body, StandardCharsets.UTF_8), request);
        return reply(call, layers, request, commit, page(call, body), Optional.empty());
    }

    /** The answer over features that are locked, which has no further pages. */
    WfsReply locked(WfsCall call, WfsLayers layers, GetFeature request, String lockId) {
        return reply(
                call, layers, request, reader.position(), (start, commit) -> Optional.empty(), Optional.of(lockId));
    }

    private long settled(WfsCall call, String question, GetFeature request) {
        String plain = START_INDEX.matcher(question).replaceAll("");
        return snapshots.commit(new PageSnapshots.Listing(call.caller(), call.from(), plain), request.request());
    }

    /** The commit that a link names. */
    private OptionalLong named(KvpParameters parameters) {
        String text = parameters.text(COMMIT);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.matches("\\d{1,18}")) {
            throw KvpParameters.invalid(COMMIT, "Expected the number of a commit, found \"" + text + "\"");
        }
        long commit = Long.parseLong(text);
        long newest = reader.position();
        if (commit > newest) {
            throw KvpParameters.invalid(COMMIT, "There is no commit " + commit + " yet; the newest is " + newest);
        }
        return OptionalLong.of(commit);
    }

    private WfsReply reply(
            WfsCall call, WfsLayers layers, GetFeature asked, long commit, Link link, Optional<String> lockId) {
        IntFunction<Optional<String>> page = start -> link.to(start, commit);
        FeatureRequest request = asked.request();
        if (asked.valueReference().isPresent()) {
            return values(
                    layers,
                    PropertyValues.withValues(request, asked.valueReference().get()),
                    asked,
                    commit,
                    page);
        }
        CollectionFormat format =
                formats.named(asked.outputFormat(), layers.version().gml());
        FeatureAnswer found = read(layers, request, format.defaultCrs(), commit, page);
        if (asked.single() && found.matched() == 0) {
            throw StoredQueries.notFound(request.queries().get(0).filter().toString());
        }
        if (!request.hits()) {
            request.queries()
                    .forEach(query ->
                            reads.read(call.caller(), call.from(), query.layer().name(), commit));
        }
        String schema = DescribeFeatureType.address(
                call.address(),
                request.queries().stream().map(FeatureQuery::layer).toList(),
                layers.version());
        WfsAnswer answer = new WfsAnswer(found, schema, asked.single(), lockId);
        return new WfsReply(200, format.mediaType(), CacheHeaders.never(commit), out -> format.write(answer, out));
    }

    private WfsReply values(
            WfsLayers layers,
            FeatureRequest request,
            GetFeature asked,
            long commit,
            IntFunction<Optional<String>> page) {
        String reference = asked.valueReference().orElseThrow();
        FeatureAnswer answer = read(layers, request, Optional.empty(), commit, page);
        return new WfsReply(
                200,
                PropertyValues.MEDIA_TYPE,
                CacheHeaders.never(commit),
                out -> PropertyValues.write(answer, reference, out));
    }

    /** In the CRS asked for, the format's, or the first layer's own. */
    private FeatureAnswer read(
            WfsLayers layers,
            FeatureRequest request,
            Optional<Crs> defaultCrs,
            long commit,
            IntFunction<Optional<String>> page) {
        Crs crs = request.crs()
                .or(() -> defaultCrs)
                .orElseGet(() -> layers.ownCrs(request.queries().get(0).layer()));
        return reader.read(layers.layers(), request, commit, crs, page);
    }

    /** The page of a request that came by POST. */
    WfsReply saved(WfsCall call, WfsLayers layers, StoredQueries storedQueries, KvpParameters parameters) {
        byte[] body = saved.body(parameters.text("SAVED"));
        GetFeature all = new XmlQueries(
                        layers,
                        storedQueries,
                        XmlInput.of(new ByteArrayInputStream(body)).root())
                .read();
        GetFeature page = all.with(new FeatureRequest(
                all.request().queries(),
                QueryParameters.whole(parameters.text("COUNT"), "count")
                        .or(() -> all.request().count()),
                QueryParameters.whole(parameters.text("STARTINDEX"), "startIndex")
                        .orElse(0),
                false));
        long commit = named(parameters).orElseGet(() -> settled(call, call.query(), page));
        return reply(call, layers, page, commit, page(call, body), Optional.empty());
    }

    private static Link page(WfsCall call, KvpParameters parameters) {
        return (start, commit) -> Optional.of(call.address() + "?"
                + parameters.with(Map.of(
                        "STARTINDEX", Integer.toString(start), "RESULTTYPE", "", COMMIT, Long.toString(commit))));
    }

    private Link page(WfsCall call, byte[] body) {
        return (start, commit) -> saved.save(body)
                .map(name -> call.address() + "?SERVICE=WFS&VERSION=" + WfsVersion.V2_0.number()
                        + "&REQUEST=GetFeature&SAVED=" + name + "&STARTINDEX=" + start + "&" + COMMIT + "="
                        + commit);
    }
}
