/** JSON (RFC 8259), read strictly and written as it is walked; the only JSON of platform and plugins. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.api.json;
