/** What tests of Gewu and of its plugins share. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.gewu.testkit;
