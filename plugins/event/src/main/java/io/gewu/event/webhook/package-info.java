/** Other systems, both ways: what happened here is posted to them, what they post becomes an issue; each signed. */
package io.gewu.event.webhook;
