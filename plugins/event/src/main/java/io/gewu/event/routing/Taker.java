package io.gewu.event.routing;

import java.util.Optional;

/** Somebody who takes an issue or is told of it: a department, a post or a centre, one of them. */
public record Taker(Optional<String> org, Optional<String> post, Optional<String> centre) {
    static Taker org(String code) {
        return new Taker(Optional.of(code), Optional.empty(), Optional.empty());
    }

    static Taker post(String code) {
        return new Taker(Optional.empty(), Optional.of(code), Optional.empty());
    }

    static Taker centre(String code) {
        return new Taker(Optional.empty(), Optional.empty(), Optional.of(code));
    }
}
