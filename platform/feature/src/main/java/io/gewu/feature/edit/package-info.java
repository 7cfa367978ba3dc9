/** Editing features, whoever does it and by whatever protocol: rights, locks, lost updates, refusals. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.feature.edit;
