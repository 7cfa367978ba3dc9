/** Feature collections of WFS in GML, and the other formats it answers in. */
package io.gewu.ows.wfs.collection;
