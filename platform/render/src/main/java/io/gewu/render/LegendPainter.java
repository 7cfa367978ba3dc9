package io.gewu.render;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.render.draw.Canvas;
import io.gewu.render.draw.LegendSample;
import io.gewu.render.draw.Passes;
import io.gewu.render.draw.Units;
import io.gewu.render.label.TextBlock;
import io.gewu.render.rasterizer.Pixels;
import io.gewu.render.rasterizer.Rasterizer;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.style.FeatureTypeStyle;
import org.geotools.api.style.Rule;
import org.geotools.api.style.Style;

/**
 * Draws legends: one row a rule, with its title. Rules of one title, as casing and filling of a road, share a row.
 * Thread safe.
 */
public final class LegendPainter {
    private static final double FONT_SIZE = 12;
    private static final double GAP = 6;
    private static final int INK = 0x333333;
    private static final int WHITE = 0xffffffff;
    private static final int MOST_ROWS = 200;
    private static final int LARGEST = 1000;
    private static final double MOST_DPI = 2400;
    /** Sizes in metres are drawn as on a map of 1 : 10 000 if no scale is given. */
    private static final double USUAL_SCALE = 10_000;

    private final Fonts fonts;

    public LegendPainter(Fonts fonts) {
        this.fonts = fonts;
    }

    /**
     * What a legend shows.
     *
     * @param rule name of the only rule to draw, without its title, exactly as large as a swatch; empty for all
     * @param scale denominator at which rules must apply; 0 for any
     * @param width of a swatch, in pixels at the standard resolution
     * @param height of a swatch, in pixels at the standard resolution
     * @param dpi pixels an inch; swatches, titles and symbols grow with it
     * @param transparent whether there is no white ground
     */
    public record Options(String rule, double scale, int width, int height, double dpi, boolean transparent) {
        /** All rules, on white, with swatches of 20 by 20 pixels. */
        public static final Options PLAIN = new Options("", 0, 20, 20, MapFrame.STANDARD_DPI, false);

        /**
         * Checks sizes.
         *
         * @throws GewuException {@code INVALID_PARAMETER} if a swatch is empty or larger than a thousand pixels
         */
        public Options {
            if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) {
                throw new GewuException(
                        ErrorCode.INVALID_PARAMETER,
                        "WIDTH",
                        "Legend symbols of " + width + " x " + height + " pixels; expected 1 to " + LARGEST);
            }
            if (!(dpi > 0 && dpi <= MOST_DPI)) {
                throw new GewuException(
                        ErrorCode.INVALID_PARAMETER,
                        "DPI",
                        "dpi " + dpi + "; expected more than 0, at most " + MOST_DPI);
            }
        }

        double zoom() {
            return dpi / MapFrame.STANDARD_DPI;
        }

        int swatchWidth() {
            return (int) Math.ceil(width * zoom() - 1e-6);
        }

        int swatchHeight() {
            return (int) Math.ceil(height * zoom() - 1e-6);
        }
    }

    private record Row(String title, List<Rule> rules) {}

    /**
     * The legend of a style; one transparent pixel if no rule is left.
     *
     * @throws GewuException {@code INVALID_PARAMETER} if the style has no rule of the name asked for
     */
    public BufferedImage paint(Style style, Options options) {
        double scale = options.scale() > 0 ? options.scale() : USUAL_SCALE;
        LegendSample samples =
                new LegendSample(new Units(options.zoom(), scale * 0.0254 / options.dpi()), fonts.book());
        if (!options.rule().isEmpty()) {
            Rule rule = rule(style, options.rule());
            BufferedImage image = blank(options, options.swatchWidth(), options.swatchHeight());
            Pixels sample = samples.draw(List.of(rule), options.swatchWidth(), options.swatchHeight());
            Images.pixels(image).blend(sample, 0, 0);
            return image;
        }
        List<Row> rows = rows(style, options);
        return rows.isEmpty() ? Images.of(1, 1, true) : paint(options, samples, rows);
    }

    private static Rule rule(Style style, String name) {
        return style.featureTypeStyles().stream()
                .flatMap(pass -> pass.rules().stream())
                .filter(rule -> name.equals(rule.getName()))
                .findFirst()
                .orElseThrow(() -> new GewuException(
                        ErrorCode.INVALID_PARAMETER, "RULE", "The style has no rule \"" + name + "\""));
    }

    private static List<Row> rows(Style style, Options options) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (FeatureTypeStyle pass : style.featureTypeStyles()) {
            for (Rule rule : pass.rules()) {
                boolean applies = options.scale() <= 0 || Passes.isVisible(rule, options.scale());
                if (applies && LegendSample.isWorthShowing(rule) && rows.size() < MOST_ROWS) {
                    title(rule).ifPresentOrElse(title -> join(rows, title, rule), () -> joinSame(rows, rule));
                }
            }
        }
        return List.copyOf(rows.values());
    }

    private static void join(Map<String, Row> rows, String title, Rule rule) {
        rows.computeIfAbsent(title, missing -> new Row(title, new ArrayList<>()))
                .rules()
                .add(rule);
    }

    /**
     * A rule whose title is empty on purpose belongs to the titled one that takes the same features at the same scales.
     */
    private static void joinSame(Map<String, Row> rows, Rule rule) {
        rows.values().stream()
                .filter(row -> isSame(row.rules().get(0), rule))
                .findFirst()
                .ifPresent(row -> row.rules().add(rule));
    }

    private static boolean isSame(Rule a, Rule b) {
        return a.getFilter() != null
                && a.getFilter().equals(b.getFilter())
                && a.isElseFilter() == b.isElseFilter()
                && a.getMaxScaleDenominator() == b.getMaxScaleDenominator();
    }

    /** The title, else the name; absent if the title is empty. */
    private static Optional<String> title(Rule rule) {
        boolean titled = rule.getDescription() != null && rule.getDescription().getTitle() != null;
        String title = titled ? rule.getDescription().getTitle().toString() : rule.getName();
        return titled || title != null
                ? Optional.of(title.strip()).filter(words -> !words.isEmpty() || !titled)
                : Optional.of("");
    }

    private BufferedImage paint(Options options, LegendSample samples, List<Row> rows) {
        int gap = (int) Math.round(GAP * options.zoom());
        List<TextBlock> titles = rows.stream()
                .map(row -> TextBlock.of(fonts.book(), row.title(), FONT_SIZE * options.zoom(), INK))
                .toList();
        int swatchWidth = options.swatchWidth();
        int swatchHeight = options.swatchHeight();
        double tallest = titles.stream().mapToDouble(TextBlock::height).max().orElse(0);
        double widest = titles.stream().mapToDouble(TextBlock::width).max().orElse(0);
        int rowHeight = (int) Math.ceil(Math.max(swatchHeight, tallest));
        int step = rowHeight + gap / 2 + 1;
        int width = gap + swatchWidth + gap + (widest == 0 ? 0 : (int) Math.ceil(widest) + gap);
        int height = gap + rows.size() * step;
        BufferedImage image = blank(options, width, height);
        Pixels pixels = Images.pixels(image);
        Rasterizer rasterizer = Canvas.on(pixels).rasterizer();
        for (int i = 0; i < rows.size(); i++) {
            int top = gap / 2 + 1 + i * step;
            Pixels sample = samples.draw(rows.get(i).rules(), swatchWidth, swatchHeight);
            pixels.blend(sample, gap, top + (rowHeight - swatchHeight) / 2);
            TextBlock title = titles.get(i);
            title.draw(rasterizer, 2 * gap + swatchWidth, top + (rowHeight - title.height()) / 2);
        }
        return image;
    }

    private static BufferedImage blank(Options options, int width, int height) {
        BufferedImage image = Images.of(width, height, options.transparent());
        if (!options.transparent()) {
            Arrays.fill(Images.pixels(image).argb(), WHITE);
        }
        return image;
    }
}
