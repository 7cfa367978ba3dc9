/** The graph: TDB2, the projection of the commit log into triples, and GeoSPARQL on JTS and GeographicLib. */
package io.gewu.graph;
