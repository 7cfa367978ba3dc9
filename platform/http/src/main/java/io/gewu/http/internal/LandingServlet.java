package io.gewu.http.internal;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.rest.Html;
import io.gewu.api.site.Site;
import io.gewu.http.Negotiation;
import io.gewu.http.Problems;
import io.gewu.http.PublicAddress;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /}: where the services are; every address nobody serves: 404. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/")
public final class LandingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Site site;

    @Activate
    public LandingServlet(@Reference Site site) {
        this.site = site;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getRequestURI().equals("/")) {
            throw new GewuException(
                    ErrorCode.NOT_FOUND, "", "Nothing is served at " + request.getRequestURI() + "; start at /");
        }
        boolean english = Negotiation.language(request).equals(Locale.ENGLISH);
        String title = Html.escape(site.title().in(english ? Locale.ENGLISH : Locale.CHINESE));
        String address = Html.escape(PublicAddress.of(request));
        String page = """
                <!doctype html><html lang="%s"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>body{font:16px/1.6 sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem;color:#223}
                h1{font-weight:600}code{background:#eef1f4;padding:.1rem .3rem;border-radius:3px}td{padding:.2rem 1rem .2rem 0}</style>
                <h1>%s</h1><p>%s</p><table>
                <tr><td>WMS 1.3.0, 1.1.1</td><td><a href="/wms?service=WMS&amp;request=GetCapabilities"><code>%s/wms</code></a></td></tr>
                <tr><td>WFS 2.0.0, 1.1.0, 1.0.0</td><td><a href="/wfs?service=WFS&amp;request=GetCapabilities"><code>%s/wfs</code></a></td></tr>
                <tr><td>SPARQL 1.1</td><td><a href="/sparql"><code>%s/sparql</code></a></td></tr>
                %s
                <tr><td>%s</td><td><a href="/health"><code>/health</code></a> <a href="/metrics"><code>/metrics</code></a></td></tr>
                </table></html>
                """.formatted(
                        english ? "en" : "zh",
                        title,
                        title,
                        english ? "Add one of these addresses in QGIS, or ask the graph." : "在 QGIS 中添加以下任一地址，或直接查询图谱。",
                        address,
                        address,
                        address,
                        linkedData(english, address),
                        english ? "State" : "运行状态");
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    private String linkedData(boolean english, String address) {
        String id = Html.escape(site.exampleId());
        return id.isEmpty()
                ? ""
                : "<tr><td>%s</td><td><a href=\"/id/%s\"><code>%s/id/%s</code></a></td></tr>"
                        .formatted(english ? "Linked data" : "关联数据", id, address, id);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problems.write(
                request,
                response,
                new GewuException(
                        ErrorCode.NOT_FOUND,
                        "",
                        "Nothing takes a POST at " + request.getRequestURI() + "; start at /"));
    }
}
