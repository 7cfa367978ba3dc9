/** Validates a plan of grids and says what is wrong, where and how to mend it. */
package io.gewu.grid.check;
