/** Comma-separated values (RFC 4180). */
package io.gewu.feature.csv;
