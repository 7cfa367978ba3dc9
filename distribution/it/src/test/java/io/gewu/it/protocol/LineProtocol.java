package io.gewu.it.protocol;

import io.gewu.api.access.Caller;
import io.gewu.api.crs.Crs;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.layer.Layer;
import io.gewu.feature.edit.Editor;
import io.gewu.feature.edit.FeatureEditor;
import io.gewu.feature.query.CallerLayers;
import io.gewu.feature.query.FeatureQuery;
import io.gewu.feature.query.FeatureReader;
import io.gewu.feature.query.FeatureRequest;
import io.gewu.map.MapEngine;
import io.gewu.map.MapLayer;
import io.gewu.map.MapQuery;
import io.gewu.render.ImageFormats;
import io.gewu.render.MapFrame;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.geotools.api.filter.Filter;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.geotools.geometry.jts.ReferencedEnvelope;

/**
 * A protocol of five lines an operation: it reads, edits and draws by the engines and knows nothing of WMS and WFS. GET
 * answers ids and names or, for {@code draw}, a picture; POST sets an attribute of the features it selects.
 */
public final class LineProtocol extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Caller EDITOR = new Caller("line", Set.of("public", "spot-editor"));

    private final transient FeatureReader reader;
    private final transient FeatureEditor editor;
    private final transient MapEngine maps;

    public LineProtocol(FeatureReader reader, FeatureEditor editor, MapEngine maps) {
        this.reader = reader;
        this.editor = editor;
        this.maps = maps;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CallerLayers layers = reader.layers(Caller.ANONYMOUS);
        Layer layer = layers.required(request.getParameter("layer"), "layer");
        if (request.getParameter("draw") != null) {
            MapFrame frame = MapFrame.of(
                    new ReferencedEnvelope(113, 114, 23, 24, Crs.crs84().crs()), 100, 100);
            ImageFormats.write(
                    maps.draw(layers, new MapQuery(List.of(MapLayer.of(layer, "")), frame, ""))
                            .image(),
                    "image/png",
                    response.getOutputStream());
            return;
        }
        FeatureQuery query = new FeatureQuery(layer, filter(request), Set.of(), List.of(), Optional.empty());
        FeatureAnswer answer = reader.read(layers, FeatureRequest.all(query), reader.position(), Crs.crs84());
        response.setContentType("text/plain; charset=utf-8");
        response.getWriter().println(answer.matched());
        try (SimpleFeatureIterator features = answer.parts().get(0).features().features()) {
            while (features.hasNext()) {
                var feature = features.next();
                response.getWriter().println(feature.getID() + " " + feature.getAttribute("name"));
            }
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CallerLayers layers = reader.layers(EDITOR);
        Layer layer = layers.required(request.getParameter("layer"), "layer");
        Filter filter = filter(request);
        Editor by = new Editor(EDITOR, "LINE 1", request.getRemoteAddr(), OptionalLong.empty());
        var result = editor.edit(
                by,
                layers,
                FeatureEditor.HeldLock.NONE,
                edits -> edits.update(layers.whole(layer), filter, Map.of("name", request.getParameter("name")), ""));
        response.getWriter().println(result.ids() + " in commit " + result.commit());
    }

    private static Filter filter(HttpServletRequest request) throws IOException {
        try {
            return ECQL.toFilter(request.getParameter("filter"));
        } catch (CQLException broken) {
            throw new IOException(broken);
        }
    }
}
