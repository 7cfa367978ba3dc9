package io.gewu.http.internal;

import io.gewu.api.health.HealthProbe.State;
import io.gewu.api.json.Json;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", word(overall));
        body.put("parts", of(lines, "part"));
        body.put("plugins", of(lines, "plugin"));
        Json.write(body, response.getOutputStream());
    }

    private static Stream<Map<String, Object>> of(List<ServerHealth.Line> lines, String kind) {
        return lines.stream().filter(line -> line.kind().equals(kind)).map(HealthServlet::json);
    }

    private static Map<String, Object> json(ServerHealth.Line line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", line.name());
        if (!line.version().isEmpty()) {
            json.put("version", line.version());
        }
        json.put("state", word(line.state()));
        if (!line.reason().isEmpty()) {
            json.put("reason", line.reason());
        }
        return json;
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
