package io.gewu.hotline.kpi;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All counts, by month and unit, and the open issues. Safe for many threads. */
public final class Counts {
    /** An open issue and for whom it counts. */
    private record Open(Contribution contribution, Instant due) {}

    private final Map<YearMonth, Map<Unit, Tally>> months = new TreeMap<>();
    private final Map<String, Open> open = new HashMap<>();
    private long revision;

    /** Counts an issue for the first time. */
    synchronized void add(String issue, Contribution contribution) {
        apply(contribution, 1);
        contribution.openDue().ifPresent(due -> open.put(issue, new Open(contribution, due)));
    }

    /** Follows a change; changes of one issue come in their order. */
    synchronized void follow(String issue, Optional<Contribution> before, Optional<Contribution> after) {
        before.ifPresent(contribution -> apply(contribution, -1));
        after.ifPresent(contribution -> apply(contribution, 1));
        open.remove(issue);
        after.flatMap(Contribution::openDue).ifPresent(due -> open.put(issue, new Open(after.orElseThrow(), due)));
        revision++;
    }

    /** Grows with every change that was followed. */
    public synchronized long revision() {
        return revision;
    }

    private void apply(Contribution contribution, int sign) {
        Map<Unit, Tally> month = months.computeIfAbsent(contribution.month(), m -> new HashMap<>());
        for (Unit unit : contribution.units()) {
            Tally tally = month.computeIfAbsent(unit, u -> new Tally());
            tally.add(contribution.tally(), sign);
            if (tally.isEmpty()) {
                month.remove(unit);
            }
        }
    }

    /** The sum of some months. */
    public synchronized Tally of(Unit unit, YearMonth from, YearMonth to) {
        Tally sum = new Tally();
        months.forEach((month, units) -> {
            if (!month.isBefore(from) && !month.isAfter(to) && units.containsKey(unit)) {
                sum.add(units.get(unit), 1);
            }
        });
        return sum;
    }

    /** The sums of all units of a scope. */
    public synchronized Map<Unit, Tally> of(Unit.Scope scope, YearMonth from, YearMonth to) {
        Map<Unit, Tally> sums = new HashMap<>();
        months.forEach((month, units) -> {
            if (!month.isBefore(from) && !month.isAfter(to)) {
                units.forEach((unit, tally) -> {
                    if (unit.scope() == scope) {
                        sums.computeIfAbsent(unit, u -> new Tally()).add(tally, 1);
                    }
                });
            }
        });
        return sums;
    }

    /** Open issues of some months that are overdue. */
    public synchronized long overdue(Unit unit, YearMonth from, YearMonth to, Instant now) {
        return open.values().stream()
                .filter(one -> one.due().isBefore(now))
                .filter(one -> !one.contribution().month().isBefore(from)
                        && !one.contribution().month().isAfter(to))
                .filter(one -> one.contribution().units().contains(unit))
                .count();
    }
}
