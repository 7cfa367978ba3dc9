/** The decision table: rules as data, tried in order. */
package io.gewu.event.rule;
