/** Features on their way out: what an output format gets and how it registers. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package io.gewu.api.feature;
