package io.gewu.render.draw;

import io.gewu.render.label.LabelCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.style.FeatureTypeStyle;
import org.geotools.api.style.LineSymbolizer;
import org.geotools.api.style.PointSymbolizer;
import org.geotools.api.style.PolygonSymbolizer;
import org.geotools.api.style.Rule;
import org.geotools.api.style.Style;
import org.geotools.api.style.Symbolizer;
import org.geotools.api.style.TextSymbolizer;

/** Makes a style ready for one map. */
public final class Passes {
    private final Units units;
    private final Attributes attributes;
    private final LabelCache labelCache;

    public Passes(Units units, Attributes attributes, LabelCache labelCache) {
        this.units = units;
        this.attributes = attributes;
        this.labelCache = labelCache;
    }

    /**
     * Whether a rule applies at a scale: from its minimum on, up to but not with its maximum (OGC 05-077r4, 10.1.5).
     */
    public static boolean isVisible(Rule rule, double scaleDenominator) {
        double tolerance = 1e-6 * scaleDenominator;
        return rule.getMinScaleDenominator() - tolerance <= scaleDenominator
                && scaleDenominator < rule.getMaxScaleDenominator() - tolerance;
    }

    /** The passes of a style that draw anything at a scale, lowest first. */
    public List<Pass> of(Style style, double scaleDenominator) {
        List<Pass> passes = new ArrayList<>();
        for (FeatureTypeStyle featureTypeStyle : style.featureTypeStyles()) {
            List<DrawRule> rules = featureTypeStyle.rules().stream()
                    .filter(rule -> isVisible(rule, scaleDenominator))
                    .map(this::ready)
                    .toList();
            if (!rules.isEmpty()) {
                boolean onlyFirst = "first".equals(featureTypeStyle.getOptions().get("ruleEvaluation"));
                passes.add(new Pass(rules, onlyFirst));
            }
        }
        return passes;
    }

    private DrawRule ready(Rule rule) {
        Optional<Filter> filter = Optional.ofNullable(rule.getFilter())
                .filter(found -> !found.equals(Filter.INCLUDE))
                .map(attributes::inLayer);
        Filter bound = filter.map(attributes::bind).orElse(Filter.INCLUDE);
        List<DrawRule.Step> steps = new ArrayList<>();
        for (Symbolizer symbolizer : rule.symbolizers()) {
            drawer(symbolizer).ifPresent(drawer -> steps.add(new DrawRule.Step(drawer, geometry(symbolizer))));
        }
        return new DrawRule(filter, bound, rule.isElseFilter(), List.copyOf(steps));
    }

    Optional<Drawer> drawer(Symbolizer symbolizer) {
        if (symbolizer instanceof PolygonSymbolizer polygon) {
            return Optional.of(new PolygonDrawer(polygon, units, attributes));
        }
        if (symbolizer instanceof LineSymbolizer line) {
            return line.getStroke() == null ? Optional.empty() : Optional.of(new LineDrawer(line, units, attributes));
        }
        if (symbolizer instanceof PointSymbolizer point) {
            return Optional.of(new MarkDrawer(point, units, attributes));
        }
        if (symbolizer instanceof TextSymbolizer text) {
            return Optional.of(new LabelDrawer(text, units, attributes, labelCache));
        }
        return Optional.empty();
    }

    private Optional<Expression> geometry(Symbolizer symbolizer) {
        Expression geometry = symbolizer.getGeometry();
        if (geometry == null
                || (geometry instanceof PropertyName name
                        && (name.getPropertyName().isEmpty()
                                || name.getPropertyName().equals(attributes.geometry())))) {
            return Optional.empty();
        }
        return Optional.of(attributes.bind(geometry));
    }
}
