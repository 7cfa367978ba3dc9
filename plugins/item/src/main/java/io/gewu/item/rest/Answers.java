package io.gewu.item.rest;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;

/** The answers of a record as one JSON text. */
final class Answers {
    private Answers() {}

    static String write(Map<String, Object> answers) {
        JsonObject json = new JsonObject();
        answers.forEach((field, answer) -> {
            if (answer instanceof Boolean flag) {
                json.put(field, flag);
            } else if (answer instanceof BigDecimal number) {
                json.put(field, org.apache.jena.atlas.json.JsonNumber.value(number));
            } else {
                json.put(field, answer.toString());
            }
        });
        return JSON.toStringFlat(json);
    }

    static Map<String, Object> read(String text) {
        Map<String, Object> answers = new LinkedHashMap<>();
        JSON.parse(text).forEach((field, value) -> answers.put(field, plain(value)));
        return answers;
    }

    private static Object plain(JsonValue value) {
        if (value.isBoolean()) {
            return value.getAsBoolean().value();
        }
        return value.isNumber()
                ? new BigDecimal(value.getAsNumber().value().toString())
                : value.getAsString().value();
    }
}
