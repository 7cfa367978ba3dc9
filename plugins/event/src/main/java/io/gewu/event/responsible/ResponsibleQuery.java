package io.gewu.event.responsible;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.LocalizedText;
import io.gewu.api.feature.StoredQuery;
import io.gewu.api.layer.AttributeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is responsible here and then, asked by WFS: the grid, its posts, the centres above it and who is on duty. */
@Component
public final class ResponsibleQuery implements StoredQuery {
    static final String ID = "urn:gewu:query:responsible";

    private final Responsibilities responsibilities;

    @Activate
    public ResponsibleQuery(@Reference Responsibilities responsibilities) {
        this.responsibilities = responsibilities;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public LocalizedText title() {
        return new LocalizedText("此时此地谁负责", "Who is responsible here and then");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter(
                        "lon",
                        AttributeType.DOUBLE,
                        true,
                        new LocalizedText("经度（度，CGCS2000）", "Longitude in degrees, CGCS2000")),
                new Parameter(
                        "lat",
                        AttributeType.DOUBLE,
                        true,
                        new LocalizedText("纬度（度，CGCS2000）", "Latitude in degrees, CGCS2000")),
                new Parameter(
                        "at", AttributeType.DATE_TIME, false, new LocalizedText("时间，默认现在", "Time; by default now")));
    }

    @Override
    public List<String> layers() {
        return List.of("eco_grid", "post", "command_centre", "duty");
    }

    @Override
    public List<Selection> select(Map<String, Object> values) {
        Responsible found = responsibilities.at(degrees(values, "lon", 180), degrees(values, "lat", 90), (Instant)
                values.getOrDefault("at", Instant.now()));
        return List.of(
                new Selection(
                        "eco_grid",
                        Responsibilities.anyOf(
                                "code",
                                found.grid().stream().map(grid -> grid.code()).toList())),
                new Selection("post", Responsibilities.anyOf("code", found.posts())),
                new Selection("command_centre", Responsibilities.anyOf("code", found.centres())),
                new Selection("duty", Responsibilities.onDuty(found.centres(), found.at())));
    }

    private static double degrees(Map<String, Object> values, String name, int most) {
        Double value = (Double) values.get(name);
        if (!Double.isFinite(value) || Math.abs(value) > most) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    name,
                    name + ": found " + value + ", expected degrees from -" + most + " to " + most);
        }
        return value;
    }
}
