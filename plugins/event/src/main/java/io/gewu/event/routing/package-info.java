/** Where an issue goes, and who is there to take it. */
package io.gewu.event.routing;
