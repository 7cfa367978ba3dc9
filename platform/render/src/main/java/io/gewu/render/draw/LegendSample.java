package io.gewu.render.draw;

import io.gewu.render.label.FontRegistry;
import io.gewu.render.label.LabelCache;
import io.gewu.render.rasterizer.Path;
import io.gewu.render.rasterizer.Pixels;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.style.LineSymbolizer;
import org.geotools.api.style.PointSymbolizer;
import org.geotools.api.style.PolygonSymbolizer;
import org.geotools.api.style.Rule;
import org.geotools.api.style.Symbolizer;
import org.geotools.api.style.TextSymbolizer;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** The sample of a rule in a legend: an area, a bent line, a point or a word, as its symbolizers draw them. */
public final class LegendSample {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final SimpleFeatureType NOTHING = nothing();

    private final Units units;
    private final FontRegistry fonts;

    public LegendSample(Units units, FontRegistry fonts) {
        this.units = units;
        this.fonts = fonts;
    }

    private static SimpleFeatureType nothing() {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName("legend");
        return type.buildFeatureType();
    }

    /** Draws rules over each other; what depends on attributes is drawn as for a feature without them. */
    public Pixels draw(List<Rule> rules, int width, int height) {
        Canvas canvas = Canvas.on(new Pixels(width, height));
        LabelCache labelCache = new LabelCache(fonts, width, height);
        Passes passes = new Passes(units, new Attributes(NOTHING), labelCache);
        for (Rule rule : rules) {
            for (Symbolizer symbolizer : rule.symbolizers()) {
                if (!(symbolizer instanceof TextSymbolizer)) {
                    passes.drawer(symbolizer)
                            .ifPresent(drawer -> drawer.draw(sample(symbolizer, width, height), canvas));
                }
            }
        }
        return canvas.pixels();
    }

    private ScreenGeometry sample(Symbolizer symbolizer, int width, int height) {
        Path path = new Path();
        if (symbolizer instanceof PolygonSymbolizer) {
            double edge = 1.5 * Math.max(1, units.symbolScale());
            path.add(edge, edge);
            path.add(width - edge, edge);
            path.add(width - edge, height - edge);
            path.add(edge, height - edge);
            path.endPart(true);
            return new ScreenGeometry(null, FACTORY.toGeometry(new Envelope(0, 1, 0, 1)), path);
        }
        if (symbolizer instanceof LineSymbolizer) {
            path.add(width * 0.06, height * 0.8);
            path.add(width * 0.38, height * 0.32);
            path.add(width * 0.62, height * 0.68);
            path.add(width * 0.94, height * 0.2);
            path.endPart(false);
            Geometry line = FACTORY.createLineString(new Coordinate[] {new Coordinate(0, 0), new Coordinate(1, 1)});
            return new ScreenGeometry(null, line, path);
        }
        path.add(width / 2.0, height / 2.0);
        path.endPart(false);
        return new ScreenGeometry(null, FACTORY.createPoint(new Coordinate(0, 0)), path);
    }

    /** Whether a rule draws anything but text. */
    public static boolean isWorthShowing(Rule rule) {
        return rule.symbolizers().stream()
                .anyMatch(symbolizer -> symbolizer instanceof PolygonSymbolizer
                        || symbolizer instanceof LineSymbolizer
                        || symbolizer instanceof PointSymbolizer);
    }
}
