package io.gewu.catalog;

import io.gewu.api.LocalizedText;
import io.gewu.api.site.Site;
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
    }

    private final Config config;

    @Activate
    public ConfiguredSite(Config config) {
        if (!config.base_iri().matches("https?://[^\\s<>\"]+/")) {
            throw new IllegalArgumentException(
                    "gewu.site: base.iri must be an http(s) IRI that ends in a slash, found \"" + config.base_iri()
                            + "\"");
        }
        this.config = config;
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
}
