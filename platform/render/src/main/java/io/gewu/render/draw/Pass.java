package io.gewu.render.draw;

import io.gewu.render.rasterizer.Path;
import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.referencing.operation.TransformException;
import org.locationtech.jts.geom.Geometry;

/** One FeatureTypeStyle at one scale: all its features lie below those of the next. */
public final class Pass {
    private final List<DrawRule> rules;
    private final boolean onlyFirst;
    private final Path other = new Path();

    /** Rules in order; all that take a feature draw it, or the first only. */
    Pass(List<DrawRule> rules, boolean onlyFirst) {
        this.rules = rules;
        this.onlyFirst = onlyFirst;
    }

    /** Whether it draws nothing but labels, which need no pixels of their own. */
    public boolean isOnlyLabels() {
        return rules.stream()
                .flatMap(rule -> rule.steps().stream())
                .allMatch(step -> step.drawer() instanceof LabelDrawer);
    }

    /** What a feature must fulfil to be seen: one of these; absent if a rule takes every feature. */
    public Optional<List<Filter>> filters() {
        boolean all =
                rules.stream().anyMatch(rule -> rule.isElse() || rule.filter().isEmpty());
        return all
                ? Optional.empty()
                : Optional.of(
                        rules.stream().map(rule -> rule.filter().orElseThrow()).toList());
    }

    /** How far from its geometry a feature may be drawn, in pixels. */
    public double reach() {
        return rules.stream().mapToDouble(DrawRule::reach).max().orElse(0);
    }

    /** Whether a rule takes a feature. */
    public boolean shows(SimpleFeature feature) {
        return rules.stream().anyMatch(rule -> rule.takes(feature));
    }

    /** Draws a feature by all rules that take it; a coordinate without a place on the map leaves the feature out. */
    public void draw(ProjectedFeature projected, Canvas canvas) {
        boolean taken = false;
        for (DrawRule rule : rules) {
            if (!rule.isElse() && rule.takes(projected.feature())) {
                taken = true;
                draw(rule, projected, canvas);
                if (onlyFirst) {
                    return;
                }
            }
        }
        if (taken) {
            return;
        }
        for (DrawRule rule : rules) {
            if (rule.isElse() && rule.takes(projected.feature())) {
                draw(rule, projected, canvas);
            }
        }
    }

    private void draw(DrawRule rule, ProjectedFeature projected, Canvas canvas) {
        for (DrawRule.Step step : rule.steps()) {
            if (step.geometry().isEmpty()) {
                for (ScreenGeometry screen : projected.screens()) {
                    step.drawer().draw(screen, canvas);
                }
            } else if (step.geometry().get().evaluate(projected.feature()) instanceof Geometry geometry) {
                special(step.drawer(), geometry, projected, canvas);
            }
        }
    }

    private void special(Drawer drawer, Geometry geometry, ProjectedFeature projected, Canvas canvas) {
        SimpleFeature feature = projected.feature();
        try {
            projected.projector().project(geometry, other);
            if (!other.isEmpty()) {
                drawer.draw(new ScreenGeometry(feature, geometry, other), canvas);
            }
        } catch (TransformException offTheMap) {
            projected.countLost();
        }
    }
}
