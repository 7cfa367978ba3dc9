package io.gewu.event.routing;

import io.gewu.event.directory.Centre;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.Item;
import io.gewu.event.directory.Post;
import io.gewu.event.issue.Issue;
import java.util.List;
import java.util.Optional;

/** Finds who is there for the words of {@link io.gewu.event.rule.Recipient}; a vacancy is nobody. */
public final class AssigneeResolver {
    private final Directory directory;
    private final String city;

    /**
     * Over one state of the directory.
     *
     * @param city code of the whole city, 6 digits
     */
    public AssigneeResolver(Directory directory, String city) {
        this.directory = directory;
        this.city = city;
    }

    /**
     * Whoever a word means for an issue.
     *
     * @param maintainer of the component that the issue is about
     */
    public Optional<Assignee> find(String word, Issue issue, Optional<String> maintainer) {
        if (word.startsWith("org:")) {
            String code = word.substring("org:".length());
            return directory.organisation(code).map(org -> Assignee.org(org.code()));
        }
        Optional<Item> item = issue.text("item").flatMap(directory::item);
        return switch (word) {
            case "grid-worker" -> worker(issue, item).map(post -> Assignee.post(post.code()));
            case "substitute" -> substitute(issue).map(post -> Assignee.post(post.code()));
            case "station-head" -> head(issue).map(post -> Assignee.post(post.code()));
            case "board" ->
                town(issue)
                        .flatMap(town ->
                                directory.board(town, item.map(Item::itemClass).orElse("")))
                        .map(board -> Assignee.centre(board.code()));
            case "town-centre" -> town(issue).flatMap(this::centre);
            case "district-centre" -> centre(city);
            case "maintainer" -> maintainer.map(Assignee::org);
            case "lead" ->
                issue.text("lead_org").or(() -> item.flatMap(Item::lead)).map(Assignee::org);
            case "holder" -> holder(issue);
            default -> Optional.empty();
        };
    }

    private static Optional<Assignee> holder(Issue issue) {
        return issue.text("post")
                .map(Assignee::post)
                .or(() -> issue.text("board").map(Assignee::centre))
                .or(() -> issue.text("lead_org").map(Assignee::org));
    }

    private Optional<Assignee> centre(String area) {
        return directory.centre("centre", area).map(Centre::code).map(Assignee::centre);
    }

    /** Of several workers each gets their share, by the issue's number. */
    private Optional<Post> worker(Issue issue, Optional<Item> item) {
        List<Post> present = workers(issue).stream()
                .filter(post -> post.holder().isPresent())
                .filter(post ->
                        item.map(known -> post.hasSkills(known.skills())).orElse(true))
                .toList();
        return present.isEmpty()
                ? Optional.empty()
                : Optional.of(present.get(Math.floorMod(issue.code().hashCode(), present.size())));
    }

    private List<Post> workers(Issue issue) {
        return issue.text("grid").map(directory::workers).orElse(List.of());
    }

    private Optional<Post> substitute(Issue issue) {
        return workers(issue).stream()
                .flatMap(post -> post.substitute().flatMap(directory::post).stream())
                .filter(post -> post.holder().isPresent())
                .findFirst();
    }

    private Optional<Post> head(Issue issue) {
        Optional<String> station = workers(issue).stream()
                .flatMap(post -> post.station().stream())
                .findFirst()
                .or(() -> issue.text("village"));
        return station.flatMap(directory::head).filter(post -> post.holder().isPresent());
    }

    private static Optional<String> town(Issue issue) {
        return issue.text("village").map(village -> village.substring(0, 9));
    }
}
