package io.gewu.render.draw;

import io.gewu.render.rasterizer.Pixels;
import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import javax.swing.Icon;
import org.geotools.api.style.ExternalGraphic;

/** An image used as a symbol; the one drawn last is kept at its size. */
final class ExternalImage {
    private final BufferedImage image;
    private Pixels last = new Pixels(0, 0);
    private double lastHeight;
    private double lastAngle;
    private double lastOpacity;

    ExternalImage(ExternalGraphic graphic) {
        Icon icon = graphic.getInlineContent();
        image = new BufferedImage(icon.getIconWidth(), icon.getIconHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D on = image.createGraphics();
        icon.paintIcon(null, on, 0, 0);
        on.dispose();
    }

    double height() {
        return image.getHeight();
    }

    /** Width for a height of 1. */
    double aspect() {
        return image.getWidth() / (double) image.getHeight();
    }

    /** @param angle clockwise, in radians */
    void draw(Canvas canvas, double x, double y, double height, double angle, double opacity) {
        if (height != lastHeight || angle != lastAngle || opacity != lastOpacity) {
            last = render(height, angle, opacity);
            lastHeight = height;
            lastAngle = angle;
            lastOpacity = opacity;
        }
        int left = (int) Math.round(x - last.width() / 2.0);
        int top = (int) Math.round(y - last.height() / 2.0);
        canvas.pixels().blend(last, left, top);
    }

    private Pixels render(double height, double angle, double opacity) {
        double width = height * aspect();
        double turnedWidth = Math.abs(width * Math.cos(angle)) + Math.abs(height * Math.sin(angle));
        double turnedHeight = Math.abs(width * Math.sin(angle)) + Math.abs(height * Math.cos(angle));
        int w = (int) Math.max(1, Math.ceil(turnedWidth - 1e-6));
        int h = (int) Math.max(1, Math.ceil(turnedHeight - 1e-6));
        BufferedImage to = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D on = to.createGraphics();
        on.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        on.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) Math.max(0, Math.min(1, opacity))));
        AffineTransform place = AffineTransform.getTranslateInstance(w / 2.0, h / 2.0);
        place.rotate(angle);
        place.scale(height / image.getHeight(), height / image.getHeight());
        place.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
        on.drawImage(image, place, null);
        on.dispose();
        return new Pixels(w, h, ((DataBufferInt) to.getRaster().getDataBuffer()).getData());
    }
}
