/** The system of record: features by layer, and the log of commits that every read model follows. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.api.store;
