/** A say in every commit: plugins that complete or refuse what is written, whatever door it came in by. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.api.change;
