package io.gewu.sparql;

import io.gewu.http.Negotiation;
import io.gewu.http.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What {@code /sparql} says without a query: a form for browsers, a service description for programs. */
final class QueryPage {
    private static final String FORM = """
            <!doctype html><html lang="zh"><meta charset="utf-8"><title>SPARQL</title>
            <style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}textarea{width:100%;height:20rem;font:14px monospace}</style>
            <h1>SPARQL</h1><form action="/sparql" method="get"><textarea name="query" aria-label="SPARQL">PREFIX grd: &lt;https://w3id.org/gewu/grid#&gt;
            PREFIX ctc: &lt;https://w3id.org/gewu/core#&gt;
            PREFIX rdfs: &lt;http://www.w3.org/2000/01/rdf-schema#&gt;
            SELECT ?grid ?name WHERE { ?grid a grd:EcoGrid ; rdfs:label ?name ; grd:inPlan/ctc:code "2022-1" } LIMIT 20</textarea>
            <p><select name="format" aria-label="format"><option>json<option>csv<option>tsv<option>xml<option>turtle<option>jsonld</select>
            <button>查询 / Run</button></p></form></html>
            """;

    private QueryPage() {}

    static void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = Negotiation.best(request.getHeader("Accept"), List.of("text/turtle", "text/html"))
                .orElse("text/turtle");
        String text;
        if (type.equals("text/html")) {
            text = FORM;
            response.setHeader(
                    "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'");
        } else {
            text = """
                    @prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
                    @prefix formats: <http://www.w3.org/ns/formats/> .

                    [] a sd:Service ;
                      sd:endpoint <%s/sparql> ;
                      sd:supportedLanguage sd:SPARQL11Query ;
                      sd:feature sd:UnionDefaultGraph ;
                      sd:resultFormat formats:SPARQL_Results_JSON , formats:SPARQL_Results_XML , formats:SPARQL_Results_CSV ,
                        formats:SPARQL_Results_TSV , formats:Turtle , formats:JSON-LD , formats:N-Triples , formats:RDF_XML ;
                      sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .
                    """.formatted(PublicAddress.of(request));
        }
        response.setContentType(type + "; charset=utf-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
