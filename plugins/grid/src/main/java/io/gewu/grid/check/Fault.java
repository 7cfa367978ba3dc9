package io.gewu.grid.check;

import io.gewu.api.LocalizedText;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Something wrong with a plan.
 *
 * @param grids codes of the grids at fault
 * @param village code; empty if it is not about one
 * @param squareMetres size of the faulty place; 0 where there is none
 * @param place the faulty place, in degrees
 */
public record Fault(
        Kind kind,
        List<String> grids,
        String village,
        double squareMetres,
        Optional<Geometry> place,
        LocalizedText message) {
    /** Kinds of faults; errors keep a plan from being approved. */
    public enum Kind {
        GAP(true, "缝隙", "Gap"),
        OVERLAP(true, "重叠", "Overlap"),
        NESTING(true, "越出村居", "Beyond its village"),
        CUT_BUILDING(true, "切分建筑", "Cut building"),
        CODE(true, "编码", "Code"),
        NUMBERING(true, "编号顺序", "Order of numbers"),
        STATION(true, "网格站", "Station"),
        WORKER(true, "网格员", "Worker"),
        UNCONNECTED(false, "不连片", "In pieces"),
        BALANCE(false, "任务量", "Workload"),
        SCALE(false, "规模", "Scale"),
        COMPACTNESS(false, "紧凑度", "Compactness"),
        BARRIER(false, "跨障碍", "Across a barrier");

        private final boolean error;
        private final String zh;
        private final String en;

        Kind(boolean error, String zh, String en) {
            this.error = error;
            this.zh = zh;
            this.en = en;
        }

        /** For people. */
        LocalizedText title() {
            return new LocalizedText(zh, en);
        }

        public boolean isError() {
            return error;
        }

        /** As layers and documents write it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
