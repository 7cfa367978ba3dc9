/** The one grid that joins everything: which governance grid a place lies in. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.api.grid;
