/** Moves issues from state to state, with all that a move brings about, in one transaction. */
package io.gewu.event.handling;
