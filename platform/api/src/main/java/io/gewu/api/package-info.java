/** Values and failures shared by every extension point. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.3.0")
package io.gewu.api;
