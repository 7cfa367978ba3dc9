package io.gewu.testkit;

import io.gewu.api.LocalizedText;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.IriTemplate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Builds an attribute of a layer for tests: what is not said is absent. For one thread. */
public final class TestAttribute {
    private final String name;
    private final AttributeType type;
    private String column;
    private LocalizedText title;
    private boolean key;
    private Optional<Attribute.Predicate> rdf = Optional.empty();
    private String lang = "";
    private Attribute.TimeRole time = Attribute.TimeRole.NONE;
    private String to = "";
    private Optional<IriTemplate> iri = Optional.empty();
    private boolean many;
    private boolean sensitive;

    private TestAttribute(String name, AttributeType type) {
        this.name = name;
        this.column = name;
        this.title = LocalizedText.same(name);
        this.type = type;
    }

    public static TestAttribute of(String name, AttributeType type) {
        return new TestAttribute(name, type);
    }

    public TestAttribute column(String value) {
        column = value;
        return this;
    }

    public TestAttribute title(String zh, String en) {
        title = new LocalizedText(zh, en);
        return this;
    }

    /** A key is required as well. */
    public TestAttribute key(boolean value) {
        key = value;
        return this;
    }

    public TestAttribute rdf(String property, boolean inverse) {
        rdf = Optional.of(new Attribute.Predicate(property, inverse, ""));
        return this;
    }

    public TestAttribute lang(String value) {
        lang = value;
        return this;
    }

    public TestAttribute time(Attribute.TimeRole value) {
        time = value;
        return this;
    }

    /** The layer a link leads to; empty text for none. */
    public TestAttribute to(String value) {
        to = value;
        return this;
    }

    /** Template of the values' IRIs; empty text for none. */
    public TestAttribute iri(String template) {
        iri = template.isEmpty() ? Optional.empty() : Optional.of(IriTemplate.parse(template));
        return this;
    }

    public TestAttribute many(boolean value) {
        many = value;
        return this;
    }

    public TestAttribute sensitive(boolean value) {
        sensitive = value;
        return this;
    }

    public Attribute build() {
        return new Attribute(
                name,
                column,
                type,
                key,
                key,
                rdf,
                lang,
                title,
                "",
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                time,
                to,
                Map.of(),
                iri,
                many,
                sensitive);
    }
}
