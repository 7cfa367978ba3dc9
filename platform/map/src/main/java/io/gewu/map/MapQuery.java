package io.gewu.map;

import io.gewu.render.MapFrame;
import java.util.List;

/**
 * A picture that is wanted.
 *
 * @param layers the lowest first
 * @param frame what it shows and how large it is
 * @param time ISO 8601 day, instant or interval; empty text for now
 */
public record MapQuery(List<MapLayer> layers, MapFrame frame, String time) {}
