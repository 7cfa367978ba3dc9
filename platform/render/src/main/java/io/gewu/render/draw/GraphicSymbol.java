package io.gewu.render.draw;

import io.gewu.render.rasterizer.Path;
import java.util.Optional;
import org.geotools.api.style.AnchorPoint;
import org.geotools.api.style.Displacement;
import org.geotools.api.style.ExternalGraphic;
import org.geotools.api.style.Graphic;
import org.geotools.api.style.GraphicalSymbol;
import org.geotools.api.style.Mark;

/** A graphic made ready: a mark or an image of some size, turned and moved. */
final class GraphicSymbol {
    private static final double MARK_SIZE = 6;
    private static final double HATCH_SIZE = 8;
    private static final double EXPECTED_SIZE = 64;
    /** Largest symbol, in pixels: a wrong attribute must not fill the map or the memory. */
    private static final double LARGEST = 2000;

    private final Optional<MarkStyle> mark;
    private final Optional<ExternalImage> picture;
    private final NumberExpression size;
    private final NumberExpression rotationDegrees;
    private final NumberExpression opacity;
    private final NumberExpression moveX;
    private final NumberExpression moveY;
    private final NumberExpression anchorX;
    private final NumberExpression anchorY;

    private GraphicSymbol(Graphic graphic, double pixels, Attributes attributes, boolean fill) {
        GraphicalSymbol symbol = graphic.graphicalSymbols().get(0);
        mark = symbol instanceof Mark m ? Optional.of(new MarkStyle(m, pixels, attributes)) : Optional.empty();
        picture = symbol instanceof ExternalGraphic e ? Optional.of(new ExternalImage(e)) : Optional.empty();
        double otherwise = picture.map(ExternalImage::height)
                .orElse(fill && mark.map(MarkStyle::isHatch).orElse(false) ? HATCH_SIZE : MARK_SIZE);
        size = NumberExpression.of(graphic.getSize(), otherwise, pixels, attributes);
        rotationDegrees = NumberExpression.of(graphic.getRotation(), 0, 1, attributes);
        opacity = NumberExpression.of(graphic.getOpacity(), 1, 1, attributes);
        Optional<Displacement> move = Optional.ofNullable(graphic.getDisplacement());
        moveX = NumberExpression.of(move.map(Displacement::getDisplacementX).orElse(null), 0, pixels, attributes);
        moveY = NumberExpression.of(move.map(Displacement::getDisplacementY).orElse(null), 0, pixels, attributes);
        Optional<AnchorPoint> anchor = Optional.ofNullable(graphic.getAnchorPoint());
        anchorX = NumberExpression.of(anchor.map(AnchorPoint::getAnchorPointX).orElse(null), 0.5, 1, attributes);
        anchorY = NumberExpression.of(anchor.map(AnchorPoint::getAnchorPointY).orElse(null), 0.5, 1, attributes);
    }

    /** A graphic; one that fills areas has another size where it is a hatch. */
    static GraphicSymbol of(Graphic graphic, double pixels, Attributes attributes, boolean fill) {
        return new GraphicSymbol(graphic, pixels, attributes, fill);
    }

    /** Height in pixels. */
    double size(Object feature) {
        return Math.min(LARGEST, size.at(feature));
    }

    double reach() {
        double half = size.expected(EXPECTED_SIZE) * 0.75;
        return half
                + Math.max(Math.abs(moveX.expected(0)), Math.abs(moveY.expected(0)))
                + mark.map(MarkStyle::reach).orElse(0.0);
    }

    /** Draws it with its anchor at a pixel; {@code turn} is added to its own rotation, clockwise in radians. */
    void draw(Object feature, Canvas canvas, double x, double y, double turn) {
        double height = size(feature);
        if (!(height > 0)) {
            return;
        }
        double angle = turn + Math.toRadians(rotationDegrees.at(feature));
        double sine = Math.sin(angle);
        double cosine = Math.cos(angle);
        double width = picture.map(p -> height * p.aspect()).orElse(height);
        double offX = (0.5 - anchorX.at(feature)) * width + moveX.at(feature);
        double offY = (anchorY.at(feature) - 0.5) * height - moveY.at(feature);
        double atX = x + offX * cosine - offY * sine;
        double atY = y + offX * sine + offY * cosine;
        if (mark.isPresent()) {
            Path path = canvas.scratch();
            path.reset();
            path.append(mark.get().shape(), height, sine, cosine, atX, atY);
            mark.get().draw(feature, canvas, path, opacity.at(feature));
        } else {
            picture.get().draw(canvas, atX, atY, height, angle, opacity.at(feature));
        }
    }

    /** Fills a square with one period of the pattern. */
    void tile(Canvas canvas, int side) {
        if (picture.isPresent()) {
            picture.get().draw(canvas, side / 2.0, side / 2.0, side, 0, opacity.at(null));
            return;
        }
        double angle = Math.toRadians(rotationDegrees.at(null));
        Path path = canvas.scratch();
        path.reset();
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                double x = (i + 0.5) * side;
                double y = (j + 0.5) * side;
                path.append(mark.get().shape(), side, Math.sin(angle), Math.cos(angle), x, y);
            }
        }
        mark.get().draw(null, canvas, path, opacity.at(null));
    }
}
