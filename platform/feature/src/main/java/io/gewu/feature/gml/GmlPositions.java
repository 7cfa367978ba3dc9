package io.gewu.feature.gml;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.feature.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.locationtech.jts.geom.Coordinate;

/** Reads the positions of one geometry in every spelling of GML; heights are left out. For one thread. */
final class GmlPositions {
    private static final int MAX_POSITIONS = 500_000;

    private final boolean flipped;
    private int dimension;
    private int read;

    /**
     * @param flipped whether northing or latitude is written first
     * @param dimension numbers a position has where no {@code srsDimension} says otherwise
     */
    GmlPositions(boolean flipped, int dimension) {
        this.flipped = flipped;
        this.dimension = dimension;
    }

    /** From now on positions have so many numbers where {@code srsDimension} of an element says so. */
    void dimension(XmlElement element) {
        dimension = dimension(element, dimension);
    }

    private static int dimension(XmlElement element, int otherwise) {
        String text = element.attribute("srsDimension");
        return switch (text) {
            case "" -> otherwise;
            case "2" -> 2;
            case "3" -> 3;
            default -> throw wrong(element, "srsDimension is 2 or 3, found \"" + text + "\"");
        };
    }

    /** The positions directly inside an element. */
    Coordinate[] of(XmlElement geometry) {
        int own = dimension(geometry, dimension);
        List<Coordinate> positions = new ArrayList<>();
        for (XmlElement child : geometry.children()) {
            switch (child.name()) {
                case "pos", "posList", "lowerCorner", "upperCorner" -> numbers(child, dimension(child, own), positions);
                case "coordinates" -> tuples(child, positions);
                case "coord" -> add(child, text(child, "X"), text(child, "Y"), positions);
                case "pointMember", "pointProperty", "pointRep" ->
                    child.children().forEach(point -> positions.addAll(List.of(of(point))));
                default -> throw wrong(child, "Unexpected <" + child.name() + "> in a geometry");
            }
        }
        return positions.toArray(Coordinate[]::new);
    }

    private static String text(XmlElement coord, String name) {
        return coord.child(name).map(XmlElement::text).orElse("");
    }

    private void numbers(XmlElement element, int perPosition, List<Coordinate> into) {
        StringTokenizer words = new StringTokenizer(element.text());
        int count = words.countTokens();
        if (count == 0 || count % perPosition != 0) {
            throw wrong(element, count + " numbers do not make positions of " + perPosition);
        }
        while (words.hasMoreTokens()) {
            add(element, words.nextToken(), words.nextToken(), into);
            for (int more = 2; more < perPosition; more++) {
                number(element, words.nextToken());
            }
        }
    }

    /** GML 2: between tuples {@code ts}, within them {@code cs}. */
    private void tuples(XmlElement element, List<Coordinate> into) {
        if (!element.attribute("decimal", ".").equals(".")) {
            throw wrong(element, "Coordinates have a decimal point, found \"" + element.attribute("decimal") + "\"");
        }
        // values of attributes come without the spaces around them
        String within = element.attribute("cs", ",").isEmpty() ? " " : element.attribute("cs", ",");
        String between = element.attribute("ts").isBlank() ? " \t\r\n" : element.attribute("ts");
        StringTokenizer tuples = new StringTokenizer(element.text(), between);
        while (tuples.hasMoreTokens()) {
            String tuple = tuples.nextToken();
            StringTokenizer words = new StringTokenizer(tuple, within);
            if (words.countTokens() != 2 && words.countTokens() != 3) {
                throw wrong(element, "\"" + tuple + "\" is not a position of 2 or 3 numbers");
            }
            add(element, words.nextToken(), words.nextToken(), into);
        }
    }

    private void add(XmlElement element, String first, String second, List<Coordinate> into) {
        if (++read > MAX_POSITIONS) {
            throw wrong(element, "More than " + MAX_POSITIONS + " positions");
        }
        double a = number(element, first);
        double b = number(element, second);
        into.add(flipped ? new Coordinate(b, a) : new Coordinate(a, b));
    }

    private static double number(XmlElement element, String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException broken) {
            throw wrong(element, "\"" + text + "\" is not a coordinate");
        }
        throw wrong(element, "\"" + text + "\" is not a coordinate");
    }

    private static GewuException wrong(XmlElement element, String message) {
        return element.failure(ErrorCode.INVALID_PARAMETER, "", message);
    }
}
