package io.gewu.render.rasterizer;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Reduces images to 256 colours: colours are counted in coarse cells, and the box of cells with the most error is cut
 * in two until there are enough boxes (Heckbert's median cut).
 */
public final class Palette {
    private static final int COLORS = 256;
    private static final int BITS = 5;
    private static final int CELLS = 1 << (4 * BITS);

    private final int[] counts = new int[CELLS];
    private final int[] cells;

    private Palette(int[] pixels) {
        for (int pixel : pixels) {
            counts[cell(pixel)]++;
        }
        int used = 0;
        for (int count : counts) {
            used += count > 0 ? 1 : 0;
        }
        cells = new int[used];
        for (int cell = 0, i = 0; cell < CELLS; cell++) {
            if (counts[cell] > 0) {
                cells[i++] = cell;
            }
        }
    }

    private record Box(int from, int to, int shift, long weight) {}

    /** The image itself if it has few colours, else a copy with at most 256. */
    public static BufferedImage reduced(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        Palette palette = new Palette(pixels);
        int[] colors = palette.colors(pixels);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = colors[cell(pixels[i])];
        }
        boolean alpha = image.getColorModel().hasAlpha();
        BufferedImage reduced =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        reduced.setRGB(0, 0, width, height, pixels, 0, width);
        return reduced;
    }

    private static int cell(int argb) {
        return ((argb >>> 27) << 15) | ((argb >>> 19 & 31) << 10) | ((argb >>> 11 & 31) << 5) | (argb >>> 3 & 31);
    }

    /** The colour of each used cell: the mean of the pixels of its box. */
    private int[] colors(int[] pixels) {
        List<Box> boxes = boxes();
        int[] boxOf = counts;
        for (int b = 0; b < boxes.size(); b++) {
            for (int i = boxes.get(b).from(); i < boxes.get(b).to(); i++) {
                boxOf[cells[i]] = b;
            }
        }
        long[] sums = new long[boxes.size() * 5];
        for (int pixel : pixels) {
            int at = boxOf[cell(pixel)] * 5;
            sums[at]++;
            for (int channel = 0; channel < 4; channel++) {
                sums[at + 1 + channel] += (pixel >>> (8 * channel)) & 255;
            }
        }
        int[] colors = new int[CELLS];
        for (int cell : cells) {
            int at = boxOf[cell] * 5;
            int color = 0;
            for (int channel = 0; channel < 4; channel++) {
                color |= (int) ((sums[at + 1 + channel] + sums[at] / 2) / sums[at]) << (8 * channel);
            }
            colors[cell] = color;
        }
        return colors;
    }

    private List<Box> boxes() {
        List<Box> boxes = new ArrayList<>(List.of(box(0, cells.length)));
        while (boxes.size() < Math.min(COLORS, cells.length)) {
            Box heaviest =
                    boxes.stream().max(Comparator.comparingLong(Box::weight)).orElseThrow();
            if (heaviest.weight() == 0) {
                break;
            }
            boxes.remove(heaviest);
            int middle = cut(heaviest);
            boxes.add(box(heaviest.from(), middle));
            boxes.add(box(middle, heaviest.to()));
        }
        return boxes;
    }

    /** A range of cells, with the channel it is widest in. */
    private Box box(int from, int to) {
        int widest = 0;
        int range = -1;
        for (int shift = 0; shift < 4 * BITS; shift += BITS) {
            int least = 31;
            int most = 0;
            for (int i = from; i < to; i++) {
                int value = cells[i] >>> shift & 31;
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            if (most - least > range) {
                range = most - least;
                widest = shift;
            }
        }
        long pixels = 0;
        for (int i = from; i < to; i++) {
            pixels += counts[cells[i]];
        }
        return new Box(from, to, widest, range * (long) Math.ceil(Math.sqrt((double) pixels)));
    }

    private int cut(Box box) {
        int shift = box.shift();
        long[] keyed = new long[box.to() - box.from()];
        long total = 0;
        for (int i = 0; i < keyed.length; i++) {
            int cell = cells[box.from() + i];
            keyed[i] = (long) (cell >>> shift & 31) << 32 | cell;
            total += counts[cell];
        }
        Arrays.sort(keyed);
        long half = 0;
        int middle = -1;
        for (int i = 0; i < keyed.length; i++) {
            cells[box.from() + i] = (int) keyed[i];
            half += counts[(int) keyed[i]];
            if (middle < 0 && half * 2 >= total) {
                middle = i + 1;
            }
        }
        return box.from() + Math.max(1, Math.min(keyed.length - 1, middle));
    }
}
