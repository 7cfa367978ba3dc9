package io.gewu.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The prefixes every declaration may use, and those it declares itself. */
final class Prefixes {
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("ctc", "https://w3id.org/gewu/core#"),
            Map.entry("cim", "https://w3id.org/gewu/cim#"),
            Map.entry("grd", "https://w3id.org/gewu/grid#"),
            Map.entry("ent", "https://w3id.org/gewu/entity#"),
            Map.entry("itm", "https://w3id.org/gewu/item#"),
            Map.entry("evt", "https://w3id.org/gewu/event#"),
            Map.entry("svc", "https://w3id.org/gewu/service#"),
            Map.entry("crd", "https://w3id.org/gewu/credit#"),
            Map.entry("dat", "https://w3id.org/gewu/data#"),
            Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
            Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
            Map.entry("owl", "http://www.w3.org/2002/07/owl#"),
            Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"),
            Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"),
            Map.entry("geo", "http://www.opengis.net/ont/geosparql#"),
            Map.entry("org", "http://www.w3.org/ns/org#"),
            Map.entry("prov", "http://www.w3.org/ns/prov#"),
            Map.entry("dct", "http://purl.org/dc/terms/"),
            Map.entry("foaf", "http://xmlns.com/foaf/0.1/"),
            Map.entry("bot", "https://w3id.org/bot#"),
            Map.entry("sosa", "http://www.w3.org/ns/sosa/"),
            Map.entry("dcat", "http://www.w3.org/ns/dcat#"),
            Map.entry("time", "http://www.w3.org/2006/time#"),
            Map.entry("locn", "http://www.w3.org/ns/locn#"),
            Map.entry("schema", "https://schema.org/"),
            Map.entry("vcard", "http://www.w3.org/2006/vcard/ns#"));

    private final Map<String, String> all = new HashMap<>(KNOWN);

    void declare(String prefix, String iri) {
        all.put(prefix, iri);
    }

    /** The IRI of a CURIE; empty if its prefix is unknown. */
    Optional<String> expand(String curie) {
        int colon = curie.indexOf(':');
        if (colon <= 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(all.get(curie.substring(0, colon))).map(iri -> iri + curie.substring(colon + 1));
    }
}
