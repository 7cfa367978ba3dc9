package io.gewu.sparql;

import io.gewu.api.rest.Html;
import io.gewu.api.site.Site;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;

/** A page about one thing, every text escaped, links relative so that they work on any port. */
final class ResourcePage {
    private static final int MAX_TEXT = 300;

    private ResourcePage() {}

    static void write(Graph about, String iri, Site site, Locale language, HttpServletResponse response)
            throws IOException {
        Node subject = NodeFactory.createURI(iri);
        String title = label(about, subject, language);
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"")
                .append(language.getLanguage())
                .append("\"><meta charset=\"utf-8\"><title>")
                .append(Html.escape(title))
                .append(
                        "</title><style>body{font:15px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
                                + "td,th{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;word-break:break-word}</style><h1>")
                .append(Html.escape(title))
                .append("</h1><p><code>")
                .append(Html.escape(iri))
                .append("</code></p><table>");
        List<Triple> out = about.find(subject, Node.ANY, Node.ANY).toList();
        out.stream()
                .sorted((a, b) ->
                        a.getPredicate().toString().compareTo(b.getPredicate().toString()))
                .forEach(t -> row(page, t.getPredicate(), cell(about, t.getObject(), site, language)));
        page.append("</table><h2>")
                .append(language.equals(Locale.ENGLISH) ? "Points here" : "指向本对象")
                .append("</h2><table>");
        about.find(Node.ANY, Node.ANY, subject)
                .forEachRemaining(t -> row(page, t.getPredicate(), cell(about, t.getSubject(), site, language)));
        page.append("</table></html>\n");
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        response.getOutputStream().write(page.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void row(StringBuilder page, Node predicate, String cell) {
        String iri = predicate.getURI();
        page.append("<tr><th title=\"")
                .append(Html.escape(iri))
                .append("\">")
                .append(Html.escape(iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1)))
                .append("</th><td>")
                .append(cell)
                .append("</td></tr>\n");
    }

    private static String cell(Graph about, Node node, Site site, Locale language) {
        if (node.isURI()) {
            String iri = node.getURI();
            String href = iri.startsWith(site.baseIri())
                    ? "/" + iri.substring(site.baseIri().length())
                    : iri;
            boolean linked = href.startsWith("/") || href.startsWith("http://") || href.startsWith("https://");
            String text = Html.escape(label(about, node, language));
            return linked ? "<a href=\"" + Html.escape(href) + "\">" + text + "</a>" : text;
        }
        if (node.isLiteral()) {
            String text = node.getLiteralLexicalForm();
            return Html.escape(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + " …" : text);
        }
        return "";
    }

    private static String label(Graph about, Node node, Locale language) {
        String best = node.getURI();
        for (Triple t : about.find(node, RDFS.label.asNode(), Node.ANY).toList()) {
            if (best.equals(node.getURI()) || t.getObject().getLiteralLanguage().equals(language.getLanguage())) {
                best = t.getObject().getLiteralLexicalForm();
            }
        }
        return best;
    }
}
