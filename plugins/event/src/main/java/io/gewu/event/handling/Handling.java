package io.gewu.event.handling;

import io.gewu.api.GewuException;
import io.gewu.event.clock.Limit;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.directory.Item;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Refusal;
import io.gewu.event.issue.Tier;
import io.gewu.event.state.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the moves of the state machine, with the guards of each. For one transaction. */
public final class Handling {
    private static final Duration OBJECTION = Duration.ofDays(15);

    private final IssueTransaction transaction;
    private final Dispatch dispatch;

    /**
     * On a desk.
     *
     * @param city code of the whole city
     */
    public Handling(IssueTransaction transaction, String city) {
        this.transaction = transaction;
        this.dispatch = new Dispatch(transaction, city);
    }

    /**
     * Makes a move and what follows from it at once, and writes both.
     *
     * @throws GewuException {@code CONFLICT} if the issue does not stand where the move starts; {@code REFUSED} if a
     *     guard holds it back
     */
    public void make(Issue issue, TransitionRequest move) {
        if (!move.change().leads(issue.status())) {
            throw notFromHere(issue, move.change());
        }
        switch (move.change()) {
            case ANSWER -> answer(issue, move);
            case REJECT -> reject(issue, move);
            case SCREEN -> screen(issue, move);
            case ACCEPT -> accept(issue, move);
            case GIVE_BACK -> giveBack(issue, move);
            case REDISPATCH -> redispatch(issue, move);
            case START, RESUME -> work(issue, move);
            case SUSPEND -> suspend(issue, move);
            case ESCALATE -> escalate(issue, move);
            case DECIDE -> decide(issue, move);
            case HANDLE -> handle(issue, move);
            case VERIFY -> verify(issue, move);
            case FAIL -> fail(issue, move);
            case CLOSE -> close(issue, move);
            case RATE -> rate(issue, move);
            case REOPEN -> reopen(issue, move);
            case INTAKE, MERGE, DISPATCH, CONSULT ->
                throw refused(
                        issue,
                        "“" + move.change().word() + "”只由系统执行",
                        "\"" + move.change().word() + "\" is made by the server only");
        }
        transaction.save(issue);
    }

    private static GewuException notFromHere(Issue issue, Transition change) {
        List<String> possible = Transition.possible(issue.status()).stream()
                .map(Transition::word)
                .toList();
        return Refusal.conflict(
                issue.code(),
                "事件 " + issue.code() + " 处于 " + issue.status().word() + "：不能 " + change.word() + "，可作 " + possible,
                "Issue " + issue.code() + " is " + issue.status().word() + ": found " + change.word()
                        + ", expected one of " + possible);
    }

    /** Files a new issue under its item and sends it out. */
    void dispatchNew(Issue issue, DuplicateFinder surroundings) {
        advance(issue, Transition.SCREEN, "");
        dispatch.byRules(issue, surroundings.repeats());
    }

    private void answer(Issue issue, TransitionRequest move) {
        String kind = issue.text("kind").orElse("");
        if (!kind.equals("consult")) {
            throw refused(
                    issue,
                    "kind：只有咨询可以答复即办结，现为 " + kind,
                    "kind: only a consultation is closed by an answer, found " + kind);
        }
        String reply = needed(issue, move.reply(), "reply", "答复内容", "the answer");
        issue.set("reply", reply).set("first_reply_at", transaction.now()).set("closed_at", transaction.now());
        advance(issue, Transition.ANSWER, move.note());
        Feedbacks.ask(transaction, issue);
    }

    private void reject(Issue issue, TransitionRequest move) {
        needed(issue, move.note(), "note", "不予受理的法定理由", "the legal reason");
        issue.set("reply", needed(issue, move.reply(), "reply", "答复内容", "words for the citizen"))
                .set("first_reply_at", transaction.now());
        advance(issue, Transition.REJECT, move.note());
    }

    private void screen(Issue issue, TransitionRequest move) {
        String item = needed(issue, move.item().or(() -> issue.text("item")).orElse(""), "item", "事项编码", "an item");
        issue.set(
                "item",
                transaction
                        .directory()
                        .currentItem(item)
                        .map(Item::code)
                        .orElseThrow(() -> refused(
                                issue,
                                "item：“" + item + "”不在现行清单中",
                                "item: found \"" + item + "\", expected a code of the catalog")));
        dispatchNew(issue, DuplicateFinder.of(transaction, issue));
    }

    private void accept(Issue issue, TransitionRequest move) {
        replied(issue, move);
        advance(issue, Transition.ACCEPT, move.note());
    }

    /** The third return makes it a hard matter; before, another department or whoever coordinates the tier takes it. */
    private void giveBack(Issue issue, TransitionRequest move) {
        needed(issue, move.note(), "note", "退件理由", "why it is not yours");
        issue.set("returns", issue.number("returns") + 1);
        advance(issue, Transition.GIVE_BACK, move.note());
        if (issue.number("returns") >= 3) {
            dispatch.consult(
                    issue,
                    Dispatch.usual(Tier.DISTRICT),
                    "{\"returns\":" + issue.number("returns") + "}",
                    "third return",
                    move.participants());
        } else if (move.org().isPresent()) {
            issue.set("lead_org", known(issue, move.org().get())).set("post", null);
            dispatch.clock(issue, issue.limit().orElse(Dispatch.usual(Tier.TOWN)));
            advance(issue, Transition.REDISPATCH, "to " + move.org().get());
        } else {
            upwards(issue, Transition.REDISPATCH, "returned");
        }
    }

    private void redispatch(Issue issue, TransitionRequest move) {
        upwards(issue, Transition.REDISPATCH, move.note());
    }

    private void upwards(Issue issue, Transition change, String note) {
        Tier above = issue.tier().flatMap(Tier::above).orElse(Tier.DISTRICT);
        dispatch.above(issue, change, above, note);
    }

    /** What is left of the limit when the clock stops is left when it goes on. */
    private void work(Issue issue, TransitionRequest move) {
        Optional<Instant> suspended = issue.time("suspended_at");
        if (suspended.isPresent()) {
            boolean clock =
                    issue.limit().map(l -> l.unit() == Limit.Unit.URGENT_HOURS).orElse(false);
            WorkingCalendar calendar = transaction.directory().calendar();
            long stopped = calendar.between(suspended.get(), transaction.now(), clock);
            issue.set("suspended_minutes", issue.number("suspended_minutes") + (int) stopped)
                    .set("suspended_at", null);
            issue.time("due_at").ifPresent(due -> issue.set("due_at", calendar.add(due, stopped, clock)));
        }
        replied(issue, move);
        advance(issue, move.change(), move.note());
    }

    private void suspend(Issue issue, TransitionRequest move) {
        needed(issue, move.note(), "note", "等待何人何事", "who or what is waited for");
        if (issue.number("suspended_minutes")
                >= issue.limit().map(WorkingCalendar::minutes).orElse(0L)) {
            throw refused(issue, "挂起时间已达一倍时限", "the clock was stopped for as long as the whole limit already");
        }
        issue.set("suspended_at", transaction.now());
        advance(issue, Transition.SUSPEND, move.note());
    }

    private void escalate(Issue issue, TransitionRequest move) {
        needed(issue, move.note(), "note", "上报理由", "why it goes up");
        Tier tier = issue.tier().orElse(Tier.GRID);
        advance(issue, Transition.ESCALATE, move.note());
        if (tier == Tier.TOWN || tier == Tier.DISTRICT) {
            dispatch.consult(issue, Dispatch.usual(Tier.DISTRICT), "", move.note(), move.participants());
        } else {
            dispatch.above(issue, Transition.DISPATCH, tier.above().orElseThrow(), move.note());
        }
    }

    private void decide(Issue issue, TransitionRequest move) {
        needed(issue, move.note(), "note", "会商决定", "the decision");
        move.org().ifPresent(org -> issue.set("lead_org", known(issue, org)));
        dispatch.decided(issue, move);
    }

    private void handle(Issue issue, TransitionRequest move) {
        needed(issue, move.note(), "note", "处置情况", "what was done");
        if (Mediation.isOpen(transaction, issue)) {
            String dispute = issue.text("dispute").orElse("");
            throw refused(
                    issue,
                    "dispute：纠纷 " + dispute + " 仍在调解",
                    "dispute: dispute." + dispute + " is still being mediated");
        }
        int photos = move.photos().size();
        if (issue.tier().filter(tier -> tier == Tier.GRID).isPresent() && photos < 2) {
            throw refused(
                    issue,
                    "photos：" + photos + " 张；当场处置须有处置前、处置后照片各一张",
                    "photos: found " + photos
                            + ", expected one from before and one from after, as for all that is settled on the spot");
        }
        if (photos > 0) {
            issue.set("photos", String.join(" ", move.photos()));
        }
        replied(issue, move);
        issue.set("handled_by", transaction.actor()).set("handled_at", transaction.now());
        issue.text("item")
                .flatMap(transaction.directory()::item)
                .flatMap(Item::verify)
                .ifPresent(limit -> issue.set(
                        "verify_due_at", transaction.directory().calendar().add(transaction.now(), limit)));
        advance(issue, Transition.HANDLE, move.note());
    }

    private void verify(Issue issue, TransitionRequest move) {
        if (issue.text("handled_by").filter(transaction.actor()::equals).isPresent()) {
            throw refused(
                    issue,
                    "handled_by：处置人不得自行核查（四眼原则）",
                    "handled_by: whoever handled it does not verify it (four eyes)");
        }
        advance(issue, Transition.VERIFY, move.note());
    }

    private void fail(Issue issue, TransitionRequest move) {
        needed(issue, move.note(), "note", "不合格之处", "what is missing");
        issue.set("reopenings", issue.number("reopenings") + 1);
        advance(issue, Transition.FAIL, move.note());
        dispatch.again(issue, "verification failed");
    }

    private void close(Issue issue, TransitionRequest move) {
        issue.set("reply", needed(issue, move.reply(), "reply", "答复内容", "words for the citizen"))
                .set("closed_at", transaction.now());
        replied(issue, move);
        advance(issue, Transition.CLOSE, move.note());
        Feedbacks.ask(transaction, issue);
    }

    private void rate(Issue issue, TransitionRequest move) {
        int rating = move.rating()
                .orElseThrow(() -> refused(issue, "rating：缺少评分，应为 1 至 5", "rating is missing: expected 1 to 5"));
        issue.set("rating", rating);
        advance(issue, Transition.RATE, "");
        Feedbacks.give(transaction, issue, rating, move.note());
    }

    private void reopen(Issue issue, TransitionRequest move) {
        needed(issue, move.note(), "note", "未解决之处", "what is not settled");
        Instant closed = issue.time("closed_at").orElseThrow();
        if (issue.number("reopenings") > 0) {
            throw refused(issue, "reopenings：已重办过一次", "reopenings: it was taken up again once already");
        }
        if (Duration.between(closed, transaction.now()).compareTo(OBJECTION) > 0) {
            throw refused(issue, "closed_at：办结已超过 15 天", "closed_at: more than 15 days ago");
        }
        issue.set("reopenings", 1).set("closed_at", null);
        advance(issue, Transition.REOPEN, move.note());
        dispatch.again(issue, "taken up again");
    }

    private void replied(Issue issue, TransitionRequest move) {
        if (!move.reply().isEmpty() && issue.time("first_reply_at").isEmpty()) {
            issue.set("first_reply_at", transaction.now());
        }
    }

    private void advance(Issue issue, Transition change, String note) {
        String from = issue.status().word();
        issue.status(change.to());
        transaction.step(issue, change, from, "", note);
    }

    private String known(Issue issue, String org) {
        if (transaction.directory().organisation(org).isEmpty()) {
            throw refused(
                    issue,
                    "org：没有编码为“" + org + "”的部门",
                    "org: found \"" + org + "\", expected the code of an organisation");
        }
        return org;
    }

    private static String needed(Issue issue, String text, String name, String zh, String en) {
        if (text.isBlank()) {
            throw refused(issue, name + "：缺少" + zh, name + " is missing: expected " + en);
        }
        return text;
    }

    private static GewuException refused(Issue issue, String zh, String en) {
        return Refusal.of(issue.code(), zh, en);
    }
}
