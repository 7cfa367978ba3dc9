/**
 * Geography Markup Language: geometries read from 3.2, 3.1 and 2; features and schemas written as simple features of
 * 3.2.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package io.gewu.feature.gml;
