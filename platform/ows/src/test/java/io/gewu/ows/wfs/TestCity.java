package io.gewu.ows.wfs;

import io.gewu.api.LocalizedText;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Access;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.FeatureNamespace;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.IriTemplate;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.layer.StyleDocument;
import io.gewu.api.site.Site;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.locationtech.jts.geom.Envelope;

/** A city of four layers, as a catalog, a policy that hides one attribute, and a site. */
final class TestCity implements LayerCatalog, AccessPolicy, Site {
    static final Caller CLERK = new Caller("clerk", java.util.Set.of(Access.PUBLIC, "clerk"));

    static final Layer PARCEL = layer(
            "parcel",
            FeatureNamespace.GEWU,
            Optional.of(new GeometryColumn("geom", GeometryColumn.Type.MULTI_POLYGON, 4490)),
            List.of(
                    attribute("code", AttributeType.STRING, true, Attribute.TimeRole.NONE, false),
                    attribute("name", AttributeType.STRING, false, Attribute.TimeRole.NONE, false),
                    attribute("storeys", AttributeType.INTEGER, false, Attribute.TimeRole.NONE, false),
                    attribute("people", AttributeType.LONG, false, Attribute.TimeRole.NONE, false),
                    attribute("height", AttributeType.DECIMAL, false, Attribute.TimeRole.NONE, false),
                    attribute("ratio", AttributeType.DOUBLE, false, Attribute.TimeRole.NONE, false),
                    attribute("open", AttributeType.BOOLEAN, false, Attribute.TimeRole.NONE, false),
                    attribute("built", AttributeType.DATE, false, Attribute.TimeRole.NONE, false),
                    attribute("seen", AttributeType.DATE_TIME, false, Attribute.TimeRole.NONE, false),
                    attribute("owner_phone", AttributeType.STRING, false, Attribute.TimeRole.NONE, true)));

    static final Layer ROAD = layer(
            "road",
            FeatureNamespace.GEWU,
            Optional.of(new GeometryColumn("geom", GeometryColumn.Type.MULTI_LINE_STRING, 4547)),
            List.of(attribute("code", AttributeType.STRING, true, Attribute.TimeRole.NONE, false)));

    static final Layer PERSON = layer(
            "person",
            new FeatureNamespace("hr", "https://example.org/hr"),
            Optional.empty(),
            List.of(
                    attribute("code", AttributeType.STRING, true, Attribute.TimeRole.NONE, false),
                    attribute("name", AttributeType.STRING, false, Attribute.TimeRole.NONE, false)));

    static final Layer PLAN = layer(
            "plan",
            FeatureNamespace.GEWU,
            Optional.of(new GeometryColumn("site", GeometryColumn.Type.POINT, 4326)),
            List.of(
                    attribute("code", AttributeType.STRING, true, Attribute.TimeRole.NONE, false),
                    attribute("valid_from", AttributeType.DATE, false, Attribute.TimeRole.START, false),
                    attribute("valid_to", AttributeType.DATE, false, Attribute.TimeRole.END, false)));

    static final List<Layer> LAYERS = List.of(PARCEL, ROAD, PERSON, PLAN);

    private static Layer layer(
            String name, FeatureNamespace namespace, Optional<GeometryColumn> geometry, List<Attribute> attributes) {
        return Layer.builder(name)
                .plugin("test")
                .namespace(namespace)
                .title("图层" + name, "Layer " + name)
                .keywords(List.of("城市", "city"))
                .geometry(geometry)
                .classIri("https://example.org/" + name)
                .iri(IriTemplate.parse(name + "/{code}"))
                .attributes(attributes)
                .access(new Access("public", "clerk", ""))
                .build();
    }

    private static Attribute attribute(
            String name, AttributeType type, boolean key, Attribute.TimeRole time, boolean sensitive) {
        return Attribute.builder(name, type)
                .title("属性" + name, name)
                .key(key)
                .time(time)
                .sensitive(sensitive)
                .build();
    }

    @Override
    public List<Layer> layers() {
        return LAYERS;
    }

    @Override
    public Optional<Layer> layer(String name) {
        return LAYERS.stream()
                .filter(l -> l.name().equals(name) || WfsLayers.qualified(l).equals(name))
                .findFirst();
    }

    @Override
    public Optional<StyleDocument> style(Layer layer, String name) {
        return Optional.empty();
    }

    @Override
    public long revision() {
        return 7;
    }

    @Override
    public Optional<Layer> readable(Caller caller, Layer layer) {
        return Optional.of(
                caller.roles().contains("clerk")
                        ? layer
                        : layer.withAttributes(layer.attributes().stream()
                                .filter(a -> !a.sensitive())
                                .toList()));
    }

    @Override
    public List<Layer> readableLayers(Caller caller) {
        return LAYERS.stream()
                .map(layer -> readable(caller, layer).orElseThrow())
                .toList();
    }

    @Override
    public Filter visible(Caller caller, Layer layer) {
        return Filter.INCLUDE;
    }

    /** Clerks edit everything, the clerk of an area what lies in it. */
    @Override
    public Filter writable(Caller caller, Layer layer) {
        if (!caller.roles().contains("clerk")) {
            return Filter.EXCLUDE;
        }
        FilterFactory filters = CommonFactoryFinder.getFilterFactory();
        return caller.areas().isEmpty()
                ? Filter.INCLUDE
                : filters.like(
                        filters.property("code"), caller.areas().iterator().next() + "*", "*", "?", "\\");
    }

    @Override
    public String baseIri() {
        return "http://localhost:8080/";
    }

    @Override
    public String area() {
        return "440604";
    }

    @Override
    public LocalizedText title() {
        return new LocalizedText("格物", "Gewu");
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
        return "Test";
    }
}
