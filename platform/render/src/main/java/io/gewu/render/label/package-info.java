/** Text on maps: glyphs, lines of text, and where labels go so that none covers another. */
package io.gewu.render.label;
