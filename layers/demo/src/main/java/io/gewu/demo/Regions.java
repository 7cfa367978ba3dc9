package io.gewu.demo;

import io.gewu.demo.Blocks.Block;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups connected blocks into a number of connected regions of given weight: seeds far from each other grow by the
 * block that fits best, the lightest region first; then border blocks move to lighter neighbours while all stay
 * connected.
 */
final class Regions {
    private static final int PASSES = 30;

    private final Blocks blocks;
    private final double[] weight;

    /** @param weight of each block of the city, by index */
    Regions(Blocks blocks, double[] weight) {
        this.blocks = blocks;
        this.weight = weight;
    }

    /**
     * Partitions some blocks.
     *
     * @param members connected blocks
     * @param targets the share of each region, in any unit; there are at least as many blocks as regions
     * @param first where the first seed lies: index into {@code members}
     */
    List<List<Block>> partition(List<Block> members, double[] targets, int first) {
        return partition(members, targets, farthest(members, targets.length, first));
    }

    /** As the other, with given seeds (indexes into {@code members}). */
    List<List<Block>> partition(List<Block> members, double[] targets, int[] seeds) {
        Map<Integer, Integer> local = new HashMap<>();
        members.forEach(block -> local.put(block.index(), local.size()));
        int[] region = new int[members.size()];
        Arrays.fill(region, -1);
        double[] load = new double[targets.length];
        grow(members, local, region, load, targets, seeds);
        for (int pass = 0; pass < PASSES && improve(members, local, region, load, targets); pass++) {
            // each pass moves border blocks until none helps
        }
        List<List<Block>> regions = new ArrayList<>();
        for (int r = 0; r < targets.length; r++) {
            regions.add(new ArrayList<>());
        }
        for (int i = 0; i < region.length; i++) {
            regions.get(region[i]).add(members.get(i));
        }
        return regions;
    }

    private int[] farthest(List<Block> members, int count, int first) {
        int[] seeds = new int[count];
        double[] nearest = new double[members.size()];
        Arrays.fill(nearest, Double.MAX_VALUE);
        int next = Math.floorMod(first, members.size());
        for (int s = 0; s < count; s++) {
            seeds[s] = next;
            nearest[next] = -1;
            int best = -1;
            for (int i = 0; i < nearest.length; i++) {
                if (nearest[i] >= 0) {
                    nearest[i] = Math.min(nearest[i], distance(members.get(i), members.get(seeds[s])));
                    best = best < 0 || nearest[i] > nearest[best] ? i : best;
                }
            }
            next = Math.max(best, 0);
        }
        return seeds;
    }

    private void grow(
            List<Block> members,
            Map<Integer, Integer> local,
            int[] region,
            double[] load,
            double[] targets,
            int[] seeds) {
        for (int r = 0; r < seeds.length; r++) {
            region[seeds[r]] = r;
            load[r] = weight[members.get(seeds[r]).index()];
        }
        boolean[] stuck = new boolean[targets.length];
        for (int left = members.size() - seeds.length; left > 0; ) {
            int r = lightest(load, targets, stuck);
            int found = nearestFree(members, local, region, r, members.get(seeds[r]));
            if (found < 0) {
                stuck[r] = true;
            } else {
                region[found] = r;
                load[r] += weight[members.get(found).index()];
                left--;
            }
        }
    }

    private static int lightest(double[] load, double[] targets, boolean[] stuck) {
        int best = -1;
        for (int r = 0; r < load.length; r++) {
            if (!stuck[r] && (best < 0 || load[r] / targets[r] < load[best] / targets[best])) {
                best = r;
            }
        }
        if (best < 0) {
            throw new IllegalStateException("The blocks to partition are not connected");
        }
        return best;
    }

    private int nearestFree(List<Block> members, Map<Integer, Integer> local, int[] region, int r, Block seed) {
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < region.length; i++) {
            if (region[i] == -1 && touches(members, local, region, i, r)) {
                double d = distance(members.get(i), seed);
                if (d < least) {
                    least = d;
                    best = i;
                }
            }
        }
        return best;
    }

    private boolean touches(List<Block> members, Map<Integer, Integer> local, int[] region, int i, int r) {
        for (int neighbour : blocks.neighbours(members.get(i).index())) {
            Integer j = local.get(neighbour);
            if (j != null && region[j] == r) {
                return true;
            }
        }
        return false;
    }

    private boolean improve(
            List<Block> members, Map<Integer, Integer> local, int[] region, double[] load, double[] targets) {
        boolean moved = false;
        for (int i = 0; i < region.length; i++) {
            int from = region[i];
            double w = weight[members.get(i).index()];
            int best = from;
            double gain = 1e-9;
            for (int neighbour : blocks.neighbours(members.get(i).index())) {
                Integer j = local.get(neighbour);
                if (j != null && region[j] != from) {
                    int to = region[j];
                    double before = excess(load[from], targets[from]) + excess(load[to], targets[to]);
                    double after = excess(load[from] - w, targets[from]) + excess(load[to] + w, targets[to]);
                    if (before - after > gain) {
                        gain = before - after;
                        best = to;
                    }
                }
            }
            if (best != from && staysConnected(members, local, region, i)) {
                region[i] = best;
                load[from] -= w;
                load[best] += w;
                moved = true;
            }
        }
        return moved;
    }

    private static double excess(double load, double target) {
        double ratio = load / target - 1;
        return ratio * ratio * target;
    }

    private boolean staysConnected(List<Block> members, Map<Integer, Integer> local, int[] region, int leaving) {
        int r = region[leaving];
        int size = 0;
        int start = -1;
        for (int i = 0; i < region.length; i++) {
            if (region[i] == r && i != leaving) {
                size++;
                start = i;
            }
        }
        if (size == 0) {
            return false;
        }
        boolean[] seen = new boolean[region.length];
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        int reached = 1;
        while (!open.isEmpty()) {
            for (int neighbour : blocks.neighbours(members.get(open.pop()).index())) {
                Integer j = local.get(neighbour);
                if (j != null && !seen[j] && j != leaving && region[j] == r) {
                    seen[j] = true;
                    reached++;
                    open.push(j);
                }
            }
        }
        return reached == size;
    }

    private static double distance(Block a, Block b) {
        return StrictMath.hypot(a.east() - b.east(), a.north() - b.north());
    }
}
