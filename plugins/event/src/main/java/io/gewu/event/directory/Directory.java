package io.gewu.event.directory;

import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.rule.Rule;
import io.gewu.event.rule.RuleTable;
import io.gewu.event.rule.SupervisionRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One state of what is on file. Immutable. */
public final class Directory {
    /**
     * What was read.
     *
     * @param published codes of the catalogs in force
     * @param mediated classes of items whose matters may be mediated
     */
    public record Contents(
            List<Item> items,
            Set<String> published,
            Set<String> mediated,
            List<Post> posts,
            List<OfficePost> offices,
            List<Centre> centres,
            List<Channel> channels,
            List<Organisation> organisations,
            List<Rule> rules,
            List<SupervisionRule> supervision,
            WorkingCalendar calendar) {}

    private final Contents contents;
    private final Map<String, Item> items;
    private final Map<String, Item> current = new HashMap<>();
    private final Map<String, Post> posts;
    private final Map<String, Centre> centres;
    private final Map<String, Channel> channels;
    private final Map<String, Organisation> organisations;
    private final RuleTable rules;
    private final Map<String, List<Post>> workers = new HashMap<>();
    private final Map<String, Post> heads = new HashMap<>();

    /** Of what was read. */
    public Directory(Contents contents) {
        this.contents = contents;
        this.items = byCode(contents.items(), Item::code);
        this.posts = byCode(contents.posts(), Post::code);
        this.centres = byCode(contents.centres(), Centre::code);
        this.channels = byCode(contents.channels(), Channel::code);
        this.organisations = byCode(contents.organisations(), Organisation::code);
        this.rules = new RuleTable(contents.rules());
        for (Item item : contents.items()) {
            if (contents.published().contains(item.catalog())) {
                current.put(item.plainCode(), item);
            }
        }
        for (Post post : contents.posts()) {
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

    private static <T> Map<String, T> byCode(List<T> all, Function<T, String> code) {
        return all.stream().collect(Collectors.toMap(code, Function.identity(), (first, second) -> second));
    }

    /** An item of any version of the catalog. */
    public Optional<Item> item(String code) {
        return Optional.ofNullable(items.get(code));
    }

    /** The item as the catalog in force has it, whatever version of it a code names. */
    public Optional<Item> currentItem(String code) {
        return Optional.ofNullable(current.get(code.replaceFirst("@.*", "")));
    }

    /** Whether matters of an item may be mediated. */
    public boolean isMediated(Item item) {
        return contents.mediated().contains(item.itemClass());
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

    public Optional<Organisation> organisation(String code) {
        return Optional.ofNullable(organisations.get(code));
    }

    /** The departments of an area that sit in its centre for disputes, by code. */
    public List<Organisation> residents(String area) {
        return contents.organisations().stream()
                .filter(org -> org.resident() && org.area().equals(area))
                .sorted(Comparator.comparing(Organisation::code))
                .toList();
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
        return contents.centres().stream()
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
        return centres("board", town).stream()
                .filter(centre -> centre.itemClasses().contains(itemClass))
                .findFirst();
    }

    /** The posts in the grids that an account holds. */
    public List<Post> heldBy(String holder) {
        return contents.posts().stream()
                .filter(post -> post.holder().filter(holder::equals).isPresent())
                .sorted(Comparator.comparing(Post::code))
                .toList();
    }

    /** The posts of departments and centres that an account holds. */
    public List<OfficePost> officesHeldBy(String holder) {
        return contents.offices().stream()
                .filter(post -> post.holder().filter(holder::equals).isPresent())
                .toList();
    }

    public RuleTable rules() {
        return rules;
    }

    public List<SupervisionRule> supervision() {
        return contents.supervision();
    }

    public WorkingCalendar calendar() {
        return contents.calendar();
    }
}
