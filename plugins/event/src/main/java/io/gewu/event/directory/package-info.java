/** What the city has on file, held in memory: items, organisations, posts, centres, channels, rules, the calendar. */
package io.gewu.event.directory;
