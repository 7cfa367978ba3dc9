package io.gewu.http.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Caller;
import io.gewu.api.json.Json;
import io.gewu.api.json.JsonObject;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.store.Origin;
import io.gewu.http.Callers;
import io.gewu.http.Negotiation;
import io.gewu.http.PublicAddress;
import io.gewu.http.QueryString;
import io.gewu.http.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A plugin's view of a servlet request. */
final class ServletRestRequest implements RestRequest {
    private static final long JSON_BYTES = 1 << 20;

    private final HttpServletRequest request;
    private final Map<String, String> path;
    private final QueryString query;
    private final String accepted;

    ServletRestRequest(HttpServletRequest request, Map<String, String> path, QueryString query, String accepted) {
        this.request = request;
        this.path = path;
        this.query = query;
        this.accepted = accepted;
    }

    @Override
    public String path(String name) {
        return path.get(name);
    }

    /** Not by the servlet's own parameters, which would read a body that is a form. */
    @Override
    public Optional<String> query(String name) {
        return queryAll(name).stream().findFirst();
    }

    @Override
    public List<String> queryAll(String name) {
        return query.all(name).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    @Override
    public String method() {
        return request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    }

    @Override
    public String accepted() {
        return accepted;
    }

    @Override
    public void requireMatch(Optional<String> version) {
        Conditions.require(request, version);
    }

    @Override
    public int number(String name, int otherwise, int least, int most) {
        String text = query(name).orElse(Integer.toString(otherwise));
        boolean fits = text.matches("-?\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
        if (!fits) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    name,
                    name + ": found \"" + text + "\", expected a whole number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    @Override
    public JsonObject json() throws IOException {
        String type = request.getContentType() == null ? "" : request.getContentType();
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!plain.equals("application/json") && !plain.endsWith("+json")) {
            throw new GewuException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type",
                    "Found \"" + type + "\", expected application/json");
        }
        return Json.read(body(JSON_BYTES));
    }

    @Override
    public JsonObject json(byte[] text) throws IOException {
        return Json.read(new ByteArrayInputStream(text));
    }

    @Override
    public InputStream body(long maxBytes) throws IOException {
        return RequestBody.open(request, maxBytes);
    }

    @Override
    public Caller caller() {
        return Callers.of(request);
    }

    @Override
    public Caller require(String... roles) {
        Caller caller = caller();
        if (Stream.of(roles).noneMatch(caller::has)) {
            String wanted = "This needs one of the roles " + String.join(", ", roles);
            throw new GewuException(
                    caller.isAnonymous() ? ErrorCode.UNAUTHENTICATED : ErrorCode.FORBIDDEN, "Authorization", wanted);
        }
        return caller;
    }

    @Override
    public Origin origin() {
        return new Origin(
                caller().name(),
                request.getMethod() + " " + request.getRequestURI() + " from " + request.getRemoteAddr());
    }

    @Override
    public Locale language() {
        return Negotiation.language(request);
    }

    @Override
    public String address() {
        return PublicAddress.of(request);
    }
}
