package io.gewu.graph;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * A feature at some moment, as triples.
 *
 * @param subject its node
 * @param geometry the node of its geometry, whether or not it has one
 * @param inverse properties that the feature states of other nodes: it is their object
 * @param triples what it states; nothing once it is gone
 */
record FeatureVersion(Node subject, Node geometry, Set<String> inverse, List<Triple> triples) {}
