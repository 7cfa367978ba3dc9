/** The city as linked data: how protocols and plugins ask the graph. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.api.graph;
