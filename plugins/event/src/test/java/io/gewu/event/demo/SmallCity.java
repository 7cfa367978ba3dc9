package io.gewu.event.demo;

import io.gewu.api.LocalizedText;
import io.gewu.api.grid.GridResolver;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.IriTemplate;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.layer.StyleDocument;
import io.gewu.event.clock.Limit;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.directory.Centre;
import io.gewu.event.directory.Channel;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.Item;
import io.gewu.event.directory.OfficePost;
import io.gewu.event.directory.Organisation;
import io.gewu.event.directory.Post;
import io.gewu.event.issue.Tier;
import io.gewu.event.rule.Rule;
import io.gewu.event.rule.SupervisionRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A district of one town, one village, one grid with one worker; items are called as their level. */
public final class SmallCity {
    /** Code of the district. */
    public static final String CODE = "440604";

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    /** Every layer there may be, with nothing but a key. */
    public static final LayerCatalog LAYERS = new LayerCatalog() {
        @Override
        public List<Layer> layers() {
            return List.of();
        }

        @Override
        public Optional<Layer> layer(String name) {
            return Optional.of(SmallCity.layer(name));
        }

        @Override
        public Optional<StyleDocument> style(Layer layer, String name) {
            return Optional.empty();
        }

        @Override
        public long revision() {
            return 0;
        }
    };

    /** Everything lies in the one grid. */
    public static final GridResolver GRIDS = new GridResolver() {
        @Override
        public Optional<Grid> at(double longitude, double latitude, LocalDate day) {
            return Optional.of(new Grid("440604010001001", "440604010001", "s1", "2022-1"));
        }

        @Override
        public Optional<Grid> byCode(String code) {
            return Optional.empty();
        }
    };

    /** Everything lies outside. */
    public static final GridResolver NOWHERE = new GridResolver() {
        @Override
        public Optional<Grid> at(double longitude, double latitude, LocalDate day) {
            return Optional.empty();
        }

        @Override
        public Optional<Grid> byCode(String code) {
            return Optional.empty();
        }
    };

    private SmallCity() {}

    private static Layer layer(String name) {
        return Layer.builder(name)
                .plugin("event")
                .description(LocalizedText.same(name))
                .classIri("https://w3id.org/gewu/event#Thing")
                .iri(IriTemplate.parse(name + "/{code}"))
                .attributes(List.of(Attribute.builder("code", AttributeType.STRING)
                        .key(true)
                        .build()))
                .build();
    }

    /** With everybody present. */
    public static Directory directory() {
        return directory(worker("ann"), head("bob"));
    }

    /** With these posts in the grid and the station. */
    public static Directory directory(Post... posts) {
        List<Item> items = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            items.add(item(tier, true));
        }
        return new Directory(new Directory.Contents(
                items,
                Set.of("2022-1"),
                Set.of("DP"),
                List.of(posts),
                List.of(new OfficePost("o1", "handler", Optional.of("D1"), Optional.empty(), Optional.of("carl"))),
                List.of(
                        new Centre("centre-440604", "", "centre", CODE, List.of(), List.of()),
                        new Centre("centre-440604010", "", "centre", "440604010", List.of(), List.of()),
                        new Centre("board", "", "board", "440604010", List.of("DP"), List.of())),
                List.of(new Channel("app", "", "app", Optional.empty())),
                List.of(
                        new Organisation("D1", "one", CODE, true),
                        new Organisation("D2", "two", CODE, true),
                        new Organisation("D3", "three", CODE, false)),
                List.of(
                        rule("R4", 1, "level=district", "consultation", "district-centre"),
                        rule("R3", 2, "level=town", "town", "board;town-centre;district-centre"),
                        rule("R2", 3, "level=village", "village", "station-head;substitute;town-centre"),
                        rule("R1", 4, "level=grid", "grid", "grid-worker;substitute;station-head;town-centre")),
                List.of(
                        supervision("sign", 100, "remind", "holder"),
                        supervision("sign", 200, "redispatch", "holder"),
                        supervision("reply", 100, "remind", "holder"),
                        supervision("limit", 50, "remind", "holder"),
                        supervision("limit", 80, "remind", "holder;station-head"),
                        supervision("limit", 100, "escalate", "holder;town-centre"),
                        supervision("limit", 150, "remind", "district-centre"),
                        supervision("verify", 100, "remind", "station-head")),
                new WorkingCalendar(Set.of(), Set.of())));
    }

    /** An item called as its level. */
    public static Item item(Tier level, boolean villageList) {
        Limit hours = new Limit(4, Limit.Unit.WORKING_HOURS);
        return new Item(
                level.word(),
                "2022-1",
                "item",
                "DP",
                level,
                Optional.of("D1"),
                List.of("D2"),
                3,
                hours,
                Limit.SIGN,
                Optional.of(hours),
                Optional.of(Limit.SIGN),
                false,
                villageList,
                1,
                List.of(),
                true);
    }

    /** The post of the worker; nobody holds it where the name is empty. */
    public static Post worker(String holder) {
        return new Post(
                "w1",
                "worker",
                "worker",
                Optional.of("440604010001001"),
                Optional.of("s1"),
                Optional.of(holder).filter(name -> !name.isEmpty()),
                Optional.of("w2"),
                List.of());
    }

    /** The post that stands in for the worker, in another grid. */
    public static Post substitute(String holder) {
        return new Post(
                "w2",
                "worker",
                "worker",
                Optional.of("440604010001002"),
                Optional.of("s1"),
                Optional.of(holder).filter(name -> !name.isEmpty()),
                Optional.empty(),
                List.of());
    }

    /** The post of the head of the station. */
    public static Post head(String holder) {
        return new Post(
                "h1",
                "head",
                "head",
                Optional.empty(),
                Optional.of("s1"),
                Optional.of(holder).filter(name -> !name.isEmpty()),
                Optional.empty(),
                List.of());
    }

    private static Rule rule(String code, int priority, String conditions, String tier, String lead) {
        Map<String, Object> row = new HashMap<>();
        row.put("code", code);
        row.put("priority", priority);
        row.put("conditions", conditions);
        row.put("tier", tier);
        row.put("lead", lead);
        row.put("valid_from", LONG_AGO);
        return Rule.of(row);
    }

    private static SupervisionRule supervision(String clock, int share, String action, String notify) {
        Map<String, Object> row = new HashMap<>();
        row.put("code", clock + "-" + share);
        row.put("clock", clock);
        row.put("share", share);
        row.put("action", action);
        row.put("notify", notify);
        row.put("valid_from", LONG_AGO);
        return SupervisionRule.of(row);
    }
}
