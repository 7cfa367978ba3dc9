package io.gewu.event.responsible;

import io.gewu.api.grid.GridResolver;
import io.gewu.event.directory.Centre;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.Post;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is responsible at one place and time, from the grid worker up to the district.
 *
 * @param grid empty outside of all grids, where the district alone is responsible
 * @param workers of the grid, by code
 * @param head of the grid's station
 * @param village its centres, which are stations
 * @param town its centre and boards
 * @param district its committee, office, centre and boards
 */
public record Responsible(
        Instant at,
        Optional<GridResolver.Grid> grid,
        List<Post> workers,
        Optional<Post> head,
        List<Centre> village,
        List<Centre> town,
        List<Centre> district) {
    private static final List<String> KINDS = List.of("committee", "office", "centre", "board", "station");

    static Responsible of(Directory onFile, Optional<GridResolver.Grid> grid, String district, Instant at) {
        return new Responsible(
                at,
                grid,
                grid.map(found -> onFile.workers(found.code())).orElse(List.of()),
                grid.flatMap(found -> onFile.head(found.station())),
                grid.map(found -> centres(onFile, found.village())).orElse(List.of()),
                grid.map(found -> centres(onFile, found.town())).orElse(List.of()),
                centres(onFile, district));
    }

    private static List<Centre> centres(Directory onFile, String area) {
        List<Centre> all = new ArrayList<>();
        KINDS.forEach(kind -> all.addAll(onFile.centres(kind, area)));
        return all;
    }

    /** The posts and those that stand in for them. */
    List<String> posts() {
        return Stream.concat(workers.stream(), head.stream())
                .flatMap(post -> Stream.concat(Stream.of(post.code()), post.substitute().stream()))
                .distinct()
                .toList();
    }

    /** The centres from the village up. */
    List<String> centres() {
        return Stream.of(village, town, district)
                .flatMap(List::stream)
                .map(Centre::code)
                .toList();
    }
}
