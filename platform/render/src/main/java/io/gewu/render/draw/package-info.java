/** Styles made ready for drawing at one scale: constants evaluated, attributes bound, units turned into pixels. */
package io.gewu.render.draw;
