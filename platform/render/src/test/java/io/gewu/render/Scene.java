package io.gewu.render;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.style.Style;
import org.geotools.data.DataUtilities;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Features and styles written out in tests. */
final class Scene {
    static final CoordinateReferenceSystem CGCS2000 = crs("EPSG:4490");
    static final CoordinateReferenceSystem METRES = crs("EPSG:4547");

    private final SimpleFeatureType type;
    private final List<SimpleFeature> features = new ArrayList<>();

    private Scene(CoordinateReferenceSystem crs) {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("thing");
        builder.add("name", String.class);
        builder.add("value", Double.class);
        builder.add("kind", String.class);
        builder.add("geom", Geometry.class, crs);
        type = builder.buildFeatureType();
    }

    static Scene in(CoordinateReferenceSystem crs) {
        return new Scene(crs);
    }

    static CoordinateReferenceSystem crs(String code) {
        try {
            return CRS.decode(code, true);
        } catch (FactoryException missing) {
            throw new IllegalStateException(missing);
        }
    }

    Scene with(String name, double value, String wkt) {
        return with(name, value, "", wkt);
    }

    Scene with(String name, double value, String kind, String wkt) {
        try {
            Object[] values = {name, value, kind, new WKTReader().read(wkt)};
            features.add(SimpleFeatureBuilder.build(type, values, "thing." + features.size()));
        } catch (ParseException wrong) {
            throw new IllegalStateException(wrong);
        }
        return this;
    }

    SimpleFeatureType type() {
        return type;
    }

    SimpleFeature feature(int index) {
        return features.get(index);
    }

    SimpleFeatureSource source() {
        return DataUtilities.source(new ListFeatureCollection(type, features));
    }

    StyledLayer styled(String rules) {
        return new StyledLayer(source(), Filter.INCLUDE, style(rules));
    }

    /** Draws on a frame where a unit of the CRS is a pixel. */
    BufferedImage draw(int width, int height, String rules) {
        return draw(frame(width, height), rules);
    }

    BufferedImage draw(MapFrame frame, String rules) {
        return new MapPainter(fonts()).paint(frame, List.of(styled(rules)), Cancellation.never());
    }

    static MapFrame frame(int width, int height) {
        return MapFrame.of(new ReferencedEnvelope(0, width, 0, height, METRES), width, height);
    }

    static Style style(String rules) {
        return new SldReader("test.sld", sld(rules)).readStyle();
    }

    /** An SLD 1.0 document around rules, or around feature type styles. */
    static byte[] sld(String rules) {
        String passes = rules.contains("<FeatureTypeStyle>")
                ? rules
                : "<FeatureTypeStyle>" + (rules.contains("<Rule>") ? rules : "<Rule>" + rules + "</Rule>")
                        + "</FeatureTypeStyle>";
        return ("""
                <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"
                    xmlns:ogc="http://www.opengis.net/ogc" xmlns:xlink="http://www.w3.org/1999/xlink"
                    xmlns:gml="http://www.opengis.net/gml"><NamedLayer><Name>thing</Name><UserStyle>
                """ + passes + "</UserStyle></NamedLayer></StyledLayerDescriptor>").getBytes(StandardCharsets.UTF_8);
    }

    /** The fonts that the house ships; none of the machine's. */
    static Fonts fonts() {
        return FontsHolder.FONTS;
    }

    private static final class FontsHolder {
        static final Fonts FONTS = load();

        private static Fonts load() {
            Path folder = Path.of("../../layers/src/main/resources/fonts");
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException("No fonts in " + folder.toAbsolutePath());
            }
            return Fonts.of(folder);
        }
    }

    static String fill(String color) {
        return "<Fill><CssParameter name=\"fill\">" + color + "</CssParameter></Fill>";
    }

    static String stroke(String color, double width) {
        return "<Stroke><CssParameter name=\"stroke\">" + color + "</CssParameter><CssParameter name=\"stroke-width\">"
                + width + "</CssParameter></Stroke>";
    }
}
