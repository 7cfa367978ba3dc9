package io.gewu.event.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.LocalizedText;
import io.gewu.api.access.Caller;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.OfficePost;
import io.gewu.event.directory.Post;
import io.gewu.event.handling.IssueTransaction;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Tier;
import io.gewu.event.state.Transition;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Who may make which move: by role, by tier, by post, within the areas of the account. */
final class Rights {
    private Rights() {}

    /**
     * Nothing, or the refusal.
     *
     * @param transaction the transaction in which the move is made
     * @throws GewuException {@code UNAUTHENTICATED} or {@code FORBIDDEN}
     */
    static void check(Caller caller, Transition change, Issue issue, IssueTransaction transaction) {
        List<String> roles = change.actor().roles();
        if (roles.stream().noneMatch(caller::has)) {
            throw new GewuException(
                    caller.isAnonymous() ? ErrorCode.UNAUTHENTICATED : ErrorCode.FORBIDDEN,
                    "Authorization",
                    new LocalizedText(
                            "“" + change.word() + "”须具备角色之一：" + roles,
                            "\"" + change.word() + "\" needs one of the roles " + roles));
        }
        if (caller.has(Caller.ADMIN)) {
            return;
        }
        area(caller, issue);
        switch (change.actor()) {
            case ASSIGNEE -> assignee(caller, issue, transaction.directory());
            case UPPER_TIER -> upperTier(caller, issue);
            case CITIZEN -> citizen(caller, issue, transaction);
            default -> {
                // the role is enough
            }
        }
    }

    /** Refuses those whose areas the issue lies outside of. */
    static void area(Caller caller, Issue issue) {
        boolean inside = caller.has(Caller.ADMIN)
                || caller.areas().isEmpty()
                || issue.text("village")
                        .map(code -> caller.areas().stream().anyMatch(code::startsWith))
                        .orElse(false);
        if (!inside) {
            throw forbidden(
                    "事件 " + issue.code() + " 不在辖区 " + new TreeSet<>(caller.areas()),
                    "Issue " + issue.code() + " lies outside of " + new TreeSet<>(caller.areas()));
        }
    }

    /** At the grid and the village the post decides, above it the role of the tier or the post in the department. */
    private static void assignee(Caller caller, Issue issue, Directory directory) {
        Tier tier = issue.tier().orElse(Tier.GRID);
        Optional<String> holder = issue.text("post").flatMap(directory::post).flatMap(Post::holder);
        boolean holds = holder.map(caller.name()::equals).orElse(false);
        boolean standsIn = caller.has(tier.role()) && (tier != Tier.GRID || holder.isEmpty());
        boolean above = tier == Tier.TOWN || tier == Tier.DISTRICT;
        boolean department = above
                && caller.has("department-handler")
                && directory.officesHeldBy(caller.name()).stream()
                        .map(OfficePost::organisation)
                        .anyMatch(org -> org.isPresent() && org.equals(issue.text("lead_org")));
        if (!holds && !standsIn && !department) {
            String with = issue.text("post")
                    .or(() -> issue.text("lead_org"))
                    .or(() -> issue.text("board"))
                    .orElse(tier.word());
            throw forbidden(
                    "事件 " + issue.code() + " 由 " + with + "（" + tier.word() + "）承办，不在您手上",
                    "Issue " + issue.code() + " is with " + with + " at tier " + tier.word() + ", not with you");
        }
    }

    private static void upperTier(Caller caller, Issue issue) {
        Tier tier = issue.tier().orElse(Tier.GRID);
        Tier approver = tier.above().orElse(Tier.DISTRICT);
        while (!caller.has(approver.role())) {
            approver = approver.above()
                    .orElseThrow(() -> forbidden(
                            "只有 " + tier.word() + " 以上层级可批准", "Only a tier above " + tier.word() + " approves"));
        }
    }

    /** Seats rate for whoever called; others only what they reported themselves. */
    private static void citizen(Caller caller, Issue issue, IssueTransaction transaction) {
        boolean own = transaction
                .session()
                .read(transaction.layer("issue_step"), issue.code() + "-1")
                .map(step -> caller.name().equals(step.get("actor")))
                .orElse(false);
        if (!caller.has("hotline-seat") && !own) {
            throw forbidden("事件 " + issue.code() + " 不是您上报的", "Issue " + issue.code() + " was not reported by you");
        }
    }

    private static GewuException forbidden(String zh, String en) {
        return new GewuException(ErrorCode.FORBIDDEN, "Authorization", new LocalizedText(zh, en));
    }
}
