package io.gewu.feature.gml;

import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.feature.FeatureOutputFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** WFS 1.0 feature collections of GML 2. */
@Component
public final class Gml2Format implements FeatureOutputFormat {
    private final Wfs1xFeatureCollection collection = new Wfs1xFeatureCollection(GmlVersion.V2);

    @Override
    public List<String> names() {
        return List.of("GML2", "text/xml; subtype=gml/2.1.2");
    }

    @Override
    public String mediaType() {
        return "text/xml; subtype=gml/2.1.2";
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
