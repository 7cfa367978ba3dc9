package io.gewu.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class QueryStringTest {
    private static QueryString exact(String text) {
        return QueryString.parse(text, QueryString.Names.EXACT);
    }

    @Test
    void repeatedNamesKeepTheirOrder() {
        assertThat(exact("a=1&b=2&a=3").all("a")).containsExactly("1", "3");
        assertThat(exact("a=1&b=2&a=3").names()).containsExactly("a", "b");
    }

    @Test
    void namesAreComparedAsAskedFor() {
        assertThat(exact("Layers=x").has("layers")).isFalse();
        assertThat(QueryString.parse("Layers=x", QueryString.Names.ANY_CASE).first("lAYERS"))
                .contains("x");
    }

    @Test
    void valuesAreDecodedAndNotTrimmed() {
        assertThat(exact("q=%E7%BD%91%E6%A0%BC+1%2B%0A&e&f=").first("q")).contains("网格 1+\n");
        assertThat(exact("q=1&e&f=").all("e")).containsExactly("");
        assertThat(exact("q=1&e&f=").all("f")).containsExactly("");
        assertThat(exact("f=a=b").first("f")).contains("a=b");
    }

    @Test
    void nothingIsNoParameter() {
        assertThat(exact(null).names()).isEmpty();
        assertThat(exact("&&=x&").names()).isEmpty();
    }

    @Test
    void malformedPercentEncodingIsRefusedByName() {
        assertThatThrownBy(() -> exact("a=1&filter=50%")).isInstanceOfSatisfying(GewuException.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
            assertThat(refused.locator()).isEqualTo("filter");
        });
        assertThatThrownBy(() -> exact("a%zz=1"))
                .isInstanceOfSatisfying(
                        GewuException.class,
                        refused -> assertThat(refused.locator()).isEqualTo("a%zz"));
    }

    @Test
    void moreParametersThanAllowedAreRefusedAndNeverCutOff() {
        String most = IntStream.range(0, QueryString.MAX_PARAMETERS)
                .mapToObj(i -> "p" + i + "=1")
                .collect(Collectors.joining("&"));
        assertThat(exact(most).names()).hasSize(QueryString.MAX_PARAMETERS);
        assertThatThrownBy(() -> exact(most + "&more=1&and=2&still=3"))
                .isInstanceOfSatisfying(
                        GewuException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TOO_LARGE));
    }

    @Test
    void aFormAddsToTheQuery() {
        assertThat(exact("a=1").and(exact("a=2&b=3"))).hasToString("a=1&a=2&b=3");
        assertThat(exact("a=1&a=2&b=x y").with("a", "9").without("c")).hasToString("a=9&b=x+y");
    }
}
