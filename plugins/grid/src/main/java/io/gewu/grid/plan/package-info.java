/** Divides villages into grids by the five principles: units, workload, seats, partition, numbers. */
package io.gewu.grid.plan;
