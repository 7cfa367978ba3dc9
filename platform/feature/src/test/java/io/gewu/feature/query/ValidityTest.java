package io.gewu.feature.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.GewuException;
import io.gewu.feature.Things;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.junit.jupiter.api.Test;

/** A feature is valid from its first day on and no longer on its last. */
final class ValidityTest {
    private static final Validity VALIDITY = new Validity(ZoneId.of("Asia/Shanghai"));
    private static final SimpleFeature OLD = thing(LocalDate.of(2010, 1, 1), LocalDate.of(2020, 1, 1));
    private static final SimpleFeature NEW = thing(LocalDate.of(2020, 1, 1), null);

    private static SimpleFeature thing(LocalDate from, LocalDate to) {
        return Things.feature("A", null, null, null, null, null, null, null, from, to, Things.square(113, 23, 1));
    }

    @Test
    void theStartCountsAndTheEndDoesNot() {
        assertThat(at("2019-12-31", OLD)).isTrue();
        assertThat(at("2020-01-01", OLD)).isFalse();
        assertThat(at("2020-01-01", NEW)).isTrue();
        assertThat(at("2019-12-31", NEW)).isFalse();
        assertThat(at("2019-12-31T16:00:00Z", NEW)).as("midnight in the city").isTrue();
    }

    @Test
    void intervalsSelectWhatWasValidAtAnyTimeOfThem() {
        assertThat(at("2005-01-01/2011-01-01", OLD)).isTrue();
        assertThat(at("../2009-12-31", OLD)).isFalse();
        assertThat(at("2021-01-01/..", OLD)).isFalse();
        assertThat(at("2021-01-01/", NEW)).isTrue();
    }

    @Test
    void nowIsTheDefaultUnlessTheFilterSpeaksOfTime() throws CQLException {
        assertThat(VALIDITY.withDefault(Things.LAYER, Filter.INCLUDE).evaluate(OLD))
                .isFalse();
        assertThat(VALIDITY.withDefault(Things.LAYER, Filter.INCLUDE).evaluate(NEW))
                .isTrue();
        Filter spoken = ECQL.toFilter("valid_to IS NOT NULL");
        assertThat(VALIDITY.withDefault(Things.LAYER, spoken)).isSameAs(spoken);
        assertThat(VALIDITY.at(Things.LAYER, Instant.parse("2015-01-01T00:00:00Z"))
                        .evaluate(OLD))
                .isTrue();
    }

    @Test
    void whatIsNoTimeIsRefused() {
        assertThatThrownBy(() -> at("yesterday", OLD))
                .isInstanceOf(GewuException.class)
                .hasMessageContaining("\"yesterday\"");
    }

    private static boolean at(String time, SimpleFeature feature) {
        return VALIDITY.filter(Things.LAYER, time).evaluate(feature);
    }
}
