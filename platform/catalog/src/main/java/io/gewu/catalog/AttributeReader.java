package io.gewu.catalog;

import io.gewu.api.LocalizedText;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeBuilder;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.IriTemplate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads one attribute of a declaration. */
final class AttributeReader {
    private static final Set<String> KEYS = Set.of(
            "type",
            "key",
            "required",
            "rdf",
            "lang",
            "datatype",
            "pattern",
            "min",
            "max",
            "length",
            "title",
            "unit",
            "time",
            "to",
            "values",
            "iri",
            "many",
            "sensitive",
            "generated",
            "gml",
            "column");

    private final String name;
    private final YamlMap yaml;
    private final Prefixes prefixes;

    AttributeReader(String name, YamlMap yaml, Prefixes prefixes) {
        this.name = name;
        this.yaml = yaml;
        this.prefixes = prefixes;
    }

    Attribute read() {
        yaml.allowOnly(KEYS);
        AttributeType type = type();
        boolean key = yaml.flag("key");
        String to = yaml.text("to", "");
        if (type == AttributeType.LINK && to.isEmpty()) {
            yaml.problem("type", "A link names the layer it points to: to: <layer>");
        }
        AttributeBuilder attribute = Attribute.builder(name, type)
                .column(yaml.text("column", name))
                .key(key)
                .required(yaml.flag("required"))
                .lang(yaml.text("lang", ""))
                .title(yaml.localized("title").orElseGet(() -> LocalizedText.same(name)))
                .unit(yaml.text("unit", ""))
                .pattern(pattern())
                .time(time(type))
                .to(to)
                .values(values())
                .many(yaml.flag("many"))
                .sensitive(yaml.flag("sensitive"))
                .generated(generated(type, key))
                .gml(gml(type));
        predicate().ifPresent(attribute::rdf);
        iri().ifPresent(attribute::iri);
        yaml.number("min").ifPresent(attribute::min);
        yaml.number("max").ifPresent(attribute::max);
        yaml.number("length").ifPresent(length -> attribute.length(length.intValue()));
        return attribute.build();
    }

    private boolean generated(AttributeType type, boolean key) {
        boolean generated = yaml.flag("generated");
        if (generated && (!key || type != AttributeType.STRING)) {
            yaml.problem("generated", "Only a key of type string is generated");
        }
        return generated;
    }

    private String gml(AttributeType type) {
        String property = yaml.text("gml", "");
        if (!property.isEmpty()
                && (!Set.of("name", "description", "identifier").contains(property) || type != AttributeType.STRING)) {
            yaml.problem(
                    "gml",
                    "A string may be written as GML's name, description or identifier, found \"" + property + "\"");
        }
        return property;
    }

    private AttributeType type() {
        String word = yaml.required("type");
        Optional<AttributeType> known = Arrays.stream(AttributeType.values())
                .filter(t -> t.keyword().equals(word))
                .findFirst();
        if (known.isEmpty()) {
            yaml.problem(
                    "type",
                    "Unknown type \"" + word + "\"; expected one of "
                            + Arrays.stream(AttributeType.values())
                                    .map(AttributeType::keyword)
                                    .collect(Collectors.joining(", ")));
        }
        return known.orElse(AttributeType.STRING);
    }

    private Optional<Attribute.Predicate> predicate() {
        if (!yaml.has("rdf")) {
            return Optional.empty();
        }
        String curie = yaml.text("rdf", "");
        boolean inverse = curie.startsWith("^");
        return Optional.of(new Attribute.Predicate(
                expand("rdf", inverse ? curie.substring(1) : curie),
                inverse,
                yaml.has("datatype") ? expand("datatype", yaml.text("datatype", "")) : ""));
    }

    private String expand(String key, String curie) {
        Optional<String> iri = prefixes.expand(curie);
        if (iri.isEmpty()) {
            yaml.problem(key, "The prefix of \"" + curie + "\" is not declared under prefixes");
        }
        return iri.orElse("");
    }

    private String pattern() {
        String pattern = yaml.text("pattern", "");
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            yaml.problem("pattern", "Not a regular expression: " + broken.getDescription());
        }
        return pattern;
    }

    private Attribute.TimeRole time(AttributeType type) {
        String word = yaml.text("time", "");
        if (word.isEmpty()) {
            return Attribute.TimeRole.NONE;
        }
        if (type != AttributeType.DATE && type != AttributeType.DATE_TIME) {
            yaml.problem("time", "Only a date or dateTime tells validity");
        }
        return switch (word) {
            case "start" -> Attribute.TimeRole.START;
            case "end" -> Attribute.TimeRole.END;
            default -> {
                yaml.problem("time", "Expected start or end, found \"" + word + "\"");
                yield Attribute.TimeRole.NONE;
            }
        };
    }

    private Map<String, LocalizedText> values() {
        Map<String, LocalizedText> values = new LinkedHashMap<>();
        yaml.map("values")
                .ifPresent(map -> map.keys()
                        .forEach(value ->
                                values.put(value, map.localized(value).orElseGet(() -> LocalizedText.same(value)))));
        return Collections.unmodifiableMap(values);
    }

    private Optional<IriTemplate> iri() {
        if (!yaml.has("iri")) {
            return Optional.empty();
        }
        try {
            return Optional.of(IriTemplate.parse(yaml.text("iri", "")));
        } catch (IllegalArgumentException broken) {
            yaml.problem("iri", String.valueOf(broken.getMessage()));
            return Optional.empty();
        }
    }
}
