package io.gewu.item.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.Shapes;
import org.junit.jupiter.api.Test;

/** The one form for an object, and the forms it replaces. */
final class OneFormTest {
    private static final Field NAME = Field.of(Map.of(
            "code",
            "subject_name",
            "name",
            "对象名称",
            "question_en",
            "Name",
            "datatype",
            "string",
            "section",
            "基本",
            "position",
            1,
            "required",
            true));
    private static final Field OK = Field.of(
            Map.of("code", "lift_ok", "name", "电梯是否符合", "datatype", "boolean", "section", "电梯", "position", 2));
    private static final Field FAULT = Field.of(Map.of(
            "code",
            "lift_fault",
            "name",
            "电梯问题说明",
            "datatype",
            "string",
            "section",
            "电梯",
            "position",
            3,
            "depends_on",
            "lift_ok",
            "depends_value",
            "false"));
    private static final Field SEVERITY = Field.of(Map.of(
            "code",
            "severity",
            "name",
            "严重程度",
            "datatype",
            "code",
            "section",
            "基本",
            "position",
            4,
            "options",
            "一般,严重"));
    private static final Field AREA =
            Field.of(Map.of("code", "area", "name", "面积", "datatype", "decimal", "section", "基本", "position", 5));

    private static OneForm form(Map<String, Object> known) {
        return new OneForm("enterprise.1", List.of("PS-01-001"), List.of(NAME, OK, FAULT, SEVERITY, AREA), known);
    }

    @Test
    void whatIsKnownIsNotAskedAgain() {
        Map<String, Object> schema = form(Map.of("subject_name", "示范店")).schema(Locale.CHINESE);
        assertThat(schema.get("required")).isEqualTo(List.of());
        assertThat(schema.toString()).contains("subject_name={title=对象名称, type=string, maxLength=1000, default=示范店");
        assertThat(form(Map.of()).schema(Locale.ENGLISH).get("required")).isEqualTo(List.of("subject_name"));
    }

    @Test
    void answersAreCheckedByTheSameRules() {
        OneForm form = form(Map.of("subject_name", "示范店"));
        assertThat(RecordCheck.of(form, Map.of("lift_ok", true))).isEmpty();
        assertThat(RecordCheck.of(form, Map.of("lift_ok", false)))
                .containsExactly("/lift_fault: is missing, expected string");
        assertThat(RecordCheck.of(form, Map.of("lift_ok", false, "lift_fault", "异响")))
                .isEmpty();
        assertThat(RecordCheck.of(form, Map.of("severity", "很重")))
                .containsExactly("/severity: found 很重, expected one of [一般, 严重]");
        assertThat(RecordCheck.of(form, Map.of("area", "大"))).containsExactly("/area: found 大, expected decimal");
        assertThat(RecordCheck.of(form, Map.of("area", new BigDecimal("12.5")))).isEmpty();
        assertThat(RecordCheck.of(form, Map.of("unknown", 1))).containsExactly("/unknown: is no field of this form");
        assertThat(RecordCheck.of(form(Map.of()), Map.of()))
                .containsExactly("/subject_name: is missing, expected string");
    }

    @Test
    void theShapeIsReadByASecondReader() {
        var graph = RDFParser.fromString(form(Map.of()).shacl("http://localhost/id/"), Lang.TURTLE)
                .toGraph();
        assertThat(Shapes.parse(graph).numShapes()).isGreaterThan(0);
    }

    /** As the old exports wrote it, byte for byte. */
    @Test
    void aLegacyFormIsAProjection() {
        LegacyForm legacy = new LegacyForm(
                "legacy-09",
                List.of(
                        new LegacyForm.Question("对象名称", "subject_name"),
                        new LegacyForm.Question("电梯年检", "lift_ok"),
                        new LegacyForm.Question("说明,问题", "lift_fault"),
                        new LegacyForm.Question("面积", "area")));
        assertThat(legacy.csv(Map.of("subject_name", "示范\"店\"", "lift_ok", false, "area", new BigDecimal("12.50"))))
                .isEqualTo("对象名称,电梯年检,\"说明,问题\",面积\r\n\"示范\"\"店\"\"\",否,,12.50\r\n");
    }
}
