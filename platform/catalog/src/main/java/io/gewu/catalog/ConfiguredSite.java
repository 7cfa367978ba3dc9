package io.gewu.catalog;

import io.gewu.api.LocalizedText;
import io.gewu.api.crs.Crs;
import io.gewu.api.site.Site;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The installation as {@code conf/etc/gewu.site.cfg} states it. */
@Component(service = Site.class, configurationPid = "gewu.site", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ConfiguredSite.Config.class)
public final class ConfiguredSite implements Site {
    /** Settings of the installation. */
    @ObjectClassDefinition(name = "Gewu site")
    public @interface Config {
        @AttributeDefinition(
                description = "Base of every IRI, ending in a slash; never change it once others link to it")
        String base_iri() default "http://localhost:8080/";

        @AttributeDefinition(description = "Administrative code of the whole city, part of graph names")
        String area();

        @AttributeDefinition(description = "Title of the services in Chinese")
        String title_zh() default "格物";

        @AttributeDefinition(description = "Title of the services in English")
        String title_en() default "Gewu";

        @AttributeDefinition(description = "Who runs the server, for capabilities documents")
        String provider() default "";

        @AttributeDefinition(description = "What follows /id/ in the address of a thing to show first")
        String example_id() default "";

        @AttributeDefinition(description = "Time zone of the city, as IANA names it; days begin at midnight there")
        String time_zone() default "UTC";

        @AttributeDefinition(
                description = "Where the city is: west, south, east, north in degrees; said of layers without features")
        String extent() default "-180,-90,180,90";

        @AttributeDefinition(
                description = "CRS in which maps and features are offered, separated by commas, the city's own first")
        String crs() default "EPSG:4326,CRS:84,EPSG:3857";
    }

    private final Config config;
    private final ZoneId timeZone;
    private final Envelope extent;
    private final List<Crs> crs;

    @Activate
    public ConfiguredSite(Config config) {
        if (!config.base_iri().matches("https?://[^\\s<>\"]+/")) {
            throw new IllegalArgumentException(
                    "gewu.site: base.iri must be an http(s) IRI that ends in a slash, found \"" + config.base_iri()
                            + "\"");
        }
        this.config = config;
        this.timeZone = ZoneId.of(config.time_zone());
        this.extent = box(config.extent());
        this.crs = Arrays.stream(config.crs().split(",", -1))
                .map(name -> Crs.parse(name.trim(), "gewu.site: crs"))
                .toList();
    }

    private static Envelope box(String text) {
        double[] sides = Arrays.stream(text.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        if (sides.length != 4 || sides[0] >= sides[2] || sides[1] >= sides[3]) {
            throw new IllegalArgumentException(
                    "gewu.site: extent must be west,south,east,north in degrees, found \"" + text + "\"");
        }
        return new Envelope(sides[0], sides[2], sides[1], sides[3]);
    }

    @Override
    public String baseIri() {
        return config.base_iri();
    }

    @Override
    public String area() {
        return config.area();
    }

    @Override
    public LocalizedText title() {
        return new LocalizedText(config.title_zh(), config.title_en());
    }

    @Override
    public String provider() {
        return config.provider();
    }

    @Override
    public ZoneId timeZone() {
        return timeZone;
    }

    @Override
    public Envelope extent() {
        return new Envelope(extent);
    }

    @Override
    public List<Crs> crs() {
        return crs;
    }

    @Override
    public String exampleId() {
        return config.example_id();
    }
}
