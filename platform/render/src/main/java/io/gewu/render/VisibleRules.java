package io.gewu.render;

import io.gewu.render.draw.Attributes;
import io.gewu.render.draw.Pass;
import io.gewu.render.draw.Passes;
import io.gewu.render.draw.Units;
import io.gewu.render.label.FontRegistry;
import io.gewu.render.label.LabelCache;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.style.Style;

/**
 * What of a layer a style shows on a map: for GetFeatureInfo, which must find what the eye sees and nothing else. Not
 * thread safe.
 */
public final class VisibleRules {
    private static final double LEAST_REACH = 3;

    private final Attributes attributes;
    private final List<Pass> passes;

    private VisibleRules(Attributes attributes, List<Pass> passes) {
        this.attributes = attributes;
        this.passes = passes;
    }

    /** The rules of a style that apply at a map's scale, for features of a type. */
    public static VisibleRules of(Style style, MapFrame frame, SimpleFeatureType schema) {
        Attributes attributes = new Attributes(schema);
        LabelCache noLabels = new LabelCache(new FontRegistry(List.of()), 1, 1);
        List<Pass> passes = new Passes(Units.of(frame), attributes, noLabels).of(style, frame.scaleDenominator());
        return new VisibleRules(attributes, passes);
    }

    /** Whether nothing is drawn at this scale. */
    public boolean isEmpty() {
        return passes.isEmpty();
    }

    /** Whether a rule takes the feature. */
    public boolean shows(SimpleFeature feature) {
        attributes.read(feature.getFeatureType());
        return passes.stream().anyMatch(pass -> pass.shows(feature));
    }

    /** How far from a click a geometry may be and still be under it, in pixels: half its widest line or mark. */
    public double reachPixels() {
        return Math.max(
                LEAST_REACH, passes.stream().mapToDouble(Pass::reach).max().orElse(0));
    }

    /** The attributes that {@link #shows} needs, the geometry among them. */
    public List<String> attributes() {
        return List.of(attributes.names());
    }
}
