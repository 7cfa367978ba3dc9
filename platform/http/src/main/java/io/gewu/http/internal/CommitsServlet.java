package io.gewu.http.internal;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Caller;
import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.Origin;
import io.gewu.http.Callers;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /admin/commits}: the newest commits, {@code /admin/commits/57}: one with what it replaced, POST to
 * {@code /admin/commits/57/undo}: taken back. For the role {@code admin} only.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/admin/commits", "/admin/commits/*"})
public final class CommitsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;

    private final transient FeatureStore store;

    @Activate
    public CommitsServlet(@Reference FeatureStore store) {
        this.store = store;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        admin(request);
        String path = path(request);
        if (path.isEmpty()) {
            String all =
                    store.commits(MOST).stream().map(commit -> json(commit, "")).collect(Collectors.joining(",\n"));
            write(response, "{\"commits\": [\n" + all + "]}\n");
            return;
        }
        long number = number(path);
        Commit commit = store.commit(number)
                .orElseThrow(() -> new GewuException(ErrorCode.NOT_FOUND, "", "There is no commit " + number));
        List<String> changes =
                store.changesOf(number).stream().map(CommitsServlet::json).toList();
        write(response, json(commit, ", \"changes\": [\n" + String.join(",\n", changes) + "]") + "\n");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = admin(request);
        String path = path(request);
        if (!path.endsWith("/undo")) {
            throw new GewuException(ErrorCode.NOT_FOUND, "", "Expected /admin/commits/<number>/undo");
        }
        long number = number(path.substring(0, path.length() - "/undo".length()));
        long undone =
                store.undo(number, new Origin(caller.name(), "undo of " + number + " from " + request.getRemoteAddr()));
        response.setHeader("Gewu-Commit", Long.toString(undone));
        write(response, "{\"undone\": " + number + ", \"by\": " + undone + "}\n");
    }

    private static Caller admin(HttpServletRequest request) {
        Caller caller = Callers.of(request);
        if (!caller.roles().contains(Caller.ADMIN)) {
            throw caller.isAnonymous()
                    ? new GewuException(ErrorCode.UNAUTHENTICATED, "", "The log of commits is for administrators")
                    : new GewuException(ErrorCode.FORBIDDEN, "", "The log of commits is for administrators");
        }
        return caller;
    }

    private static String path(HttpServletRequest request) {
        return request.getPathInfo() == null ? "" : request.getPathInfo().replaceFirst("^/", "");
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new GewuException(ErrorCode.NOT_FOUND, "", "Expected the number of a commit, found \"" + text + "\"");
        }
        return Long.parseLong(text);
    }

    private static String json(Commit commit, String more) {
        return "{\"commit\": %d, \"at\": \"%s\", \"author\": \"%s\", \"from\": \"%s\"%s}"
                .formatted(
                        commit.number(),
                        commit.at(),
                        JsonText.escape(commit.origin().author()),
                        JsonText.escape(commit.origin().from()),
                        more);
    }

    private static String json(FeatureChange change) {
        return "{\"layer\": \"%s\", \"kind\": \"%s\", \"key\": \"%s\", \"before\": %s, \"after\": %s}"
                .formatted(
                        change.layer().name(),
                        change.kind(),
                        JsonText.escape(change.key()),
                        json(change.before()),
                        json(change.after()));
    }

    private static String json(Optional<Map<String, Object>> row) {
        return row.map(values -> values.entrySet().stream()
                        .map(e -> "\"" + JsonText.escape(e.getKey()) + "\": \""
                                + JsonText.escape(e.getValue().toString()) + "\"")
                        .collect(Collectors.joining(", ", "{", "}")))
                .orElse("null");
    }

    private static void write(HttpServletResponse response, String json) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        writer.write(json);
        writer.flush();
    }
}
