/** One issue as the state machine sees it. */
package io.gewu.event.issue;
