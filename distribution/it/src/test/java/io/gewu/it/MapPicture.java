package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A decoded answer of GetMap or GetLegendGraphic, and what its pixels say. */
record MapPicture(BufferedImage image, String mediaType) {
    /**
     * A box for a picture of one kilometre or so, in degrees, east first.
     *
     * @param size of the picture in pixels, both ways
     */
    record Box(double west, double south, double east, double north, int size) {
        /** Around a place, so wide that a pixel covers so many degrees. */
        static Box around(double lon, double lat, double degreesOfPixel, int size) {
            double half = degreesOfPixel * size / 2;
            return new Box(lon - half, lat - half, lon + half, lat + half, size);
        }

        /** The same size, moved by pixels. */
        Box moved(double right, double down) {
            double degrees = (east - west) / size;
            return new Box(
                    west - right * degrees,
                    south + down * degrees,
                    east - right * degrees,
                    north + down * degrees,
                    size);
        }

        String eastFirst() {
            return String.format(Locale.ROOT, "%.9f,%.9f,%.9f,%.9f", west, south, east, north);
        }

        String northFirst() {
            return String.format(Locale.ROOT, "%.9f,%.9f,%.9f,%.9f", south, west, north, east);
        }

        int column(double lon) {
            return (int) Math.floor((lon - west) / (east - west) * size);
        }

        int row(double lat) {
            return (int) Math.floor((north - lat) / (north - south) * size);
        }

        /** GetMap of WMS 1.3.0 in CRS:84. */
        String map(String layersAndMore) {
            return "VERSION=1.3.0&CRS=CRS:84&BBOX=" + eastFirst() + "&WIDTH=" + size + "&HEIGHT=" + size + "&LAYERS="
                    + layersAndMore;
        }
    }

    static MapPicture map(String parameters) throws IOException, InterruptedException {
        return of("/wms?SERVICE=WMS&REQUEST=GetMap&" + parameters
                + (parameters.contains("STYLES=") ? "" : "&STYLES=")
                + (parameters.contains("FORMAT=") ? "" : "&FORMAT=image/png"));
    }

    static MapPicture of(String pathAndQuery) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = Server.shared().bytes(pathAndQuery);
        String text = new String(answer.body(), 0, Math.min(500, answer.body().length), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(text).isEqualTo(200);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image).as(text).isNotNull();
        return new MapPicture(image, answer.headers().firstValue("Content-Type").orElse(""));
    }

    /** ARGB, not premultiplied. */
    int at(int column, int row) {
        return image.getRGB(column, row);
    }

    /** 0xRRGGBB. */
    int colorAt(int column, int row) {
        return at(column, row) & 0xffffff;
    }

    int[] pixels() {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** How many pixels are not of a colour 0xAARRGGBB. */
    long otherThan(int argb) {
        int[] all = pixels();
        long count = 0;
        for (int pixel : all) {
            count += pixel == argb ? 0 : 1;
        }
        return count;
    }

    boolean holds(int rgb) {
        for (int pixel : pixels()) {
            if ((pixel & 0xffffff) == rgb && pixel >>> 24 == 255) {
                return true;
            }
        }
        return false;
    }

    /** The largest difference of a channel between two colours. */
    static int distance(int a, int b) {
        int most = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            most = Math.max(most, Math.abs((a >>> shift & 255) - (b >>> shift & 255)));
        }
        return most;
    }

    /** The share of pixels in which a channel differs by more than so much. */
    double differing(MapPicture other, int tolerance) {
        int[] here = pixels();
        int[] there = other.pixels();
        assertThat(there).hasSameSizeAs(here);
        int count = 0;
        for (int i = 0; i < here.length; i++) {
            count += distance(here[i], there[i]) > tolerance ? 1 : 0;
        }
        return count / (double) here.length;
    }
}
