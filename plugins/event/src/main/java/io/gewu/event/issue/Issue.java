package io.gewu.event.issue;

import io.gewu.event.clock.Limit;
import io.gewu.event.state.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Point;

/** A row of layer {@code issue} that remembers what was changed. For one thread. */
public final class Issue {
    private final Map<String, Object> values;
    private final Map<String, Object> changed = new LinkedHashMap<>();

    /** Of a row as the store gives it; the map is not touched. */
    public Issue(Map<String, ?> row) {
        this.values = new LinkedHashMap<>(row);
    }

    public String code() {
        return text("code").orElseThrow();
    }

    public Status status() {
        return text("status").flatMap(Status::of).orElse(Status.RECEIVED);
    }

    public Optional<Tier> tier() {
        return text("tier").map(Tier::of);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    public Optional<Instant> time(String name) {
        return Optional.ofNullable((Instant) values.get(name));
    }

    /** A number; 0 where there is none. */
    public int number(String name) {
        return values.get(name) instanceof Integer number ? number : 0;
    }

    /** The values of an attribute that holds a list. */
    public List<String> list(String name) {
        return text(name).map(text -> List.of(text.split(",", -1))).orElse(List.of());
    }

    public Optional<Limit> limit() {
        return text("limit").map(Limit::parse);
    }

    public Point place() {
        return (Point) values.get("geom");
    }

    /** Sets a list; without members it is removed. */
    public Issue setList(String name, List<String> members) {
        return set(name, members.isEmpty() ? null : String.join(",", members));
    }

    /** Sets or, with null, removes a value. */
    public Issue set(String name, Object value) {
        values.put(name, value);
        changed.put(name, value);
        return this;
    }

    public Issue status(Status status) {
        return set("status", status.word());
    }

    /** Everything, as the store takes it. */
    public Map<String, Object> values() {
        return values;
    }

    /** What was set since {@link #clean}. */
    public Map<String, Object> changed() {
        return new LinkedHashMap<>(changed);
    }

    /** Forgets what was set; it has been written. */
    public void clean() {
        changed.clear();
    }
}
