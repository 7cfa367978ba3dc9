/**
 * Reading features, whoever asks and by whatever protocol: layers as a caller may see them, queries, pages of one
 * snapshot, extents.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.feature.query;
