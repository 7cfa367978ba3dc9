/** Web Feature Service 2.0.0 (OGC 09-025r2): Basic WFS, answers as streams. */
package io.gewu.ows.wfs;
