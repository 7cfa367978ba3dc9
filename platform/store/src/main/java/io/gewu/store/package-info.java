/**
 * The embedded system of record: one GeoPackage, read and written as GeoTools features, with the log of its commits.
 */
package io.gewu.store;
