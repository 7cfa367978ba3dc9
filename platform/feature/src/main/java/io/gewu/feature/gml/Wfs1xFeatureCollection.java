package io.gewu.feature.gml;

import io.gewu.api.feature.FeatureAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;

/** Writes the feature collections of WFS 1.1 (GML 3.1) and 1.0 (GML 2), streamed. */
final class Wfs1xFeatureCollection {
    private static final String WFS = "http://www.opengis.net/wfs";

    private final GmlVersion version;

    Wfs1xFeatureCollection(GmlVersion version) {
        this.version = version;
    }

    void write(FeatureAnswer answer, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        StringBuilder text = FeatureMembers.buffer();
        head(answer, text);
        for (FeatureAnswer.Part part : answer.parts()) {
            FeatureMembers.write(answer, part, version, "gml:featureMember", text, writer);
        }
        writer.append(text.append("</wfs:FeatureCollection>\n"));
        writer.flush();
    }

    private void head(FeatureAnswer answer, StringBuilder text) {
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
                .append(answer.returned() > 0 ? answer.returned() : answer.matched())
                .append("\" timeStamp=\"")
                .append(answer.time().truncatedTo(ChronoUnit.SECONDS))
                .append("\">\n");
    }
}
