package io.gewu.render.sld;

import io.gewu.feature.fes.ExpressionReader;
import io.gewu.feature.fes.FilterReader;
import io.gewu.feature.fes.UnboundContext;
import io.gewu.feature.xml.XmlContent;
import io.gewu.feature.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.factory.CommonFactoryFinder;

/** Filters and expressions in styles: those of Filter Encoding and the functions that SE 1.1 has as elements. */
final class ExpressionXml {
    static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private static final UnboundContext CONTEXT = new UnboundContext(FunctionXml::function);
    private static final ExpressionReader EXPRESSIONS = new ExpressionReader(CONTEXT);

    private ExpressionXml() {}

    /** The filter of a {@code Filter} element, in a layer not known yet. */
    static Filter filter(XmlElement element) {
        return new FilterReader(CONTEXT).read(element);
    }

    static Expression expression(XmlElement element) {
        return EXPRESSIONS.read(element);
    }

    /** A parameter's value: text, an expression, or both in turn, which are joined to one text. */
    static Expression mixed(XmlElement element) {
        List<Expression> parts = new ArrayList<>();
        boolean alone = element.children().isEmpty();
        for (XmlContent part : element.content()) {
            if (part instanceof XmlElement child) {
                parts.add(expression(child));
            } else if (part instanceof XmlContent.Text between) {
                String text = alone ? element.text() : between.characters().replaceAll("\\s*\\R\\s*", "");
                if (!text.isEmpty()) {
                    parts.add(FILTERS.literal(text));
                }
            }
        }
        return switch (parts.size()) {
            case 0 -> FILTERS.literal("");
            case 1 -> parts.get(0);
            default -> FILTERS.function("Concatenate", parts.toArray(Expression[]::new));
        };
    }
}
