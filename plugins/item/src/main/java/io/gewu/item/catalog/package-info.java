/** Versions of the catalog: drafted, published, compared, and frozen once they are published. */
package io.gewu.item.catalog;
