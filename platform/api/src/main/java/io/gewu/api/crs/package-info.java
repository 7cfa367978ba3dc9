/** Coordinate reference systems: their names, the order of their axes, and the ways between them; decided here only. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.api.crs;
