package io.gewu.http.internal;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Caller;
import io.gewu.api.json.Json;
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
import java.util.LinkedHashMap;
import java.util.Map;
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
            write(response, Map.of("commits", store.commits(MOST).stream().map(CommitsServlet::json)));
            return;
        }
        long number = number(path);
        Commit commit = store.commit(number)
                .orElseThrow(() -> new GewuException(ErrorCode.NOT_FOUND, "", "There is no commit " + number));
        Map<String, Object> json = json(commit);
        json.put("changes", store.changesOf(number).stream().map(CommitsServlet::json));
        write(response, json);
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
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("undone", number);
        json.put("by", undone);
        write(response, json);
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

    private static Map<String, Object> json(Commit commit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("commit", commit.number());
        json.put("at", commit.at());
        json.put("author", commit.origin().author());
        json.put("from", commit.origin().from());
        return json;
    }

    private static Map<String, Object> json(FeatureChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("layer", change.layer().name());
        json.put("kind", change.kind());
        json.put("key", change.key());
        json.put("before", change.before().map(CommitsServlet::texts));
        json.put("after", change.after().map(CommitsServlet::texts));
        return json;
    }

    private static Map<String, Object> texts(Map<String, Object> row) {
        Map<String, Object> texts = new LinkedHashMap<>();
        row.forEach((name, value) -> texts.put(name, value == null ? null : value.toString()));
        return texts;
    }

    private static void write(HttpServletResponse response, Object json) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        Json.write(json, response.getOutputStream());
    }
}
