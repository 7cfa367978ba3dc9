package io.gewu.item.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The one form for one object, as JSON Schema (2020-12), as a UI schema of JSON Forms, and as a SHACL shape.
 *
 * @param object feature id of the object
 * @param items codes of the items that it was made from
 * @param fields in order
 * @param known answers that are still good, by field
 */
public record OneForm(String object, List<String> items, List<Field> fields, Map<String, Object> known) {
    private static final String ITM = "https://w3id.org/gewu/item#";

    /** Draft 2020-12. A field that depends on another is required only under its condition. */
    public Map<String, Object> schema(Locale language) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        List<Map<String, Object>> conditions = new ArrayList<>();
        for (Field field : fields) {
            properties.put(field.code(), property(field, language));
            if (field.dependsOn().isPresent()) {
                conditions.add(condition(field, field.dependsOn().get()));
            } else if (field.required() && !known.containsKey(field.code())) {
                required.add(field.code());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:gewu:form:one:" + object);
        schema.put("title", language.getLanguage().equals("en") ? "One-form patrol" : "一表巡");
        schema.put("type", "object");
        schema.put("x-items", items);
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("allOf", conditions);
        schema.put("unevaluatedProperties", false);
        return schema;
    }

    private Map<String, Object> property(Field field, Locale language) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("title", field.question().in(language));
        switch (field.type()) {
            case "boolean" -> property.put("type", "boolean");
            case "integer" -> property.put("type", "integer");
            case "decimal" -> property.put("type", "number");
            case "date" -> format(property, "date");
            case "dateTime" -> format(property, "date-time");
            case "uri" -> format(property, "uri-reference");
            case "code" -> {
                property.put("type", "string");
                property.put("enum", field.options());
            }
            default -> {
                property.put("type", "string");
                property.put("maxLength", 1000);
            }
        }
        if (known.containsKey(field.code())) {
            property.put("default", known.get(field.code()));
            property.put("readOnly", true);
        }
        return property;
    }

    private static void format(Map<String, Object> property, String format) {
        property.put("type", "string");
        property.put("format", format);
    }

    private static Map<String, Object> condition(Field field, Field.Condition condition) {
        Map<String, Object> when = Map.of(
                "properties", Map.of(condition.field(), Map.of("const", value(condition.value()))),
                "required", List.of(condition.field()));
        return Map.of("if", when, "then", Map.of("required", List.of(field.code())));
    }

    static Object value(String text) {
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }

    /** JSON Forms: a group a section, and rules that show what depends on another answer. */
    public Map<String, Object> ui() {
        Map<String, List<Map<String, Object>>> sections = new LinkedHashMap<>();
        for (Field field : fields) {
            sections.computeIfAbsent(field.section(), s -> new ArrayList<>()).add(control(field));
        }
        List<Map<String, Object>> groups = new ArrayList<>();
        sections.forEach(
                (section, controls) -> groups.add(Map.of("type", "Group", "label", section, "elements", controls)));
        return Map.of("type", "VerticalLayout", "elements", groups);
    }

    private static Map<String, Object> control(Field field) {
        Map<String, Object> control = new LinkedHashMap<>();
        control.put("type", "Control");
        control.put("scope", "#/properties/" + field.code());
        field.dependsOn()
                .ifPresent(condition -> control.put(
                        "rule",
                        Map.of(
                                "effect",
                                "SHOW",
                                "condition",
                                Map.of(
                                        "scope",
                                        "#/properties/" + condition.field(),
                                        "schema",
                                        Map.of("const", value(condition.value()))))));
        return control;
    }

    /** One property shape a field, by its type. */
    public String shacl(String identifiers) {
        StringBuilder turtle = new StringBuilder(2048);
        turtle.append(
                        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n")
                .append("@prefix itm: <")
                .append(ITM)
                .append("> .\n\n<urn:gewu:shape:one:")
                .append(object)
                .append("> a sh:NodeShape ;\n  sh:targetClass <https://w3id.org/gewu/event#Inspection>");
        for (Field field : fields) {
            turtle.append(" ;\n  sh:property [ sh:path <")
                    .append(identifiers)
                    .append("field/")
                    .append(field.code())
                    .append("> ; sh:maxCount 1");
            if (field.required()) {
                turtle.append(" ; sh:minCount 1");
            }
            if (field.type().equals("code")) {
                turtle.append(" ; sh:in (");
                field.options().forEach(option -> turtle.append(' ').append(literal(option)));
                turtle.append(" )");
            } else {
                turtle.append(" ; sh:datatype xsd:").append(datatype(field.type()));
            }
            turtle.append(" ; sh:name ").append(literal(field.question().zh())).append("@zh ]");
        }
        return turtle.append(" .\n").toString();
    }

    private static String datatype(String type) {
        return switch (type) {
            case "boolean", "integer", "decimal", "date", "dateTime" -> type;
            case "uri" -> "anyURI";
            default -> "string";
        };
    }

    private static String literal(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
