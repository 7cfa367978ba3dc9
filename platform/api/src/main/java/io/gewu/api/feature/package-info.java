/** Features on their way out: what formats get, and questions that WFS answers, which register as services. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.api.feature;
