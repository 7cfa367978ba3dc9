/** Changes of issues as they happen. */
package io.gewu.event.feed;
