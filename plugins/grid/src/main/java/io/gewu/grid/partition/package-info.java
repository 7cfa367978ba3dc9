/** Keeps the grids in force a partition of their villages, whatever door an edit comes in by. */
package io.gewu.grid.partition;
