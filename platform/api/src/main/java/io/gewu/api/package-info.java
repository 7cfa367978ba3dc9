/** Values and failures shared by every extension point. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.api;
