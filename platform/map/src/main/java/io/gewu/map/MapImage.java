package io.gewu.map;

import java.awt.image.BufferedImage;

/**
 * A picture.
 *
 * @param commit the state of the store that it shows, whole
 */
public record MapImage(BufferedImage image, long commit) {}
