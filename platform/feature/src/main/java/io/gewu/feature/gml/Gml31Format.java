package io.gewu.feature.gml;

import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.feature.FeatureOutputFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** WFS 1.1 feature collections of GML 3.1. */
@Component
public final class Gml31Format implements FeatureOutputFormat {
    private final Wfs1xFeatureCollection collection = new Wfs1xFeatureCollection(GmlVersion.V3_1);

    @Override
    public List<String> names() {
        return List.of(
                "text/xml; subtype=gml/3.1.1",
                "text/gml; subtype=gml/3.1.1",
                "application/gml+xml; version=3.1",
                "GML3",
                "gml31");
    }

    @Override
    public String mediaType() {
        return "text/xml; subtype=gml/3.1.1";
    }

    @Override
    public String suffix() {
        return "gml";
    }

    @Override
    public void write(FeatureAnswer answer, OutputStream out) throws IOException {
        collection.write(answer, out);
    }
}
