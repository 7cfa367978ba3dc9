package io.gewu.event.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Point;

/**
 * What somebody reported.
 *
 * @param channel code of the way in, or of a former hotline
 * @param externalId the reporter's own number: the same number by the same channel is the same report
 * @param place degrees, longitude first
 * @param about address of a thing below {@code /id/}, as {@code comp/4406040101000001}
 */
public record Report(
        String channel,
        Optional<String> externalId,
        Optional<String> externalUrl,
        String kind,
        Optional<String> title,
        String description,
        Optional<Point> place,
        Optional<String> item,
        Optional<String> about,
        List<String> affects,
        Optional<Integer> urgency,
        Optional<Instant> receivedAt,
        List<String> photos,
        Optional<String> reporter,
        Optional<String> contact) {}
