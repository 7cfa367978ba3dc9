/** SLD 1.0 (OGC 02-070), SLD 1.1 (05-078r4) and SE 1.1 (05-077r4) documents, and the filters in them. */
package io.gewu.render.sld;
