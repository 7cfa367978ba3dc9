/**
 * XML of clients and plugins: read forward only where documents are large, and as small immutable trees where a filter,
 * a geometry or a style is read. No DTD, no entity but the five of XML, bounded depth and size.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.gewu.feature.xml;
