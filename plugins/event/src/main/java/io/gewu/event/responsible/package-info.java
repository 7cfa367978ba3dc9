/** Who is responsible at a place and a time: posts of the grid, centres of its tiers, who is on duty there. */
package io.gewu.event.responsible;
