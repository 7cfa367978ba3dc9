/** Installs the jars of the watched folders, and replaces a running plugin by a new version beside the old one. */
package io.gewu.catalog.folder;
