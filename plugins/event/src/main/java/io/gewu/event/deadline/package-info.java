/** What the clock does to issues: reminders, escalations, the end of a suspension. */
package io.gewu.event.deadline;
