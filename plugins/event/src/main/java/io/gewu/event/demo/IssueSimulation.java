package io.gewu.event.demo;

import io.gewu.api.grid.GridResolver;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.event.clock.Limit;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.deadline.Alarm;
import io.gewu.event.deadline.Supervision;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.Item;
import io.gewu.event.directory.Post;
import io.gewu.event.handling.Handling;
import io.gewu.event.handling.IntakeProcessing;
import io.gewu.event.handling.IssueTransaction;
import io.gewu.event.handling.Mediation;
import io.gewu.event.handling.TransitionRequest;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Tier;
import io.gewu.event.state.Status;
import io.gewu.event.state.Transition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The life of one invented issue, from intake to feedback, by the moves that people would make and the alarms that ring
 * in between. One number is always the same life.
 */
final class IssueSimulation {
    private static final int INSTANT_MINUTES = 480;

    private final LayerCatalog layers;
    private final Directory directory;
    private final GridResolver grids;
    private final String city;
    private final Targets targets;
    private final Reports reports;

    IssueSimulation(
            LayerCatalog layers,
            Directory directory,
            GridResolver grids,
            String city,
            Targets targets,
            Reports reports) {
        this.layers = layers;
        this.directory = directory;
        this.grids = grids;
        this.city = city;
        this.targets = targets;
        this.reports = reports;
    }

    /** All rows of one issue. */
    RowsInMemory lead(int number) {
        Random random = new Random(number * 7_919L + 12_345);
        Issue issue = new Issue(reports.draw(number, random));
        return new Course(issue, number, random).run();
    }

    /** One life while it is led. */
    private final class Course {
        private final RowsInMemory rows = new RowsInMemory();
        private final Issue issue;
        private final int number;
        private final Random random;
        private Instant now;

        Course(Issue issue, int number, Random random) {
            this.issue = issue;
            this.number = number;
            this.random = random;
            this.now = issue.time("received_at").orElseThrow();
        }

        RowsInMemory run() {
            IssueTransaction transaction = transaction("seat-" + (1 + random.nextInt(40)));
            new IntakeProcessing(transaction, city, grids).take(issue);
            transaction.add("intake", intake());
            transaction.insert(issue);
            if ("consult".equals(issue.text("kind").orElse(""))) {
                now = now.plusSeconds(60 + random.nextInt(600));
                make("seat-1", TransitionRequest.of(Transition.ANSWER, "").replying("已按知识库答复"));
            } else if (issue.status() != Status.RECEIVED) {
                handle();
            }
            return rows;
        }

        private Map<String, Object> intake() {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("code", "demo-" + (number + 1));
            row.put("issue", issue.code());
            row.put("channel", issue.text("channel").orElseThrow());
            row.put("external_id", Integer.toString(number + 1));
            row.put("received_at", now);
            return row;
        }

        private void handle() {
            Instant received = now;
            boolean instant = targets.instant(number);
            WorkingCalendar calendar = directory.calendar();
            boolean clock = byTheClock();
            int signed = 16 + random.nextInt(40);
            decideIfNeeded(instant);
            if (random.nextInt(100) == 0 && issue.status() == Status.DISPATCHED) {
                make(holder(), TransitionRequest.of(Transition.GIVE_BACK, "不属本岗位职责"));
            }
            begin(calendar.add(received, signed, clock), instant);
            if (random.nextInt(50) == 0) {
                suspendForAWhile();
            }
            mediate();
            double used = random.nextInt(1000) < 3 ? 1.3 : 0.35 + random.nextDouble() * 0.3;
            long limit = issue.limit().map(WorkingCalendar::minutes).orElse(240L);
            Instant handled = calendar.add(now, Math.max((long) (limit * used) - signed, 5), clock);
            if (!instant) {
                handled = later(handled, calendar.add(received, INSTANT_MINUTES + 30, false));
            }
            until(handled);
            begin(now, instant);
            finish();
            if (targets.closed(number)) {
                close();
            }
        }

        /** Six of a thousand are not content with the first reply. */
        private void close() {
            reply();
            if (random.nextInt(1000) < 6) {
                now = now.plusSeconds(86_400);
                make("citizen", TransitionRequest.of(Transition.REOPEN, "问题仍未解决"));
                begin(now.plusSeconds(1800), true);
                finish();
                reply();
            }
            if (targets.rated(number)) {
                int rating = targets.satisfied(number) ? 4 + random.nextInt(2) : 1 + random.nextInt(2);
                now = now.plusSeconds(3600);
                make("citizen", TransitionRequest.of(Transition.RATE, "").rating(rating));
            }
        }

        private void reply() {
            now = directory.calendar().add(now, 5, byTheClock());
            make("seat-2", TransitionRequest.of(Transition.CLOSE, "").replying("您反映的问题已处置完毕"));
        }

        /** Signs and starts, after a consultation where there is one, as often as the issue is sent on. */
        private void begin(Instant at, boolean instant) {
            now = later(now, at);
            decideIfNeeded(instant);
            if (issue.status() == Status.DISPATCHED) {
                TransitionRequest accept = TransitionRequest.of(Transition.ACCEPT, "");
                make(holder(), instant ? accept.replying("已受理，正在处置") : accept);
            }
            if (issue.status() == Status.ACCEPTED) {
                make(holder(), TransitionRequest.of(Transition.START, ""));
            }
        }

        private void decideIfNeeded(boolean instant) {
            if (issue.status() == Status.CONSULTING) {
                now = directory.calendar().add(now, instant ? 5 + random.nextInt(10) : 30 + random.nextInt(300), false);
                make(
                        "chair-1",
                        TransitionRequest.of(Transition.DECIDE, "由主办部门牵头办理").replying("会商纪要（示范）"));
            }
        }

        private void suspendForAWhile() {
            make(holder(), TransitionRequest.of(Transition.SUSPEND, "等待第三方检测结果"));
            now = directory.calendar().add(now, 30 + random.nextInt(60), false);
            make(holder(), TransitionRequest.of(Transition.RESUME, "检测结果已到"));
        }

        /** One dispute in three is mediated; one of thirty of these had to go to a second place. */
        private void mediate() {
            Optional<Item> item = issue.text("item").flatMap(directory::item);
            if (item.map(directory::isMediated).orElse(false) && random.nextInt(3) == 0) {
                Mediation mediation = new Mediation(transaction("mediator-1"), city);
                String department = "D" + String.format("%03d", 1 + random.nextInt(48));
                String code = mediation.open(issue, Optional.empty(), List.of(department));
                Map<String, Object> dispute = rows.row("dispute", code);
                String first = ((String) dispute.get("residents")).split(",", -1)[0];
                step(dispute, first, Optional.empty(), List.of());
                Optional<String> elsewhere = random.nextInt(30) == 0 ? Optional.of("centre-" + city) : Optional.empty();
                step(dispute, department, elsewhere, List.of((String) dispute.get("service_point")));
                new Mediation(transaction("mediator-1"), city).close(rows.row("dispute", code), "双方达成协议（示范）");
            }
        }

        private void step(Map<String, Object> dispute, String org, Optional<String> place, List<String> earlier) {
            now = now.plusSeconds(600);
            new Mediation(transaction("mediator-1"), city).step(dispute, org, place, "调解一次", earlier);
        }

        private void finish() {
            TransitionRequest done =
                    TransitionRequest.of(Transition.HANDLE, "已处置").replying("已处置");
            boolean onSpot = issue.tier().filter(tier -> tier == Tier.GRID).isPresent();
            make(holder(), onSpot ? done.showing(List.of("before.jpg", "after.jpg")) : done);
            WorkingCalendar calendar = directory.calendar();
            now = calendar.add(now, 5 + random.nextInt(15), byTheClock());
            make("verifier-" + (1 + random.nextInt(20)), TransitionRequest.of(Transition.VERIFY, ""));
        }

        private boolean byTheClock() {
            return issue.limit().map(l -> l.unit() == Limit.Unit.URGENT_HOURS).orElse(false);
        }

        private String holder() {
            return issue.text("post")
                    .flatMap(directory::post)
                    .flatMap(Post::holder)
                    .orElse("handler-" + issue.text("lead_org").orElse(""));
        }

        /** Lets time pass, with the alarms that ring meanwhile. */
        private void until(Instant end) {
            for (Optional<Alarm> alarm = due(end); alarm.isPresent(); alarm = due(end)) {
                now = later(now, alarm.get().at());
                IssueTransaction transaction = transaction("event-clock");
                new Supervision(transaction, new Handling(transaction, city), city).ring(issue, alarm.get());
            }
            now = later(now, end);
        }

        private Optional<Alarm> due(Instant end) {
            return Alarm.next(issue, directory).filter(alarm -> alarm.at().isBefore(end));
        }

        private void make(String actor, TransitionRequest move) {
            new Handling(transaction(actor), city).make(issue, move);
        }

        private IssueTransaction transaction(String actor) {
            return new IssueTransaction(rows, layers, directory, actor, now);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
