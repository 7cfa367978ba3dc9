package io.gewu.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What a graph was made from and which commit it shows; kept in a graph of its own, written in the transaction that
 * writes the graph.
 *
 * @param commit number of the commit; 0 for a graph that follows no log
 * @param source digest of the declaration or of the documents
 */
record PositionRecord(long commit, String source) {
    private static final Node POSITION = NodeFactory.createURI("urn:gewu:position");
    private static final Node SOURCE = NodeFactory.createURI("urn:gewu:source");

    /** What stands of a graph; a record of nothing if the graph was never made. Within a transaction. */
    static PositionRecord of(DatasetGraph data, Node graph) {
        Graph meta = data.getGraph(GraphNames.META);
        long commit = meta.find(graph, POSITION, Node.ANY)
                .nextOptional()
                .map(t -> Long.parseLong(t.getObject().getLiteralLexicalForm()))
                .orElse(0L);
        String source = meta.find(graph, SOURCE, Node.ANY)
                .nextOptional()
                .map(t -> t.getObject().getLiteralLexicalForm())
                .orElse("");
        return new PositionRecord(commit, source);
    }

    /** Within the transaction that writes the graph. */
    void write(DatasetGraph data, Node graph) {
        Graph meta = data.getGraph(GraphNames.META);
        meta.remove(graph, POSITION, Node.ANY);
        meta.remove(graph, SOURCE, Node.ANY);
        meta.add(graph, POSITION, NodeFactory.createLiteralDT(Long.toString(commit), XSDDatatype.XSDlong));
        meta.add(graph, SOURCE, NodeFactory.createLiteralString(source));
    }

    static String digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
