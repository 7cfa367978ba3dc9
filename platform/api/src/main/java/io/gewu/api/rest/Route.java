package io.gewu.api.rest;

import io.gewu.api.LocalizedText;
import java.io.IOException;
import java.util.List;

/**
 * One address with one method: what it takes, what it answers, and who does it. The platform refuses what is not
 * declared here and makes the OpenAPI document of it. Immutable.
 *
 * <pre>{@code
 * Route.get("parcels/{code}", "一宗地", "A parcel", this::parcel)
 *         .query(RestField.text("lang", "语言", "Language"))
 *         .produces("application/json", "text/html")
 * }</pre>
 *
 * @since 2.0
 */
public final class Route {
    /** Answers one request. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Runs on the request's own thread.
         *
         * @throws io.gewu.api.GewuException for whatever the caller can mend
         */
        RestReply answer(RestRequest request) throws IOException;
    }

    private record Shape(
            List<RestField> query,
            List<RestField> body,
            List<RestField> answer,
            List<String> takes,
            List<String> gives) {
        static final Shape PLAIN = new Shape(List.of(), List.of(), List.of(), List.of(), List.of("application/json"));
    }

    private final String method;
    private final String template;
    private final LocalizedText summary;
    private final Handler handler;
    private final Shape shape;

    private Route(String method, String template, LocalizedText summary, Handler handler, Shape shape) {
        this.method = method;
        this.template = template;
        this.summary = summary;
        this.handler = handler;
        this.shape = shape;
    }

    /** Reads; changes nothing. Also answers {@code HEAD}. */
    public static Route get(String template, String zh, String en, Handler handler) {
        return of("GET", template, zh, en, handler);
    }

    /** Makes something whose address the server chooses, or does something else. */
    public static Route post(String template, String zh, String en, Handler handler) {
        return of("POST", template, zh, en, handler);
    }

    /** Makes or replaces what is at the address. */
    public static Route put(String template, String zh, String en, Handler handler) {
        return of("PUT", template, zh, en, handler);
    }

    /** Changes a part of what is at the address. */
    public static Route patch(String template, String zh, String en, Handler handler) {
        return of("PATCH", template, zh, en, handler);
    }

    /** Removes what is at the address. */
    public static Route delete(String template, String zh, String en, Handler handler) {
        return of("DELETE", template, zh, en, handler);
    }

    private static Route of(String method, String template, String zh, String en, Handler handler) {
        return new Route(method, template, new LocalizedText(zh, en), handler, Shape.PLAIN);
    }

    /** Declares the query parameters; all others are refused but {@code lang}, {@code language}. */
    public Route query(RestField... fields) {
        return with(new Shape(List.of(fields), shape.body, shape.answer, shape.takes, shape.gives));
    }

    /** Declares the members of a JSON body, for the OpenAPI document; the handler checks them. */
    public Route body(RestField... members) {
        return with(new Shape(shape.query, List.of(members), shape.answer, List.of("application/json"), shape.gives));
    }

    /** Declares the members of the JSON answer, for the OpenAPI document. */
    public Route answers(RestField... members) {
        return with(new Shape(shape.query, shape.body, List.of(members), shape.takes, shape.gives));
    }

    /** Declares the media types of the body; a body of another type is refused. Any type if never called. */
    public Route consumes(String... mediaTypes) {
        return with(new Shape(shape.query, shape.body, shape.answer, List.of(mediaTypes), shape.gives));
    }

    /**
     * Declares the media types of the answer, the preferred one first; {@code application/json} if never called. A
     * request whose {@code Accept} takes none of them is refused; {@link RestRequest#accepted} tells the one to send.
     */
    public Route produces(String... mediaTypes) {
        return with(new Shape(shape.query, shape.body, shape.answer, shape.takes, List.of(mediaTypes)));
    }

    private Route with(Shape other) {
        return new Route(method, template, summary, handler, other);
    }

    /** {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}. */
    public String method() {
        return method;
    }

    /** Address below the root, with names in braces for segments: {@code issues/{number}/accept}. */
    public String template() {
        return template;
    }

    /** One sentence for people. */
    public LocalizedText summary() {
        return summary;
    }

    /** Does it. */
    public Handler handler() {
        return handler;
    }

    /** The query parameters. */
    public List<RestField> queryFields() {
        return shape.query;
    }

    /** The members of a JSON body; none if it has none or they are not declared. */
    public List<RestField> bodyFields() {
        return shape.body;
    }

    /** The members of the JSON answer; none if they are not declared. */
    public List<RestField> answerFields() {
        return shape.answer;
    }

    /** The media types of the body; none if it may be any. */
    public List<String> requestTypes() {
        return shape.takes;
    }

    /** The media types of the answer, the preferred one first. */
    public List<String> answerTypes() {
        return shape.gives;
    }
}
