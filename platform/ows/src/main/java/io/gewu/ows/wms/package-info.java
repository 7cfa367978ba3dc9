/** Web Map Service 1.3.0 (OGC 06-042, ISO 19128) and 1.1.1 (OGC 01-068r3). */
package io.gewu.ows.wms;
