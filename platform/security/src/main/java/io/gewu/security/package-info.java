/** Who is calling and what may they see: one policy for map, feature and graph. */
package io.gewu.security;
