package io.gewu.render.label;

import io.gewu.render.rasterizer.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the labels of all layers of a map, then places and draws them, the important first. Not thread safe. */
public final class LabelCache {
    /** No map of any use has more; the rest is left out. */
    private static final int MOST_LABELS = 50_000;

    private static final int CHECK_EVERY = 64;

    private final FontRegistry fonts;
    private final int width;
    private final int height;
    private final List<Label> labels = new ArrayList<>();
    private final Map<GroupKey, LineGroup> groups = new HashMap<>();
    private int count;

    public LabelCache(FontRegistry fonts, int width, int height) {
        this.fonts = fonts;
        this.width = width;
        this.height = height;
    }

    private record GroupKey(Object symbolizer, String text) {}

    public FontRegistry fonts() {
        return fonts;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Number that the next label gets. */
    public int next() {
        return count;
    }

    /** Takes a label; labels of one symbolizer may be grouped. */
    public void add(Object symbolizer, Label label) {
        if (count >= MOST_LABELS) {
            return;
        }
        count++;
        if (label.rules().group()) {
            groups.computeIfAbsent(new GroupKey(symbolizer, label.text()), key -> new LineGroup(label))
                    .add(label);
        } else {
            labels.add(label);
        }
    }

    /**
     * Finds places for as many labels as have room.
     *
     * @param check throws when it is time to stop
     */
    public List<PlacedLabel> place(Runnable check) {
        groups.values().forEach(group -> labels.add(group.label()));
        groups.clear();
        labels.sort(Comparator.comparingDouble(Label::priority).reversed().thenComparingInt(Label::order));
        LabelPlacer placing = new LabelPlacer(width, height);
        List<PlacedLabel> placed = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (i % CHECK_EVERY == 0) {
                check.run();
            }
            placing.place(labels.get(i), placed);
        }
        labels.clear();
        return placed;
    }

    /** Keeps the largest member of a group; lines that touch become one. */
    private static final class LineGroup {
        private static final int MOST_LINES = 2000;

        private Label best;
        private final List<Path> lines = new ArrayList<>();

        LineGroup(Label first) {
            best = first;
        }

        void add(Label label) {
            if (label.extent() > best.extent()) {
                best = label;
            }
            if (label.rules().kind() == LabelOptions.Kind.LINE && lines.size() < MOST_LINES) {
                label.shape().ifPresent(lines::add);
            }
        }

        Label label() {
            return lines.size() < 2 ? best : MergedLines.longest(best, lines);
        }
    }
}
