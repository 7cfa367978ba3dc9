/** Anti-aliased filling and stroking into an array of pixels; knows nothing of features, styles or CRS. */
package io.gewu.render.rasterizer;
