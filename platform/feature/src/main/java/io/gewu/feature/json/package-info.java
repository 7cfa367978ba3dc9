/** GeoJSON (RFC 7946). */
package io.gewu.feature.json;
