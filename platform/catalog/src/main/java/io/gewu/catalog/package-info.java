/** Reads declarations out of bundles (the extender) and keeps the live list of plugins and layers. */
package io.gewu.catalog;
