package io.gewu.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;

/** District, towns and villages. */
final class AdminRows {
    private final City city;

    AdminRows(City city) {
        this.city = city;
    }

    void district(Consumer<Map<String, ?>> sink) {
        sink.accept(Row.of(
                "code",
                AdminCodes.DISTRICT,
                "name",
                "禅城区",
                "name_en",
                "Chancheng District",
                "tier",
                "district",
                "area_km2",
                squareKilometres(city.district()),
                "population",
                city.villages().stream().mapToInt(City.Village::persons).sum(),
                "geom",
                city.district()));
    }

    void towns(Consumer<Map<String, ?>> sink) {
        for (City.TownArea town : city.towns()) {
            sink.accept(Row.of(
                    "code", town.town().code(),
                    "name", town.town().name(),
                    "name_en", town.town().english(),
                    "kind", town.town().name().endsWith("镇") ? "town" : "street",
                    "tier", "town",
                    "district", AdminCodes.DISTRICT,
                    "area_km2", squareKilometres(town.area()),
                    "population", town.town().persons(),
                    "geom", town.area()));
        }
    }

    void villages(Consumer<Map<String, ?>> sink) {
        for (City.Village village : city.villages()) {
            sink.accept(Row.of(
                    "code", village.unit().code(),
                    "name", village.unit().name(),
                    "kind", village.unit().kind(),
                    "tier", "village",
                    "town", village.town().code(),
                    "area_km2", squareKilometres(village.area()),
                    "population", village.persons(),
                    "geom", village.area()));
        }
    }

    private static BigDecimal squareKilometres(Geometry area) {
        return BigDecimal.valueOf(Ground.squareMetres(area) / 1e6).setScale(3, RoundingMode.HALF_UP);
    }
}
