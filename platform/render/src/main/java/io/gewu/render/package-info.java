/**
 * Styled features to pixels: SLD and SE documents, maps, legends, image formats, fonts.
 *
 * <p>Coordinates are always x, y (longitude, latitude; east, north). Sizes in styles are pixels of 0.28 mm unless they
 * have a unit of measure.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.gewu.render;
