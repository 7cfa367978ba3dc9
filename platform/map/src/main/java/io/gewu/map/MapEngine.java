package io.gewu.map;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.site.Site;
import io.gewu.feature.query.CallerLayers;
import io.gewu.feature.query.FeatureReader;
import io.gewu.feature.query.Validity;
import io.gewu.render.Cancellation;
import io.gewu.render.Fonts;
import io.gewu.render.LegendPainter;
import io.gewu.render.MapFrame;
import io.gewu.render.MapPainter;
import io.gewu.render.StyledLayer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Draws maps and legends and tells what is at a place, for any protocol. Some maps are drawn at a time, the others wait
 * their turn, so that memory and processors are shared fairly. Safe for many threads.
 */
@Component(service = MapEngine.class)
public final class MapEngine {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int WAIT_SECONDS = 30;

    private final FeatureReader reader;
    private final Styles styles;
    private final Validity validity;
    private final MapPainter maps = new MapPainter(Fonts.installed());
    private final LegendPainter legends = new LegendPainter(Fonts.installed());
    private final Semaphore turns = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

    @Activate
    public MapEngine(@Reference FeatureReader reader, @Reference Styles styles, @Reference Site site) {
        this.reader = reader;
        this.styles = styles;
        this.validity = new Validity(site.timeZone());
    }

    /**
     * Draws a map as a caller may see it.
     *
     * @throws GewuException {@code UNKNOWN_STYLE}, {@code INVALID_PARAMETER} for a time that is none, and
     *     {@code LIMIT_EXCEEDED} if no turn comes or drawing takes longer than a minute
     */
    public MapImage draw(CallerLayers caller, MapQuery query) {
        long commit = reader.position();
        List<StyledLayer> styled = new ArrayList<>();
        for (MapLayer layer : query.layers()) {
            styled.add(new StyledLayer(
                    reader.source(caller, layer.layer(), commit),
                    shown(layer, query.time()),
                    styles.style(layer.layer(), layer.style())));
        }
        return new MapImage(inTurn(query.frame(), styled), commit);
    }

    /** The features of a layer that a map shows at a time. */
    private Filter shown(MapLayer layer, String time) {
        Filter valid = validity.filter(layer.layer(), time);
        if (layer.filter() == Filter.INCLUDE) {
            return valid;
        }
        return valid == Filter.INCLUDE ? layer.filter() : FILTERS.and(valid, layer.filter());
    }

    private BufferedImage inTurn(MapFrame frame, List<StyledLayer> styled) {
        try {
            if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new GewuException(
                        ErrorCode.LIMIT_EXCEEDED, "", "Too many maps are being drawn; try again in a moment");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new GewuException(ErrorCode.LIMIT_EXCEEDED, "", "The server is stopping", stopping);
        }
        try {
            return maps.paint(frame, styled, Cancellation.after(LIMIT));
        } finally {
            turns.release();
        }
    }

    /**
     * Draws the legend of a layer in one of its styles.
     *
     * @throws GewuException {@code UNKNOWN_STYLE}
     */
    public BufferedImage legend(LegendQuery query) {
        return legends.paint(styles.style(query.layer(), query.style()), query.options());
    }

    /**
     * What is at a pixel: of each layer the features that the map shows there and whose geometry meets a small box
     * around it.
     *
     * @return one part a layer, in the frame's CRS, whole in memory: at most so many features as asked for
     * @throws IOException if the store stops answering
     */
    public Identified identify(CallerLayers caller, IdentifyQuery query) throws IOException {
        long commit = reader.position();
        List<FeatureAnswer.Part> parts = new ArrayList<>();
        for (MapLayer layer : query.map().layers()) {
            parts.add(new Identify(query, layer, shown(layer, query.map().time()))
                    .read(reader.source(caller, layer.layer(), commit), styles.style(layer.layer(), layer.style())));
        }
        return new Identified(FeatureAnswer.of(parts, query.crs()), commit);
    }

    /**
     * What is at a pixel.
     *
     * @param commit the state of the store that it shows
     */
    public record Identified(FeatureAnswer features, long commit) {}
}
