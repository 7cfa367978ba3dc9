/** Time limits and the calendar of working time by which they run. */
package io.gewu.event.clock;
