/** The ranking as a layer and a graph, kept in step with the issues. */
package io.gewu.hotline.ranking;
