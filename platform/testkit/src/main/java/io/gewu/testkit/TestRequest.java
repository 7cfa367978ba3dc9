package io.gewu.testkit;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Caller;
import io.gewu.api.json.Json;
import io.gewu.api.json.JsonObject;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.store.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request in memory: tests call the handler of a {@link io.gewu.api.rest.Route} with it, without a server. Values are
 * what they are said to be; nothing is checked against the route's declarations. For one thread.
 *
 * @since 2.0
 */
public final class TestRequest implements RestRequest {
    private final String method;
    private final Map<String, String> path = new LinkedHashMap<>();
    private final Map<String, List<String>> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = new byte[0];
    private String accepted = "application/json";
    private Caller caller = Caller.ANONYMOUS;
    private Locale language = Locale.ENGLISH;

    private TestRequest(String method) {
        this.method = method;
    }

    /** A request with a method; anonymous, in English, without anything else. */
    public static TestRequest of(String method) {
        return new TestRequest(method);
    }

    /** The segment that stands for a name of the route's template. */
    public TestRequest withPath(String name, String segment) {
        path.put(name, segment);
        return this;
    }

    /** One more value of a query parameter. */
    public TestRequest withQuery(String name, String value) {
        query.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        return this;
    }

    /** A header; the name in any case. */
    public TestRequest withHeader(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    /** A body in UTF-8. */
    public TestRequest withBody(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Who asks. */
    public TestRequest by(Caller someone) {
        caller = someone;
        return this;
    }

    /** The media type that the answer should have. */
    public TestRequest accepting(String mediaType) {
        accepted = mediaType;
        return this;
    }

    /** The language of the answer. */
    public TestRequest in(Locale locale) {
        language = locale;
        return this;
    }

    @Override
    public String path(String name) {
        return path.get(name);
    }

    @Override
    public Optional<String> query(String name) {
        return queryAll(name).stream().findFirst();
    }

    @Override
    public List<String> queryAll(String name) {
        return query.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    @Override
    public int number(String name, int otherwise, int least, int most) {
        String text = query(name).orElse(Integer.toString(otherwise));
        if (!text.matches("-?\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    name,
                    name + ": found \"" + text + "\", expected a whole number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String accepted() {
        return accepted;
    }

    /** By one strong tag in {@code If-Match} or a star; enough to test what a handler does with a refusal. */
    @Override
    public void requireMatch(Optional<String> version) {
        Optional<String> wanted = header("If-Match");
        boolean matches = wanted.isEmpty()
                || version.filter(
                                now -> wanted.get().equals("*") || wanted.get().equals('"' + now + '"'))
                        .isPresent();
        boolean mustBeNew = header("If-None-Match").filter("*"::equals).isPresent();
        if (!matches || (mustBeNew && version.isPresent())) {
            throw new GewuException(
                    ErrorCode.PRECONDITION_FAILED,
                    matches ? "If-None-Match" : "If-Match",
                    "Another version: " + version);
        }
    }

    @Override
    public JsonObject json() throws IOException {
        return json(body);
    }

    @Override
    public JsonObject json(byte[] text) throws IOException {
        return Json.read(new ByteArrayInputStream(text));
    }

    @Override
    public InputStream body(long maxBytes) {
        if (body.length > maxBytes) {
            throw new GewuException(ErrorCode.TOO_LARGE, "", "The body is longer than " + maxBytes + " bytes");
        }
        return new ByteArrayInputStream(body);
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Caller require(String... roles) {
        if (Stream.of(roles).noneMatch(caller::has)) {
            throw new GewuException(
                    caller.isAnonymous() ? ErrorCode.UNAUTHENTICATED : ErrorCode.FORBIDDEN,
                    "Authorization",
                    "This needs one of the roles " + String.join(", ", roles));
        }
        return caller;
    }

    @Override
    public Origin origin() {
        return new Origin(caller.name(), method + " in a test");
    }

    @Override
    public Locale language() {
        return language;
    }

    @Override
    public String address() {
        return "http://test.invalid";
    }
}
