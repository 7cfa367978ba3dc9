package io.gewu.event.directory;

import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.rule.RuleTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One state of what is on file. Immutable. */
public final class Directory {
    private final Map<String, Item> items;
    private final Map<String, Post> posts;
    private final Map<String, Centre> centres;
    private final Map<String, Channel> channels;
    private final Map<String, String> organisations;
    private final RuleTable rules;
    private final WorkingCalendar calendar;
    private final Map<String, List<Post>> workers = new HashMap<>();
    private final Map<String, Post> heads = new HashMap<>();

    /**
     * Of what was read.
     *
     * @param organisations names by code
     */
    public Directory(
            Map<String, Item> items,
            Map<String, Post> posts,
            Map<String, Centre> centres,
            Map<String, Channel> channels,
            Map<String, String> organisations,
            RuleTable rules,
            WorkingCalendar calendar) {
        this.items = items;
        this.posts = posts;
        this.centres = centres;
        this.channels = channels;
        this.organisations = organisations;
        this.rules = rules;
        this.calendar = calendar;
        for (Post post : posts.values()) {
            if (post.kind().equals("head")) {
                post.station().ifPresent(station -> heads.put(station, post));
            } else {
                post.grid()
                        .ifPresent(grid -> workers.computeIfAbsent(grid, code -> new ArrayList<>())
                                .add(post));
            }
        }
        workers.values().forEach(all -> all.sort(Comparator.comparing(Post::code)));
    }

    public Optional<Item> item(String code) {
        return Optional.ofNullable(items.get(code));
    }

    public Optional<Post> post(String code) {
        return Optional.ofNullable(posts.get(code));
    }

    public Optional<Channel> channel(String code) {
        return Optional.ofNullable(channels.get(code));
    }

    public Optional<Centre> centre(String code) {
        return Optional.ofNullable(centres.get(code));
    }

    /** Name of an organisation; empty if there is none with this code. */
    public Optional<String> organisation(String code) {
        return Optional.ofNullable(organisations.get(code));
    }

    /** The workers' posts of a grid, by code. */
    public List<Post> workers(String grid) {
        return workers.getOrDefault(grid, List.of());
    }

    /** The post of the head of a station. */
    public Optional<Post> head(String station) {
        return Optional.ofNullable(heads.get(station));
    }

    /** The centres of a kind for an area, by code. */
    public List<Centre> centres(String kind, String area) {
        return centres.values().stream()
                .filter(centre -> centre.kind().equals(kind) && centre.area().equals(area))
                .sorted(Comparator.comparing(Centre::code))
                .toList();
    }

    /** The centre of a kind for an area. */
    public Optional<Centre> centre(String kind, String area) {
        return centres(kind, area).stream().findFirst();
    }

    /** The board of a town that takes a class of items. */
    public Optional<Centre> board(String town, String itemClass) {
        return centres.values().stream()
                .filter(centre -> centre.kind().equals("board")
                        && centre.area().equals(town)
                        && centre.itemClasses().contains(itemClass))
                .min(Comparator.comparing(Centre::code));
    }

    /** The posts that somebody holds. */
    public List<Post> heldBy(String holder) {
        return posts.values().stream()
                .filter(post -> post.holder().filter(holder::equals).isPresent())
                .sorted(Comparator.comparing(Post::code))
                .toList();
    }

    public RuleTable rules() {
        return rules;
    }

    public WorkingCalendar calendar() {
        return calendar;
    }
}
