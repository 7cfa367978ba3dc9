package io.gewu.graph;

import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.IriTemplate;
import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Geometry;

/** Turns features of one layer into triples. For one thread. */
final class FeatureTriples {
    static final String GEO = "http://www.opengis.net/ont/geosparql#";
    static final Node HAS_DEFAULT_GEOMETRY = NodeFactory.createURI(GEO + "hasDefaultGeometry");
    static final Node HAS_GEOMETRY = NodeFactory.createURI(GEO + "hasGeometry");
    static final Node AS_WKT = NodeFactory.createURI(GEO + "asWKT");
    private static final Node GEOMETRY = NodeFactory.createURI(GEO + "Geometry");

    /** Where triples go. */
    interface Sink {
        /**
         * Takes one triple.
         *
         * @param sensitive whether it tells something personal
         */
        void add(boolean sensitive, Node subject, Node predicate, Node object);
    }

    private final Layer layer;
    private final Function<String, Optional<Layer>> layers;
    private final String identifiers;
    private final Node type;
    private final WktWriter wkt;
    private final Set<String> inverse;
    private int outside;

    /** @param layers finds the layers that links point to */
    FeatureTriples(Layer layer, Function<String, Optional<Layer>> layers, Site site) {
        this.layer = layer;
        this.layers = layers;
        this.identifiers = site.identifiers();
        this.type = NodeFactory.createURI(layer.classIri());
        this.wkt = new WktWriter(layer);
        this.inverse = layer.attributes().stream()
                .flatMap(a -> a.rdf().stream())
                .filter(Attribute.Predicate::inverse)
                .map(Attribute.Predicate::iri)
                .collect(Collectors.toSet());
    }

    /** IRI of the feature with a key. */
    Node subject(String key) {
        return NodeFactory.createURI(layer.iri().expand(identifiers, key));
    }

    /** Node of the geometry of the feature with a key. */
    Node geometry(String key) {
        return geometry(layer, identifiers, key);
    }

    static Node geometry(Layer layer, String identifiers, String key) {
        return NodeFactory.createURI(layer.iri().expand(identifiers, key) + "/geom");
    }

    /** Geometries so far that cannot be told in degrees. */
    int outside() {
        return outside;
    }

    /** Takes the triples of a feature out of one of its layer's graphs. */
    void remove(String key, Graph graph) {
        Node subject = subject(key);
        if (inverse.isEmpty()) {
            graph.remove(subject, Node.ANY, Node.ANY);
        } else {
            // of an inverse property, this feature made the triples that it is the object of, not the subject
            graph.find(subject, Node.ANY, Node.ANY).toList().stream()
                    .filter(t -> !inverse.contains(t.getPredicate().getURI()))
                    .forEach(graph::delete);
            inverse.forEach(iri -> graph.remove(Node.ANY, NodeFactory.createURI(iri), subject));
        }
        graph.remove(geometry(key), Node.ANY, Node.ANY);
    }

    /**
     * A feature with these values.
     *
     * @param values the value of an attribute; null for none
     */
    FeatureVersion version(String key, Function<String, ?> values, Optional<?> shape) {
        List<Triple> triples = new ArrayList<>();
        emit(key, values, shape, (sensitive, s, p, o) -> triples.add(Triple.create(s, p, o)));
        return new FeatureVersion(subject(key), geometry(key), inverse, triples);
    }

    /** A feature that is there no longer. */
    FeatureVersion gone(String key) {
        return new FeatureVersion(subject(key), geometry(key), inverse, List.of());
    }

    /** Emits all triples of a feature. */
    void emit(SimpleFeature feature, Sink sink) {
        emit(
                String.valueOf(feature.getAttribute(layer.key().name())),
                feature::getAttribute,
                Optional.ofNullable(feature.getDefaultGeometry()),
                sink);
    }

    /**
     * Emits all triples of a row.
     *
     * @param values the value of an attribute; null for none
     */
    void emit(String key, Function<String, ?> values, Optional<?> shape, Sink sink) {
        Node subject = subject(key);
        sink.add(false, subject, RDF.type.asNode(), type);
        for (Attribute attribute : layer.attributes()) {
            Object value = values.apply(attribute.name());
            if (value != null && attribute.rdf().isPresent()) {
                values(attribute, attribute.rdf().get(), value, subject, sink);
            }
        }
        if (shape.orElse(null) instanceof Geometry geometry) {
            geometry(key, subject, geometry, sink);
        }
    }

    private void geometry(String key, Node subject, Geometry shape, Sink sink) {
        Optional<Node> literal = wkt.literal(shape);
        if (literal.isEmpty()) {
            outside++;
            return;
        }
        Node geometry = geometry(key);
        sink.add(false, subject, HAS_DEFAULT_GEOMETRY, geometry);
        sink.add(false, subject, HAS_GEOMETRY, geometry);
        sink.add(false, geometry, RDF.type.asNode(), GEOMETRY);
        sink.add(false, geometry, AS_WKT, literal.get());
    }

    private void values(Attribute attribute, Attribute.Predicate rdf, Object value, Node subject, Sink sink) {
        Node predicate = NodeFactory.createURI(rdf.iri());
        List<?> items = attribute.many() ? List.of(value.toString().split(",", -1)) : List.of(value);
        for (Object item : items) {
            if (item instanceof String text && text.isEmpty()) {
                continue;
            }
            Optional<Node> object = object(attribute, rdf, item);
            if (object.isPresent() && rdf.inverse()) {
                if (object.get().isURI()) {
                    sink.add(attribute.sensitive(), object.get(), predicate, subject);
                }
            } else {
                object.ifPresent(node -> sink.add(attribute.sensitive(), subject, predicate, node));
            }
        }
    }

    private Optional<Node> object(Attribute attribute, Attribute.Predicate rdf, Object item) {
        return switch (attribute.type()) {
            // a link into a plugin that is not here yet: the triple comes back once it is
            case LINK -> layers.apply(attribute.to()).map(to -> iri(to.iri(), item));
            case CODE, URI ->
                Optional.of(
                        attribute.iri().map(template -> iri(template, item)).orElseGet(() -> plain(attribute, item)));
            default -> Optional.of(literal(attribute, rdf, item));
        };
    }

    private Node iri(IriTemplate template, Object value) {
        return NodeFactory.createURI(template.expand(identifiers, value.toString()));
    }

    private static Node plain(Attribute attribute, Object item) {
        boolean isIri = attribute.type() == io.gewu.api.layer.AttributeType.URI
                && item.toString().matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|^`\\\\]*");
        return isIri ? NodeFactory.createURI(item.toString()) : NodeFactory.createLiteralString(item.toString());
    }

    private static Node literal(Attribute attribute, Attribute.Predicate rdf, Object item) {
        if (!rdf.datatype().isEmpty()) {
            return NodeFactory.createLiteralDT(
                    item.toString(), TypeMapper.getInstance().getSafeTypeByName(rdf.datatype()));
        }
        if (item instanceof Integer || item instanceof Long) {
            return NodeFactory.createLiteralDT(item.toString(), XSDDatatype.XSDinteger);
        } else if (item instanceof BigDecimal number) {
            return NodeFactory.createLiteralDT(number.toPlainString(), XSDDatatype.XSDdecimal);
        } else if (item instanceof Double) {
            String text = item.toString().replace("Infinity", "INF");
            return NodeFactory.createLiteralDT(text, XSDDatatype.XSDdouble);
        } else if (item instanceof Boolean) {
            return NodeFactory.createLiteralDT(item.toString(), XSDDatatype.XSDboolean);
        } else if (item instanceof LocalDate) {
            return NodeFactory.createLiteralDT(item.toString(), XSDDatatype.XSDdate);
        } else if (item instanceof Instant) {
            return NodeFactory.createLiteralDT(item.toString(), XSDDatatype.XSDdateTime);
        }
        return attribute.lang().isEmpty()
                ? NodeFactory.createLiteralString(item.toString())
                : NodeFactory.createLiteralLang(item.toString(), attribute.lang());
    }

    /** Labels of the closed lists whose values are IRIs of this site: a SKOS concept each. */
    void emitConcepts(Sink sink) {
        for (Attribute attribute : layer.attributes()) {
            boolean own = attribute.iri().isPresent() && !attribute.iri().get().isAbsolute();
            if (own && attribute.rdf().isPresent()) {
                attribute.values().forEach((value, label) -> {
                    Node concept = iri(attribute.iri().get(), value);
                    sink.add(false, concept, RDF.type.asNode(), SKOS.Concept.asNode());
                    sink.add(false, concept, SKOS.notation.asNode(), NodeFactory.createLiteralString(value));
                    label(concept, label.zh(), "zh", sink);
                    label(concept, label.en(), "en", sink);
                });
            }
        }
    }

    private static void label(Node concept, String text, String language, Sink sink) {
        if (!text.isEmpty()) {
            sink.add(false, concept, SKOS.prefLabel.asNode(), NodeFactory.createLiteralLang(text, language));
        }
    }
}
