/** The state machine of an issue: which move leads where, and who may make it. */
package io.gewu.event.state;
