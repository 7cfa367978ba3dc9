/** The layer declaration and the live list of layers: what every protocol derives its view from. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.api.layer;
