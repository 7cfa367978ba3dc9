package io.gewu.item.form;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A form of old as a projection of a record: its own questions in its own order (RFC 4180, lines end with CR LF).
 *
 * @param questions label and field, in order
 */
public record LegacyForm(String code, List<Question> questions) {
    /** A question of old and the field that answers it. */
    public record Question(String label, String field) {}

    /** Head and one line. */
    public String csv(Map<String, Object> answers) {
        return line(questions.stream().map(Question::label).toList())
                + line(questions.stream()
                        .map(question -> text(answers.get(question.field())))
                        .toList());
    }

    /** Yes and no as the old exports write them. */
    private static String text(Object answer) {
        if (answer instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        return answer == null ? "" : answer.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(LegacyForm::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String cell) {
        boolean needs = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needs ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
