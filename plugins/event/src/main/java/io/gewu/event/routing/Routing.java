package io.gewu.event.routing;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.directory.Centre;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.Item;
import io.gewu.event.directory.Post;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Tier;
import io.gewu.event.rule.Facts;
import io.gewu.event.rule.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies the decision table and finds who is there to take what it says; vacancies fall to the next in the chain. */
public final class Routing {
    private final Directory directory;
    private final String city;

    /**
     * Over one state of the directory.
     *
     * @param city code of the whole city, 6 digits
     */
    public Routing(Directory directory, String city) {
        this.directory = directory;
        this.city = city;
    }

    /**
     * Decides.
     *
     * @param maintainer of the component that the issue is about
     * @throws GewuException {@code REFUSED} if no rule applies, or nobody in the chain is there
     */
    public Decision decide(Issue issue, Facts facts, Optional<String> maintainer, Instant now) {
        LocalDate day = now.atZone(WorkingCalendar.ZONE).toLocalDate();
        Rule rule = directory
                .rules()
                .decide(facts, day)
                .orElseThrow(() -> new GewuException(
                        ErrorCode.REFUSED,
                        "issue." + issue.code(),
                        "No routing rule in force on " + day + " applies to " + facts.json()));
        boolean consultation = rule.tier().equals("consultation");
        Tier tier = consultation ? Tier.DISTRICT : Tier.of(rule.tier());
        Item item = issue.text("item").flatMap(directory::item).orElse(null);
        for (String word : rule.lead()) {
            Optional<Taker> taker = taker(word, issue, item, maintainer);
            if (taker.isPresent()) {
                return decision(rule, tier, consultation, item, taker.get(), word, facts);
            }
        }
        throw new GewuException(
                ErrorCode.REFUSED,
                "issue." + issue.code(),
                "Rule " + rule.code() + " finds nobody: tried " + String.join(", ", rule.lead()));
    }

    private record Taker(Optional<String> org, Optional<String> post, Optional<String> centre) {}

    private Decision decision(
            Rule rule, Tier tier, boolean consultation, Item item, Taker taker, String word, Facts facts) {
        List<String> notified = new ArrayList<>();
        for (String wanted : rule.notified()) {
            notified.add(wanted.equals("district-centre") ? "centre-" + city : wanted);
        }
        Optional<String> org = taker.org().or(() -> item == null ? Optional.empty() : item.lead());
        return new Decision(
                rule.code(),
                tier,
                consultation,
                org,
                taker.post(),
                taker.centre(),
                item == null ? List.of() : item.collaborators(),
                rule.limit(),
                notified,
                word,
                facts.json());
    }

    private Optional<Taker> taker(String word, Issue issue, Item item, Optional<String> maintainer) {
        if (word.startsWith("org:")) {
            return directory.organisation(word.substring(4)).map(name -> org(word.substring(4)));
        }
        return switch (word) {
            case "grid-worker" -> worker(issue, item).map(Routing::post);
            case "substitute" -> substitute(issue).map(Routing::post);
            case "station-head" -> head(issue).map(Routing::post);
            case "board" ->
                town(issue)
                        .flatMap(town -> directory.board(town, item == null ? "" : item.itemClass()))
                        .map(Routing::centre);
            case "town-centre" ->
                town(issue).flatMap(town -> directory.centre("centre", town)).map(Routing::centre);
            case "district-centre" -> directory.centre("centre", city).map(Routing::centre);
            case "maintainer" -> maintainer.map(Routing::org);
            default -> Optional.empty();
        };
    }

    /** Of several workers each gets their share, by the issue's number. */
    private Optional<Post> worker(Issue issue, Item item) {
        List<Post> present = issue.text("grid").map(directory::workers).orElse(List.of()).stream()
                .filter(post -> post.holder().isPresent())
                .filter(post -> item == null || post.hasSkills(item.skills()))
                .toList();
        return present.isEmpty()
                ? Optional.empty()
                : Optional.of(present.get(Math.floorMod(issue.code().hashCode(), present.size())));
    }

    private Optional<Post> substitute(Issue issue) {
        return issue.text("grid").map(directory::workers).orElse(List.of()).stream()
                .flatMap(post -> post.substitute().flatMap(directory::post).stream())
                .filter(post -> post.holder().isPresent())
                .findFirst();
    }

    private Optional<Post> head(Issue issue) {
        Optional<String> station = issue.text("grid").map(directory::workers).orElse(List.of()).stream()
                .flatMap(post -> post.station().stream())
                .findFirst()
                .or(() -> issue.text("village"));
        return station.flatMap(directory::head).filter(post -> post.holder().isPresent());
    }

    private static Optional<String> town(Issue issue) {
        return issue.text("village").map(village -> village.substring(0, 9));
    }

    private static Taker post(Post post) {
        return new Taker(Optional.empty(), Optional.of(post.code()), Optional.empty());
    }

    private static Taker centre(Centre centre) {
        return new Taker(Optional.empty(), Optional.empty(), Optional.of(centre.code()));
    }

    private static Taker org(String code) {
        return new Taker(Optional.of(code), Optional.empty(), Optional.empty());
    }
}
