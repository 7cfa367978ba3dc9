package io.gewu.item.rest;

import io.gewu.api.json.Json;
import java.util.Map;

/** The answers of a record as one JSON text: booleans, numbers and texts by field. */
final class Answers {
    private Answers() {}

    static String write(Map<String, Object> answers) {
        return Json.text(answers);
    }

    static Map<String, Object> read(String text) {
        return Json.read(text).members();
    }
}
