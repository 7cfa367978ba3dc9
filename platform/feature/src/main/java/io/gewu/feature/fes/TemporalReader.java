package io.gewu.feature.fes;

import io.gewu.feature.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;

/** Reads temporal operators over one attribute with a day or instant, or with a period of two. */
final class TemporalReader {
    private final FilterContext context;
    private final ExpressionReader expressions;

    TemporalReader(FilterContext context, ExpressionReader expressions) {
        this.context = context;
        this.expressions = expressions;
    }

    Filter read(XmlElement element) {
        String name = element.name();
        List<Expression> parts = new ArrayList<>();
        List<String> times = new ArrayList<>();
        for (XmlElement operand : element.children()) {
            switch (operand.name()) {
                case "TimeInstant", "TimePeriod" -> times(operand, times);
                // a literal may hold the GML object as well as its text
                case "Literal" -> {
                    if (operand.children().isEmpty()) {
                        times.add(operand.text());
                    } else {
                        operand.children().forEach(time -> times(time, times));
                    }
                }
                default -> parts.add(expressions.read(operand));
            }
        }
        if (parts.size() != 1 || times.isEmpty()) {
            throw FilterReader.wrong(element, name + " takes a property and a time");
        }
        Expression property = parts.get(0);
        Expression first = context.time(property, times.get(0), element);
        Expression last = context.time(property, times.get(times.size() - 1), element);
        FilterFactory filters = FilterReader.FILTERS;
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

    private static void times(XmlElement time, List<String> into) {
        for (XmlElement child : time.children()) {
            switch (child.name()) {
                case "timePosition", "beginPosition", "endPosition" -> into.add(child.text());
                case "begin", "end" -> child.children().forEach(instant -> times(instant, into));
                default -> {
                    // names and descriptions say no time
                }
            }
        }
    }
}
