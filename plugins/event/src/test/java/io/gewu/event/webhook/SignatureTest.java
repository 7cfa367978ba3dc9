package io.gewu.event.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures, held against the example of the specification; pointers and selections. */
final class SignatureTest {
    /** The example of Standard Webhooks, reference implementations' own test. */
    @Test
    void theSpecificationsOwnExampleIsSignedAsItSays() {
        Signature signature = Signature.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        Instant time = Instant.ofEpochSecond(1_614_265_330L);
        assertThat(signature.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", time, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void whatIsChangedOldOrByAnotherSecretIsNotTaken() {
        Signature signature = Signature.of("0123456789abcdef");
        Instant now = Instant.parse("2026-11-24T00:00:00Z");
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        String time = Long.toString(now.getEpochSecond());
        String good = signature.sign("m1", now, body);
        assertThat(signature.isGood("m1", time, good, body, now)).isTrue();
        assertThat(signature.isGood("m1", time, "v1,other " + good, body, now)).isTrue();
        assertThat(signature.isGood("m2", time, good, body, now)).isFalse();
        assertThat(signature.isGood("m1", time, good, "{ }".getBytes(StandardCharsets.UTF_8), now))
                .isFalse();
        assertThat(signature.isGood("m1", time, good, body, now.plusSeconds(301)))
                .isFalse();
        assertThat(signature.isGood("m1", time, good, body, now.minusSeconds(301)))
                .isFalse();
        assertThat(signature.isGood("m1", "now", good, body, now)).isFalse();
        assertThat(Signature.of("fedcba9876543210").isGood("m1", time, good, body, now))
                .isFalse();
        assertThatThrownBy(() -> Signature.of("short")).hasMessage("secret: found 5 bytes, expected at least 16");
    }

    @Test
    void aPointerFindsMembersAndElements() {
        Map<String, Object> document = Map.of("alarm", Map.of("pos", List.of(113.1, 23.0), "a/b", "x"));
        assertThat(JsonPointer.parse("/alarm/pos/1").find(document)).contains(23.0);
        assertThat(JsonPointer.parse("/alarm/a~1b").find(document)).contains("x");
        assertThat(JsonPointer.parse("/alarm/pos/2").find(document)).isEmpty();
        assertThat(JsonPointer.parse("/alarm/none/2").find(document)).isEmpty();
        assertThatThrownBy(() -> JsonPointer.parse("alarm")).hasMessageContaining("expected a JSON pointer");
    }

    @Test
    void aSelectionHoldsWhenAllItsPartsDo() {
        Selection selection = Selection.parse("tier=town|district; kind=report");
        assertThat(selection.holds(Map.of("tier", "town", "kind", "report"))).isTrue();
        assertThat(selection.holds(Map.of("tier", "grid", "kind", "report"))).isFalse();
        assertThat(selection.holds(Map.of("tier", "town"))).isFalse();
        assertThat(Selection.parse("").holds(Map.of())).isTrue();
        assertThatThrownBy(() -> Selection.parse("tier town")).hasMessageContaining("expected attribute=value");
    }
}
