/** From a place to its grid. */
package io.gewu.grid.locate;
