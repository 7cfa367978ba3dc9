package io.gewu.event.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Caller;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.Post;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Tier;
import io.gewu.event.state.Change;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Who may make which move: by role, by tier, by post, within the areas of the account. */
final class Rights {
    private final Directory directory;

    Rights(Directory directory) {
        this.directory = directory;
    }

    /**
     * Nothing, or the refusal.
     *
     * @throws GewuException {@code UNAUTHENTICATED} or {@code FORBIDDEN}
     */
    void check(Caller caller, Change change, Issue issue) {
        List<String> roles = change.actor().roles();
        if (roles.stream().noneMatch(caller::has)) {
            throw new GewuException(
                    caller.isAnonymous() ? ErrorCode.UNAUTHENTICATED : ErrorCode.FORBIDDEN,
                    "Authorization",
                    "\"" + change.word() + "\" needs one of the roles " + roles);
        }
        if (caller.has(Caller.ADMIN)) {
            return;
        }
        Optional<String> village = issue.text("village");
        boolean elsewhere = !caller.areas().isEmpty()
                && village.map(code -> caller.areas().stream().noneMatch(code::startsWith))
                        .orElse(true);
        if (elsewhere) {
            throw forbidden("Issue " + issue.code() + " lies outside of " + new TreeSet<>(caller.areas()));
        }
        switch (change.actor()) {
            case ASSIGNEE -> assignee(caller, issue);
            case UPPER_TIER -> upperTier(caller, issue);
            default -> {
                // the role is enough
            }
        }
    }

    /** At the grid and the village the post decides, above it the role of the tier or the department's. */
    private void assignee(Caller caller, Issue issue) {
        Tier tier = issue.tier().orElse(Tier.GRID);
        Optional<String> holder = issue.text("post").flatMap(directory::post).flatMap(Post::holder);
        boolean holds = holder.map(caller.name()::equals).orElse(false);
        boolean standsIn = caller.has(tier.role()) && (tier != Tier.GRID || holder.isEmpty());
        boolean department = caller.has("department-handler") && (tier == Tier.TOWN || tier == Tier.DISTRICT);
        if (!holds && !standsIn && !department) {
            throw forbidden("Issue " + issue.code() + " is with "
                    + issue.text("post").map(post -> "post " + post).orElse("tier " + tier.word()) + ", not with you");
        }
    }

    private static void upperTier(Caller caller, Issue issue) {
        Tier tier = issue.tier().orElse(Tier.GRID);
        Tier approver = tier.above().orElse(Tier.DISTRICT);
        while (!caller.has(approver.role())) {
            approver = approver.above().orElseThrow(() -> forbidden("Only a tier above " + tier.word() + " approves"));
        }
    }

    private static GewuException forbidden(String why) {
        return new GewuException(ErrorCode.FORBIDDEN, "Authorization", why);
    }
}
