/** What every protocol shares about features: validity in time and the way of coordinates between CRSs. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.gewu.feature;
