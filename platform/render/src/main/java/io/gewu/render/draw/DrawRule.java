package io.gewu.render.draw;

import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;

/**
 * A rule made ready.
 *
 * @param filter as written in the style, for queries; absent if the rule takes every feature
 * @param bound the same on attributes by place
 * @param isElse whether it applies only where no other rule of its pass does
 */
record DrawRule(Optional<Filter> filter, Filter bound, boolean isElse, List<Step> steps) {
    /** @param geometry other than the default, if the symbolizer asks for one */
    record Step(Drawer drawer, Optional<org.geotools.api.filter.expression.Expression> geometry) {}

    boolean takes(SimpleFeature feature) {
        return filter.isEmpty() || bound.evaluate(feature);
    }

    double reach() {
        return steps.stream().mapToDouble(step -> step.drawer().reach()).max().orElse(0);
    }
}
