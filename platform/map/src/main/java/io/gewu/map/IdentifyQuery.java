package io.gewu.map;

import io.gewu.api.crs.Crs;

/**
 * What is at a pixel of a map?
 *
 * @param map its layers are those that are asked, in the order to answer
 * @param crs the frame's CRS as the client spelled it, to write the answer in
 * @param column of the pixel, from 0 at the left
 * @param row of the pixel, from 0 at the top
 * @param most features of one layer to answer with
 */
public record IdentifyQuery(MapQuery map, Crs crs, int column, int row, int most) {}
