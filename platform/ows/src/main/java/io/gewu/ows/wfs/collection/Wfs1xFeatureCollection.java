package io.gewu.ows.wfs.collection;

import io.gewu.api.crs.Crs;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.feature.gml.GmlVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Writes the feature collections of WFS 1.1 (GML 3.1) and 1.0 (GML 2), streamed. */
final class Wfs1xFeatureCollection implements CollectionFormat {
    private static final String WFS = "http://www.opengis.net/wfs";

    private final GmlVersion version;
    private final List<String> names;
    private final String mediaType;

    private Wfs1xFeatureCollection(GmlVersion version, String mediaType, List<String> names) {
        this.version = version;
        this.names = names;
        this.mediaType = mediaType;
    }

    /** Of WFS 1.1. */
    static Wfs1xFeatureCollection gml31() {
        return new Wfs1xFeatureCollection(
                GmlVersion.V3_1,
                "text/xml; subtype=gml/3.1.1",
                List.of(
                        "text/xml; subtype=gml/3.1.1",
                        "text/gml; subtype=gml/3.1.1",
                        "application/gml+xml; version=3.1",
                        "GML3",
                        "gml31"));
    }

    /** Of WFS 1.0. */
    static Wfs1xFeatureCollection gml2() {
        return new Wfs1xFeatureCollection(
                GmlVersion.V2, "text/xml; subtype=gml/2.1.2", List.of("GML2", "text/xml; subtype=gml/2.1.2"));
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    public Optional<Crs> defaultCrs() {
        return Optional.empty();
    }

    @Override
    public void write(WfsAnswer answer, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        StringBuilder text = FeatureMembers.buffer();
        head(answer, text);
        for (FeatureAnswer.Part part : answer.features().parts()) {
            FeatureMembers.write(answer, part, version, "gml:featureMember", text, writer);
        }
        writer.append(text.append("</wfs:FeatureCollection>\n"));
        writer.flush();
    }

    private void head(WfsAnswer answer, StringBuilder text) {
        String schema = version == GmlVersion.V2 ? "1.0.0/WFS-basic.xsd" : "1.1.0/wfs.xsd";
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<wfs:FeatureCollection xmlns:wfs=\"" + WFS + "\"");
        FeatureMembers.declarations(answer, version, WFS + " http://schemas.opengis.net/wfs/" + schema, text);
        FeatureMembers.lockId(answer, text);
        if (version == GmlVersion.V2) {
            text.append(">\n<gml:boundedBy><gml:null>unknown</gml:null></gml:boundedBy>\n");
            return;
        }
        // hits are all there are, results those that follow
        text.append(" numberOfFeatures=\"")
                .append(
                        answer.features().returned() > 0
                                ? answer.features().returned()
                                : answer.features().matched())
                .append("\" timeStamp=\"")
                .append(answer.features().time().truncatedTo(ChronoUnit.SECONDS))
                .append("\">\n");
    }
}
