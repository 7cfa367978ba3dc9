package io.gewu.event.routing;

import java.util.Optional;

/** Somebody who takes an issue or is told of it: a department, a post or a centre, one of them. */
public record Assignee(Optional<String> org, Optional<String> post, Optional<String> centre) {
    static Assignee org(String code) {
        return new Assignee(Optional.of(code), Optional.empty(), Optional.empty());
    }

    static Assignee post(String code) {
        return new Assignee(Optional.empty(), Optional.of(code), Optional.empty());
    }

    static Assignee centre(String code) {
        return new Assignee(Optional.empty(), Optional.empty(), Optional.of(code));
    }
}
