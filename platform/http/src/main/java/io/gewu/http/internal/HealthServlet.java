package io.gewu.http.internal;

import io.gewu.api.health.HealthProbe.State;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /health}: 200 while the server serves (also degraded), 503 while it does not. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health")
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient ServerHealth health;

    @Activate
    public HealthServlet(@Reference ServerHealth health) {
        this.health = health;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<ServerHealth.Line> lines = health.report();
        State overall = health.overall(lines);
        response.setStatus(overall == State.UP || overall == State.DEGRADED ? 200 : 503);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        String body = "{\"status\":\"%s\",\n \"parts\":[%s],\n \"plugins\":[%s]}\n"
                .formatted(word(overall), json(lines, "part"), json(lines, "plugin"));
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(List<ServerHealth.Line> lines, String kind) {
        return lines.stream()
                .filter(line -> line.kind().equals(kind))
                .map(HealthServlet::json)
                .collect(Collectors.joining(",", "", ""));
    }

    private static String json(ServerHealth.Line line) {
        StringBuilder out = new StringBuilder("\n  {\"name\":\"" + JsonText.escape(line.name()) + "\"");
        if (!line.version().isEmpty()) {
            out.append(",\"version\":\"")
                    .append(JsonText.escape(line.version()))
                    .append('"');
        }
        out.append(",\"state\":\"").append(word(line.state())).append('"');
        if (!line.reason().isEmpty()) {
            out.append(",\"reason\":\"").append(JsonText.escape(line.reason())).append('"');
        }
        return out.append('}').toString();
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
