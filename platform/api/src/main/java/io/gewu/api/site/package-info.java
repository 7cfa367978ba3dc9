/** What is true of the whole installation: its base IRI and who runs it. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.api.site;
