/** Plugins as the platform sees them: what a bundle declares, and how it fares. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.api.plugin;
