package io.gewu.feature.fes;

import io.gewu.api.ErrorCode;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.Layer;
import io.gewu.feature.gml.XmlInput;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.PropertyName;

/** Reads temporal operators over one attribute with a day or instant, or with a period of two. */
final class TemporalReader {
    private final Layer layer;
    private final XmlInput xml;
    private final ExpressionReader expressions;

    TemporalReader(Layer layer, XmlInput xml, ExpressionReader expressions) {
        this.layer = layer;
        this.xml = xml;
        this.expressions = expressions;
    }

    Filter read() {
        String name = xml.name();
        List<Expression> parts = new ArrayList<>();
        List<String> times = new ArrayList<>();
        int here = xml.depth();
        while (xml.nextChild(here)) {
            operand(parts, times);
        }
        if (parts.size() == 2 && parts.get(1).evaluate(null) != null) {
            times.add(parts.get(1).evaluate(null).toString());
        }
        if (parts.isEmpty() || times.isEmpty()) {
            throw xml.fail(ErrorCode.INVALID_PARAMETER, "filter", name + " takes a property and a time");
        }
        Expression property = parts.get(0);
        check(name, property);
        FilterFactory filters = FilterReader.FILTERS;
        Expression first = expressions.typed(filters.literal(times.get(0)), property);
        Expression last = expressions.typed(filters.literal(times.get(times.size() - 1)), property);
        return switch (name) {
            case "After" -> filters.greater(property, last);
            case "Before" -> filters.less(property, first);
            case "Begins", "TEquals" -> filters.equal(property, first, true);
            case "Ends" -> filters.equal(property, last, true);
            case "AnyInteracts" ->
                filters.and(filters.greaterOrEqual(property, first), filters.lessOrEqual(property, last));
            default -> filters.and(filters.greater(property, first), filters.less(property, last));
        };
    }

    private void operand(List<Expression> parts, List<String> times) {
        switch (xml.name()) {
            case "TimeInstant", "TimePeriod" -> times(times);
            // a literal may hold the GML object as well as its text
            case "Literal" -> xml.textOrChild(() -> times(times)).ifPresent(times::add);
            default -> parts.add(expressions.read());
        }
    }

    private void check(String name, Expression property) {
        boolean isTime = property instanceof PropertyName of
                && layer.attribute(of.getPropertyName())
                        .filter(a -> a.type() == AttributeType.DATE || a.type() == AttributeType.DATE_TIME)
                        .isPresent();
        if (!isTime) {
            throw xml.fail(
                    ErrorCode.INVALID_PARAMETER, "filter", "<" + name + "> takes a property of type date or dateTime");
        }
    }

    private void times(List<String> into) {
        int here = xml.depth();
        while (xml.nextChild(here)) {
            switch (xml.name()) {
                case "timePosition", "beginPosition", "endPosition" -> into.add(xml.text());
                case "begin", "end" -> {
                    int end = xml.depth();
                    while (xml.nextChild(end)) {
                        times(into);
                    }
                }
                default -> xml.skip();
            }
        }
    }
}
