package io.gewu.http.rest;

import io.gewu.api.rest.RestField;
import io.gewu.api.rest.RestService;
import io.gewu.api.rest.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The OpenAPI 3.0.3 document of a service, made of the declarations of its routes. */
final class OpenApi {
    static final String MEDIA_TYPE = "application/vnd.oai.openapi+json;version=3.0";

    private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");

    private final RestService service;
    private final Locale language;

    private OpenApi(RestService service, Locale language) {
        this.service = service;
        this.language = language;
    }

    /**
     * The document.
     *
     * @param address of the server as clients see it
     * @param version of the plugin, or of the API
     */
    static Map<String, Object> of(RestService service, String address, String version, Locale language) {
        OpenApi document = new OpenApi(service, language);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("openapi", "3.0.3");
        json.put("info", Map.of("title", service.title().in(language), "version", version));
        json.put("servers", List.of(Map.of("url", address + "/" + service.root())));
        json.put("paths", document.paths());
        return json;
    }

    private Map<String, Map<String, Object>> paths() {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Route route : service.routes()) {
            paths.computeIfAbsent("/" + route.template(), path -> new LinkedHashMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        return paths;
    }

    private Map<String, Object> operation(Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", route.summary().in(language));
        operation.put("parameters", parameters(route));
        if (!route.requestTypes().isEmpty()) {
            operation.put(
                    "requestBody",
                    Map.of("required", true, "content", content(route.requestTypes(), route.bodyFields())));
        }
        Map<String, Object> done = new LinkedHashMap<>();
        done.put("description", "OK");
        done.put("content", content(route.answerTypes(), route.answerFields()));
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("description", "Problem details (RFC 9457)");
        problem.put("content", Map.of("application/problem+json", Map.of("schema", Map.of("type", "object"))));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("2XX", done);
        responses.put("default", problem);
        operation.put("responses", responses);
        return operation;
    }

    private List<Map<String, Object>> parameters(Route route) {
        List<Map<String, Object>> all = new ArrayList<>();
        Matcher names = NAME.matcher(route.template());
        while (names.find()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", names.group(1));
            one.put("in", "path");
            one.put("required", true);
            one.put("schema", Map.of("type", "string"));
            all.add(one);
        }
        for (RestField field : route.queryFields()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", field.name());
            one.put("in", "query");
            one.put("required", field.required());
            one.put("description", field.description().in(language));
            one.put("schema", schema(field));
            all.add(one);
        }
        return all;
    }

    private Map<String, Object> content(List<String> mediaTypes, List<RestField> fields) {
        Map<String, Object> content = new LinkedHashMap<>();
        for (String mediaType : mediaTypes) {
            boolean json = mediaType.equals("application/json");
            content.put(mediaType, json ? Map.of("schema", object(fields)) : Map.of());
        }
        return content;
    }

    private Map<String, Object> object(List<RestField> fields) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RestField field : fields) {
            Map<String, Object> one = new LinkedHashMap<>(schema(field));
            one.put("description", field.description().in(language));
            properties.put(field.name(), one);
        }
        List<String> required =
                fields.stream().filter(RestField::required).map(RestField::name).toList();
        if (!properties.isEmpty()) {
            schema.put("properties", properties);
        }
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, Object> schema(RestField field) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", field.type().schema());
        if (!field.type().format().isEmpty()) {
            schema.put("format", field.type().format());
        }
        if (field.type() == RestField.Type.FAMILY) {
            schema.put("additionalProperties", Map.of("type", "string"));
        }
        return field.repeated() ? Map.of("type", "array", "items", schema) : schema;
    }
}
