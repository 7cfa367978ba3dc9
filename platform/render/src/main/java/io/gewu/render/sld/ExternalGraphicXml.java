package io.gewu.render.sld;

import io.gewu.feature.xml.XmlElement;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.swing.Icon;
import org.geotools.api.style.ExternalGraphic;

/** Images as symbols: PNG, GIF or JPEG files of the plugin that carries the style, never from elsewhere. */
final class ExternalGraphicXml {
    private static final int LARGEST = 1024;

    private ExternalGraphicXml() {}

    static ExternalGraphic picture(XmlElement node, Function<String, Optional<byte[]>> symbols) {
        if (node.child("OnlineResource").isEmpty()) {
            throw node.failure(
                    "An image in the style itself; expected <OnlineResource> naming a file beside the style");
        }
        String href = node.required("OnlineResource").attribute("href");
        if (href.isEmpty()
                || href.contains(":")
                || href.startsWith("/")
                || href.contains("..")
                || href.contains("\\")) {
            throw node.failure("Image \"" + href + "\"; expected the name of a file beside the style");
        }
        byte[] content = symbols.apply(href)
                .orElseThrow(() -> node.failure("Image \"" + href + "\" is not among the plugin's files"));
        BufferedImage image = read(node, href, content);
        ExternalGraphic graphic = GraphicXml.STYLES.externalGraphic(new Painted(image), List.of());
        graphic.setFormat(node.child("Format").map(XmlElement::text).orElse("image/png"));
        return graphic;
    }

    private static BufferedImage read(XmlElement node, String href, byte[] content) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw node.failure("Image \"" + href + "\" is neither PNG, GIF nor JPEG");
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            if (reader.getWidth(0) > LARGEST || reader.getHeight(0) > LARGEST) {
                throw node.failure("Image \"" + href + "\" is larger than " + LARGEST + " x " + LARGEST + " pixels");
            }
            return reader.read(0);
        } catch (IOException broken) {
            throw node.failure("Image \"" + href + "\" cannot be read: " + broken.getMessage());
        }
    }

    /** An image as GeoTools' style model wants it. */
    private record Painted(BufferedImage image) implements Icon {
        @Override
        public void paintIcon(Component component, Graphics on, int x, int y) {
            on.drawImage(image, x, y, null);
        }

        @Override
        public int getIconWidth() {
            return image.getWidth();
        }

        @Override
        public int getIconHeight() {
            return image.getHeight();
        }
    }
}
