package io.gewu.graph;

import io.gewu.api.LocalizedText;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Access;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.IriTemplate;
import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Document;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.site.Site;
import io.gewu.api.store.Commit;
import io.gewu.api.store.CommitEvent;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.Origin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A small city: plans, grids with areas, posts with names of persons, inspections that only inspectors read. */
final class TestCity {
    static final String BASE = "http://localhost:8080/";
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    static final GeometryFactory SHAPES = new GeometryFactory();
    static final String NS = "https://example.org/city#";
    static final Caller INSPECTOR = new Caller("mei", Set.of(Access.PUBLIC, "inspector"));
    static final Caller TRUSTED = new Caller("li", Set.of(Access.PUBLIC, "inspector", "sensitive"));

    static final Site SITE = new Site() {
        @Override
        public String baseIri() {
            return BASE;
        }

        @Override
        public String area() {
            return "440604";
        }

        @Override
        public LocalizedText title() {
            return LocalizedText.same("test");
        }

        @Override
        public ZoneId timeZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Envelope extent() {
            return new Envelope(112.9, 113.2, 22.9, 23.2);
        }

        @Override
        public List<Crs> crs() {
            return List.of(Crs.epsg(4490), Crs.epsg(4326), Crs.epsg(3857), Crs.epsg(4547), Crs.crs84());
        }

        @Override
        public String provider() {
            return "test";
        }
    };

    static final AccessPolicy POLICY = new AccessPolicy() {
        @Override
        public Optional<Layer> readable(Caller caller, Layer layer) {
            if (!caller.roles().contains(layer.access().read())) {
                return Optional.empty();
            }
            boolean all = caller.roles().contains("sensitive");
            return Optional.of(layer.withAttributes(layer.attributes().stream()
                    .filter(a -> all || !a.sensitive())
                    .toList()));
        }

        @Override
        public List<Layer> readableLayers(Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Filter visible(Caller caller, Layer layer) {
            if (layer.access().scope().isEmpty() || caller.areas().isEmpty()) {
                return Filter.INCLUDE;
            }
            String area = layer.scopeAttribute().orElseThrow().name();
            return FILTERS.or(caller.areas().stream()
                    .<Filter>map(code -> FILTERS.like(FILTERS.property(area), code + "*", "*", "?", "\\"))
                    .toList());
        }

        @Override
        public Filter writable(Caller caller, Layer layer) {
            return Filter.EXCLUDE;
        }
    };

    static final Layer PLAN = layer(
            "plan",
            "Plan",
            Optional.empty(),
            Access.PUBLIC,
            List.of(key(), plain("from", AttributeType.DATE), plain("made", AttributeType.DATE_TIME)));
    static final Layer GRID = layer(
            "grid",
            "Grid",
            Optional.of(new GeometryColumn("geom", GeometryColumn.Type.POLYGON, 4490)),
            Access.PUBLIC,
            List.of(
                    key(),
                    attribute("name", AttributeType.STRING, "label", "zh", "", false, false, false, ""),
                    attribute("plan", AttributeType.LINK, "inPlan", "", "plan", false, false, false, ""),
                    attribute("merged", AttributeType.URI, "mergedFrom", "", "", false, true, false, "old/{value}"),
                    plain("households", AttributeType.INTEGER),
                    attribute("next", AttributeType.LINK, "before", "", "grid", true, false, false, "")));
    /** Metres of CGCS2000 / 3-degree zone 114E. */
    static final Layer STATION = layer(
            "station",
            "Station",
            Optional.of(new GeometryColumn("place", GeometryColumn.Type.POINT, 4547)),
            Access.PUBLIC,
            List.of(key()));

    static final Layer POST = layer(
            "post",
            "Post",
            Optional.empty(),
            Access.PUBLIC,
            List.of(
                    key(),
                    attribute("grid", AttributeType.LINK, "postGrid", "", "grid", false, false, false, ""),
                    attribute("holder", AttributeType.STRING, "holderName", "", "", false, false, true, "")));
    static final Layer INSPECTION = layer(
            "inspection",
            "Inspection",
            Optional.empty(),
            "inspector",
            List.of(key(), plain("note", AttributeType.STRING)));

    static final Plugin PLANS = plugin("planning", List.of(PLAN), "");
    static final Plugin GRIDS = plugin("grid", List.of(GRID, STATION), "<" + NS + "Grid> a <" + NS + "Class> .");
    static final Plugin PEOPLE = plugin("people", List.of(POST, INSPECTION), "");

    final TestStore store = new TestStore();
    final Path folder;
    TdbGraph graph;

    TestCity(Path folder) {
        this.folder = folder;
        open();
    }

    void open() {
        graph = new TdbGraph(folder, 1L << 40, SITE, store);
        graph.setPolicy(POLICY);
    }

    void restart(Plugin... plugins) {
        graph.close();
        open();
        for (Plugin plugin : plugins) {
            graph.added(plugin);
        }
    }

    void commit() {
        long position = store.position();
        Commit commit = new Commit(position, Instant.now(), new Origin("test", ""));
        graph.committed(new CommitEvent() {
            @Override
            public Commit commit() {
                return commit;
            }

            @Override
            public Set<String> layers() {
                return Set.of();
            }

            @Override
            public List<FeatureChange> changes() {
                return List.of();
            }
        });
    }

    /** Rows of a SELECT as text, the columns by commas: the ends of IRIs, the text of literals. */
    List<String> select(Caller caller, String text) {
        String query = """
                PREFIX c: <https://example.org/city#>
                PREFIX id: <http://localhost:8080/id/>
                PREFIX graph: <http://localhost:8080/graph/>
                PREFIX geo: <http://www.opengis.net/ont/geosparql#>
                PREFIX geof: <http://www.opengis.net/def/function/geosparql/>
                PREFIX spatialF: <http://jena.apache.org/function/spatial#>
                PREFIX uom: <http://www.opengis.net/def/uom/OGC/1.0/>
                PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                """ + text;
        return graph.query(caller, QueryFactory.create(query), Duration.ofSeconds(20), execution -> {
            RowSet rows = execution.select();
            List<String> all = new ArrayList<>();
            rows.forEachRemaining(row -> {
                List<String> cells = new ArrayList<>();
                rows.getResultVars().forEach(v -> cells.add(text(row.get(v))));
                all.add(String.join(",", cells));
            });
            all.sort(null);
            return all;
        });
    }

    List<String> select(String text) {
        return select(Caller.ANONYMOUS, text);
    }

    private static String text(Node node) {
        if (node == null) {
            return "";
        }
        String text = node.isURI() ? node.getURI() : node.isLiteral() ? node.getLiteralLexicalForm() : "_";
        return text.replace(BASE, "").replace(NS, "");
    }

    static Geometry square(double west, double south, double size) {
        return SHAPES.createPolygon(new Coordinate[] {
            new Coordinate(west, south),
            new Coordinate(west + size, south),
            new Coordinate(west + size, south + size),
            new Coordinate(west, south + size),
            new Coordinate(west, south)
        });
    }

    static Geometry point(double x, double y) {
        return SHAPES.createPoint(new Coordinate(x, y));
    }

    static Plugin plugin(String name, List<Layer> layers, String turtle) {
        List<Layer> own = layers.stream().map(l -> owned(l, name)).toList();
        List<Document> documents = turtle.isEmpty()
                ? List.of()
                : List.of(new Document("ontology/" + name + ".ttl", turtle.getBytes(StandardCharsets.UTF_8)));
        return new Plugin(name, name, "1", own, List.of(), documents, List.of(), List.of());
    }

    private static Layer owned(Layer l, String plugin) {
        return l.toBuilder().plugin(plugin).build();
    }

    static Layer layer(
            String name, String type, Optional<GeometryColumn> geometry, String read, List<Attribute> attributes) {
        return layer(name, type, geometry, new Access(read, "", ""), attributes);
    }

    static Layer layer(
            String name, String type, Optional<GeometryColumn> geometry, Access access, List<Attribute> attributes) {
        return Layer.builder(name)
                .plugin("test")
                .geometry(geometry)
                .classIri(NS + type)
                .iri(IriTemplate.parse(name + "/{code}"))
                .attributes(attributes)
                .access(access)
                .build();
    }

    static Attribute key() {
        return attribute("code", AttributeType.STRING, "code", "", "", false, false, false, "");
    }

    static Attribute plain(String name, AttributeType type) {
        return attribute(name, type, name, "", "", false, false, false, "");
    }

    static Attribute attribute(
            String name,
            AttributeType type,
            String property,
            String lang,
            String to,
            boolean inverse,
            boolean many,
            boolean sensitive,
            String iri) {
        return Attribute.builder(name, type)
                .key(name.equals("code"))
                .rdf(NS + property, inverse)
                .lang(lang)
                .to(to)
                .iri(iri)
                .many(many)
                .sensitive(sensitive)
                .build();
    }
}
