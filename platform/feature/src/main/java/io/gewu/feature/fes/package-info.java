/** Filter Encoding 2.0 (OGC 09-026r2) and its forerunners 1.1 and 1.0, read into GeoTools filters. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.gewu.feature.fes;
