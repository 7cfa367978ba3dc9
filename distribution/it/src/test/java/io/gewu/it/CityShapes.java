package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** What WFS says about the city, as the truth that pictures are held against; and the colours of its style sheets. */
final class CityShapes {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Pattern RULE = Pattern.compile("(?s)<Rule>\\s*<Name>([^<]*)</Name>(.*?)</Rule>");
    private static final Pattern FILL = Pattern.compile("<CssParameter name=\"fill\">#([0-9a-f]{6})<");

    private CityShapes() {}

    /** A feature with an area. */
    record Shape(String id, JsonNode properties, Geometry geometry) {
        /** The middle of the largest circle within it. */
        Coordinate middle() {
            return circle().getCenter().getCoordinate();
        }

        /** Of that circle, in degrees. */
        double radius() {
            return circle().getRadiusLine().getLength();
        }

        private MaximumInscribedCircle circle() {
            return new MaximumInscribedCircle(
                    geometry, geometry.getEnvelopeInternal().getWidth() / 50);
        }
    }

    /** Features for which an attribute has a value, the first hundred by key. */
    static List<Shape> where(String layer, String attribute, String value) throws Exception {
        String filter =
                "<fes:Filter xmlns:fes=\"http://www.opengis.net/fes/2.0\"><fes:PropertyIsEqualTo><fes:ValueReference>"
                        + attribute + "</fes:ValueReference><fes:Literal>" + value
                        + "</fes:Literal></fes:PropertyIsEqualTo></fes:Filter>";
        return ask(layer, "&COUNT=100&FILTER=" + WorkedCity.encoded(filter));
    }

    /** Features whose boxes meet a box. */
    static List<Shape> within(String layer, MapPicture.Box box) throws Exception {
        return ask(layer, "&BBOX=" + box.eastFirst() + ",urn:ogc:def:crs:OGC:1.3:CRS84");
    }

    private static List<Shape> ask(String layer, String more) throws Exception {
        var answer = Server.shared()
                .get("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&OUTPUTFORMAT=application/json&TYPENAMES="
                        + layer + more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<Shape> shapes = new ArrayList<>();
        for (JsonNode feature : new ObjectMapper().readTree(answer.body()).get("features")) {
            shapes.add(new Shape(
                    feature.get("id").asText(),
                    feature.get("properties"),
                    polygons(feature.get("geometry").get("coordinates"))));
        }
        return shapes;
    }

    private static Geometry polygons(JsonNode parts) {
        List<Polygon> polygons = new ArrayList<>();
        for (JsonNode part : parts) {
            LinearRing shell = ring(part.get(0));
            LinearRing[] holes = new LinearRing[part.size() - 1];
            for (int i = 0; i < holes.length; i++) {
                holes[i] = ring(part.get(i + 1));
            }
            polygons.add(FACTORY.createPolygon(shell, holes));
        }
        return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static LinearRing ring(JsonNode points) {
        Coordinate[] all = new Coordinate[points.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Coordinate(
                    points.get(i).get(0).asDouble(), points.get(i).get(1).asDouble());
        }
        return FACTORY.createLinearRing(all);
    }

    /** Fill colours 0xRRGGBB of the rules of a style sheet, by the number of the rule. */
    static List<Integer> fills(String sheet) {
        List<Integer> fills = new ArrayList<>();
        Matcher rules = RULE.matcher(sheet(sheet));
        while (rules.find()) {
            Matcher fill = FILL.matcher(rules.group(2));
            if (fill.find()) {
                fills.add(Integer.parseInt(fill.group(1), 16));
            }
        }
        return fills;
    }

    /** The fill colour of one rule. */
    static int fill(String sheet, String rule) {
        Matcher rules = RULE.matcher(sheet(sheet));
        while (rules.find()) {
            Matcher fill = FILL.matcher(rules.group(2));
            if (rules.group(1).equals(rule) && fill.find()) {
                return Integer.parseInt(fill.group(1), 16);
            }
        }
        throw new AssertionError("No rule " + rule + " that fills in " + sheet);
    }

    private static String sheet(String path) {
        try {
            return Files.readString(Path.of("../..").resolve(path));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
