package io.gewu.graph;

import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.IriTemplate;
import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
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

    private final Layer layer;
    private final Function<String, Optional<Layer>> layers;
    private final String identifiers;
    private final Node type;
    private final WktWriter wkt;

    /** @param layers finds the layers that links point to */
    FeatureTriples(Layer layer, Function<String, Optional<Layer>> layers, Site site) {
        this.layer = layer;
        this.layers = layers;
        this.identifiers = site.identifiers();
        this.type = NodeFactory.createURI(layer.classIri());
        this.wkt = new WktWriter(layer);
    }

    /** IRI of the feature with a key. */
    Node subject(String key) {
        return NodeFactory.createURI(layer.iri().expand(identifiers, key));
    }

    /** Node of the geometry of the feature with a key. */
    Node geometry(String key) {
        return NodeFactory.createURI(layer.iri().expand(identifiers, key) + "/geom");
    }

    /** Emits all triples of a feature. */
    void emit(SimpleFeature feature, Consumer<Triple> sink) {
        String key = String.valueOf(feature.getAttribute(layer.key().name()));
        Node subject = subject(key);
        sink.accept(Triple.create(subject, RDF.type.asNode(), type));
        for (Attribute attribute : layer.attributes()) {
            Object value = feature.getAttribute(attribute.name());
            if (value != null && attribute.rdf().isPresent() && !attribute.sensitive()) {
                values(attribute, attribute.rdf().get(), value, subject, sink);
            }
        }
        if (feature.getDefaultGeometry() instanceof Geometry shape) {
            Node geometry = geometry(key);
            sink.accept(Triple.create(subject, HAS_DEFAULT_GEOMETRY, geometry));
            sink.accept(Triple.create(subject, HAS_GEOMETRY, geometry));
            sink.accept(Triple.create(geometry, RDF.type.asNode(), GEOMETRY));
            sink.accept(Triple.create(geometry, AS_WKT, wkt.literal(shape)));
        }
    }

    private void values(
            Attribute attribute, Attribute.Predicate rdf, Object value, Node subject, Consumer<Triple> sink) {
        Node predicate = NodeFactory.createURI(rdf.iri());
        List<?> items = attribute.many() ? List.of(value.toString().split(",", -1)) : List.of(value);
        for (Object item : items) {
            Optional<Node> object = object(attribute, rdf, item);
            if (object.isPresent() && rdf.inverse()) {
                if (object.get().isURI()) {
                    sink.accept(Triple.create(object.get(), predicate, subject));
                }
            } else {
                object.ifPresent(node -> sink.accept(Triple.create(subject, predicate, node)));
            }
        }
    }

    private Optional<Node> object(Attribute attribute, Attribute.Predicate rdf, Object item) {
        return switch (attribute.type()) {
            // a link into a plugin that is not here yet: Projection comes back once it is
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
            return NodeFactory.createLiteralDT(item.toString(), XSDDatatype.XSDdouble);
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
    void emitConcepts(Consumer<Triple> sink) {
        for (Attribute attribute : layer.attributes()) {
            boolean own = attribute.iri().isPresent() && !attribute.iri().get().isAbsolute();
            if (own) {
                attribute.values().forEach((value, label) -> {
                    Node concept = iri(attribute.iri().get(), value);
                    sink.accept(Triple.create(concept, RDF.type.asNode(), SKOS.Concept.asNode()));
                    sink.accept(Triple.create(concept, SKOS.notation.asNode(), NodeFactory.createLiteralString(value)));
                    label(concept, label.zh(), "zh", sink);
                    label(concept, label.en(), "en", sink);
                });
            }
        }
    }

    private static void label(Node concept, String text, String language, Consumer<Triple> sink) {
        if (!text.isEmpty()) {
            sink.accept(Triple.create(concept, SKOS.prefLabel.asNode(), NodeFactory.createLiteralLang(text, language)));
        }
    }
}
