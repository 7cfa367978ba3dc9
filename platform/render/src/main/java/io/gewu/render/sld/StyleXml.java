package io.gewu.render.sld;

import io.gewu.feature.xml.XmlElement;
import io.gewu.feature.xml.XmlInput;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.geotools.api.style.Description;
import org.geotools.api.style.FeatureTypeStyle;
import org.geotools.api.style.Rule;
import org.geotools.api.style.Style;

/** Whole documents: layers with their styles, feature type styles, rules. */
public final class StyleXml {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_PASSES = 64;

    private final Source source;
    private final SymbolizerXml symbolizers;

    /** Images of styles are asked for by the name of a file beside the style. */
    public StyleXml(Source source, Function<String, Optional<byte[]>> symbols) {
        this.source = source;
        this.symbolizers = new SymbolizerXml(source, symbols);
    }

    /** A layer of a document; the name is empty for a style without a layer. */
    public record StyledName(String name, List<Style> styles, List<String> namedStyles) {}

    public List<StyledName> read(byte[] document) {
        if (document.length > MOST_BYTES) {
            throw source.failure(1, 1, "The style has " + document.length + " bytes; expected at most " + MOST_BYTES);
        }
        XmlElement root =
                XmlInput.of(new ByteArrayInputStream(document), source).root().element();
        return switch (root.name()) {
            case "StyledLayerDescriptor" -> layers(root);
            case "UserStyle" -> List.of(new StyledName("", List.of(style(root)), List.of()));
            case "FeatureTypeStyle" -> List.of(new StyledName("", List.of(bare(root)), List.of()));
            default ->
                throw root.failure(
                        "<" + root.name() + ">; expected <StyledLayerDescriptor>, <UserStyle> or <FeatureTypeStyle>");
        };
    }

    private List<StyledName> layers(XmlElement root) {
        List<StyledName> layers = new ArrayList<>();
        for (XmlElement child : root.children()) {
            if (child.name().equals("NamedLayer")) {
                layers.add(new StyledName(
                        child.child("Name").map(XmlElement::text).orElse(""),
                        child.children("UserStyle").stream().map(this::style).toList(),
                        child.children("NamedStyle").stream()
                                .map(named -> named.required("Name").text())
                                .toList()));
            } else if (child.name().equals("UserLayer")) {
                throw child.failure("<UserLayer>; expected <NamedLayer>: data comes from the server's layers only");
            }
        }
        if (layers.isEmpty()) {
            throw root.failure("<StyledLayerDescriptor> has no <NamedLayer>");
        }
        return layers;
    }

    private Style style(XmlElement node) {
        Style style = GraphicXml.STYLES.createStyle();
        style.setName(node.child("Name").map(XmlElement::text).orElse("default"));
        describe(node, style.getDescription());
        List<XmlElement> passes = node.children("FeatureTypeStyle");
        if (passes.isEmpty() || passes.size() > MOST_PASSES) {
            throw node.failure(
                    "<UserStyle> has " + passes.size() + " <FeatureTypeStyle>; expected 1 to " + MOST_PASSES);
        }
        passes.forEach(pass -> style.featureTypeStyles().add(featureTypeStyle(pass)));
        return style;
    }

    private Style bare(XmlElement node) {
        Style style = GraphicXml.STYLES.createStyle();
        style.setName(node.child("Name").map(XmlElement::text).orElse("default"));
        style.featureTypeStyles().add(featureTypeStyle(node));
        return style;
    }

    private FeatureTypeStyle featureTypeStyle(XmlElement node) {
        FeatureTypeStyle pass = GraphicXml.STYLES.createFeatureTypeStyle();
        node.child("Name").ifPresent(name -> pass.setName(name.text()));
        describe(node, pass.getDescription());
        node.children("Rule").forEach(rule -> pass.rules().add(rule(rule)));
        if (pass.rules().isEmpty()) {
            throw node.failure("<FeatureTypeStyle> has no <Rule>");
        }
        symbolizers.options(node, pass.getOptions(), Set.of("ruleEvaluation"));
        node.child("Transformation").ifPresent(none -> {
            throw none.failure("<Transformation>; expected a style without one");
        });
        return pass;
    }

    private Rule rule(XmlElement node) {
        Rule rule = GraphicXml.STYLES.createRule();
        node.child("Name").ifPresent(name -> rule.setName(name.text()));
        describe(node, rule.getDescription());
        node.child("MinScaleDenominator").ifPresent(scale -> rule.setMinScaleDenominator(scale.number()));
        node.child("MaxScaleDenominator").ifPresent(scale -> rule.setMaxScaleDenominator(scale.number()));
        if (rule.getMinScaleDenominator() >= rule.getMaxScaleDenominator()) {
            throw node.failure("MinScaleDenominator " + rule.getMinScaleDenominator()
                    + " is not below MaxScaleDenominator " + rule.getMaxScaleDenominator());
        }
        rule.setElseFilter(node.child("ElseFilter").isPresent());
        node.child("Filter").ifPresent(filter -> rule.setFilter(ExpressionXml.filter(filter)));
        for (XmlElement child : node.children()) {
            if (SymbolizerXml.NAMES.contains(child.name())) {
                rule.symbolizers().add(symbolizers.symbolizer(child));
            }
        }
        return rule;
    }

    /** SLD 1.0 has title and abstract directly, SE 1.1 in a description. */
    private static void describe(XmlElement node, Description description) {
        XmlElement where = node.child("Description").orElse(node);
        where.child("Title").ifPresent(title -> description.setTitle(title.text()));
        where.child("Abstract").ifPresent(summary -> description.setAbstract(summary.text()));
    }
}
