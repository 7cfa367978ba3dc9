/** Editing over WFS: transactions (OGC 09-025r2 clauses 15, 04-094 clause 12, 02-058 clause 11) and locks. */
package io.gewu.ows.wfs.transaction;
