package io.gewu.catalog;

import io.gewu.api.LocalizedText;
import io.gewu.api.layer.Access;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.FeatureNamespace;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.IriTemplate;
import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Document;
import io.gewu.api.plugin.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one layer declaration; says where it breaks the format. */
final class LayerReader {
    private static final Set<String> KEYS = Set.of(
            "layer",
            "title",
            "abstract",
            "keywords",
            "geometry",
            "class",
            "iri",
            "prefixes",
            "attributes",
            "styles",
            "access",
            "table",
            "namespace");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int MAX_CODE_POINTS = 1_000_000;

    private final String plugin;
    private final Document document;
    private final List<Problem> problems = new ArrayList<>();

    LayerReader(String plugin, Document document) {
        this.plugin = plugin;
        this.document = document;
    }

    /** What was wrong; empty after a layer was read. */
    List<Problem> problems() {
        return problems;
    }

    /** The layer, or empty with {@link #problems()}. */
    Optional<Layer> read() {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(document.path())
                    .setCodePointLimit(MAX_CODE_POINTS)
                    .setMaxAliasesForCollections(20)
                    .setAllowDuplicateKeys(false)
                    .build();
            Optional<Node> root =
                    new Compose(settings).composeString(new String(document.content(), StandardCharsets.UTF_8));
            if (root.isEmpty() || !(root.get() instanceof MappingNode mapping)) {
                problems.add(
                        new Problem(document.path(), 1, 1, "Expected a layer declaration, found nothing of the kind"));
                return Optional.empty();
            }
            Layer layer = layer(new YamlMap(document.path(), mapping, problems));
            return problems.isEmpty() ? Optional.of(layer) : Optional.empty();
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
            int column = broken.getProblemMark().map(m -> m.getColumn() + 1).orElse(0);
            problems.add(new Problem(document.path(), line, column, "Not YAML: " + broken.getProblem()));
        } catch (YamlEngineException broken) {
            problems.add(new Problem(document.path(), 0, 0, "Not YAML: " + broken.getMessage()));
        }
        return Optional.empty();
    }

    private Layer layer(YamlMap yaml) {
        yaml.allowOnly(KEYS);
        String name = yaml.required("layer");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            yaml.problem(
                    "layer",
                    "A layer's name is lower-case letters, digits and _ after a letter, found \"" + name + "\"");
        }
        Prefixes prefixes = new Prefixes();
        yaml.map("prefixes").ifPresent(map -> map.keys().forEach(key -> prefixes.declare(key, map.text(key, ""))));
        LocalizedText title = yaml.localized("title").orElseGet(() -> LocalizedText.same(name));
        Optional<GeometryColumn> geometry = yaml.map("geometry").map(this::geometry);
        List<Attribute> attributes = attributes(yaml, prefixes, geometry);
        List<String> styles = yaml.texts("styles");
        return Layer.builder(name)
                .plugin(plugin)
                .namespace(namespace(yaml))
                .title(title)
                .description(yaml.localized("abstract").orElse(new LocalizedText("", "")))
                .keywords(yaml.texts("keywords"))
                .geometry(geometry)
                .classIri(classIri(yaml, prefixes))
                .iri(iri(yaml))
                .attributes(attributes)
                .styles(geometry.isEmpty() ? List.of() : styles.isEmpty() ? List.of(name) : styles)
                .access(access(yaml))
                .table(yaml.text("table", name))
                .build();
    }

    private static FeatureNamespace namespace(YamlMap yaml) {
        Optional<YamlMap> own = yaml.map("namespace");
        if (own.isEmpty()) {
            return FeatureNamespace.GEWU;
        }
        own.get().allowOnly(Set.of("prefix", "uri"));
        return new FeatureNamespace(own.get().required("prefix"), own.get().required("uri"));
    }

    private static String classIri(YamlMap yaml, Prefixes prefixes) {
        String curie = yaml.required("class");
        Optional<String> iri = prefixes.expand(curie);
        if (iri.isEmpty() && !curie.isEmpty()) {
            yaml.problem("class", "The prefix of \"" + curie + "\" is not declared under prefixes");
        }
        return iri.orElse("");
    }

    private static IriTemplate iri(YamlMap yaml) {
        String template = yaml.required("iri");
        try {
            return IriTemplate.parse(template);
        } catch (IllegalArgumentException broken) {
            yaml.problem("iri", String.valueOf(broken.getMessage()));
            return new IriTemplate("", "");
        }
    }

    private GeometryColumn geometry(YamlMap yaml) {
        yaml.allowOnly(Set.of("type", "crs", "name"));
        String type = yaml.required("type");
        Optional<GeometryColumn.Type> known = Arrays.stream(GeometryColumn.Type.values())
                .filter(t -> t.keyword().equals(type))
                .findFirst();
        if (known.isEmpty()) {
            yaml.problem(
                    "type",
                    "Unknown geometry type \"" + type + "\"; expected one of "
                            + Arrays.stream(GeometryColumn.Type.values())
                                    .map(GeometryColumn.Type::keyword)
                                    .collect(Collectors.joining(", ")));
        }
        String crs = yaml.required("crs");
        boolean isEpsg = crs.matches("EPSG:\\d{4,6}");
        if (!isEpsg) {
            yaml.problem("crs", "Expected a CRS as EPSG:4490, found \"" + crs + "\"");
        }
        return new GeometryColumn(
                yaml.text("name", "geom"),
                known.orElse(GeometryColumn.Type.POINT),
                isEpsg ? Integer.parseInt(crs.substring(5)) : 4490);
    }

    private List<Attribute> attributes(YamlMap yaml, Prefixes prefixes, Optional<GeometryColumn> geometry) {
        Optional<YamlMap> declared = yaml.map("attributes");
        if (declared.isEmpty()) {
            yaml.problem("attributes", "Key \"attributes\" is missing");
            return List.of();
        }
        List<Attribute> attributes = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of("fid"));
        geometry.ifPresent(column -> taken.add(column.name()));
        for (String name : declared.get().keys()) {
            if (!NAME.matcher(name).matches()) {
                declared.get()
                        .problem(
                                name,
                                "An attribute's name is lower-case letters, digits and _, found \"" + name + "\"");
            } else if (!taken.add(name)) {
                declared.get().problem(name, "The name \"" + name + "\" is taken by the feature id or the geometry");
            }
            declared.get().map(name).ifPresent(a -> attributes.add(new AttributeReader(name, a, prefixes).read()));
        }
        long keys = attributes.stream().filter(Attribute::key).count();
        if (keys != 1) {
            yaml.problem("attributes", "Exactly one attribute has key: true, found " + keys);
        }
        return List.copyOf(attributes);
    }

    private static Access access(YamlMap yaml) {
        Optional<YamlMap> access = yaml.map("access");
        if (access.isEmpty()) {
            yaml.problem("access", "Key \"access\" is missing: say who reads, as in {read: public}");
            return new Access("", "", "");
        }
        access.get().allowOnly(Set.of("read", "write", "scope"));
        return new Access(
                access.get().required("read"),
                access.get().text("write", ""),
                access.get().text("scope", ""));
    }
}
