/** First contents of layers: seed sources of features for an empty city. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.api.load;
