/** Maps, legends and what is at a place, whoever asks and by whatever protocol. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.gewu.map;
