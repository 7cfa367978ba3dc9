/** From a report, whichever door it came by, to an issue on its way. */
package io.gewu.event.intake;
