package io.gewu.it;

import static io.gewu.it.WorkedCity.ADMIN;
import static io.gewu.it.WorkedCity.encoded;
import static io.gewu.it.WorkedCity.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The one form, exports of the old ones, and versions of the catalog over HTTP. */
final class FormsIT {
    private static WorkedCity city;

    @BeforeAll
    static void start() throws Exception {
        city = WorkedCity.shared();
    }

    @Test
    void theOneFormAsksEverythingOnceAndOnlyWhatAppliesToTheThing() throws Exception {
        assertThat(city.get("/item/forms/gaps").get("gaps")).isEmpty();
        JsonNode duplicates = city.get("/item/forms/duplicates");
        assertThat(duplicates.get("questions").asInt()).isEqualTo(171);
        assertThat(duplicates.get("fields").asInt()).isEqualTo(113);
        String firm = city.select("select code from enterprise order by code").get(0);
        JsonNode schema = city.get("/item/form?object=enterprise." + firm);
        assertThat(schema.at("/properties/subject_name/readOnly").asBoolean()).isTrue();
        assertThat(schema.get("properties").has("extinguisher_ok")).isTrue();
        assertThat(schema.get("properties").has("lift_ok")).isFalse();
        String lamp = city.select("select code from component where component_class = '0110'")
                .get(0);
        JsonNode ofLamp = city.get("/item/form?object=component." + lamp);
        assertThat(ofLamp.get("x-items").toString()).contains("PS-10-").doesNotContain("PS-09-");
        String answers = "{\"object\":\"enterprise." + firm + "\",\"form\":\"legacy-04\",\"answers\":"
                + "{\"extinguisher_ok\":false,\"extinguisher_fault\":\"过期\"}}";
        JsonNode record = json(city.post("/item/records", answers));
        assertThat(record.get("system").asText()).isEqualTo("app-4");
        assertThat(city.server()
                        .get(
                                "/item/records/" + record.get("record").asText() + "/legacy/legacy-04",
                                "Authorization",
                                ADMIN)
                        .body())
                .contains("灭火器是否符合")
                .contains("否")
                .contains("过期");
        JsonNode anonymous = json(city.server().get("/item/form?object=enterprise." + firm));
        assertThat(anonymous.at("/properties/extinguisher_fault/default").isMissingNode())
                .as("answers of a patrol are not for everybody")
                .isTrue();
    }

    @Test
    void anExportOfAnOldFormIsTakenRowByRow() throws Exception {
        String firm = city.select("select code from enterprise order by code").get(1);
        String csv = "企业,时间,灭火器是否符合\r\n" + firm + ",2024/5/6 9:30,是\r\n" + firm
                + ",2024/5/7 9:30,大概\r\nNONE,2024/5/7 9:30,是\r\n";
        String path = "/item/records/imports?form=legacy-04&layer=enterprise&object=" + encoded("企业") + "&at="
                + encoded("时间");
        for (int taken : List.of(1, 0)) {
            JsonNode report = json(city.post(path, "text/csv", csv));
            assertThat(report.get("taken").asInt()).isEqualTo(taken);
            assertThat(report.get("known").asInt()).isEqualTo(1 - taken);
            assertThat(report.get("rejected")).hasSize(2);
            assertThat(report.at("/rejected/0/line").asInt()).isEqualTo(3);
            assertThat(report.at("/rejected/1/reason").asText()).contains("NONE");
        }
        assertThat(city.post(path + "&f=csv", "text/csv", csv).body().lines()).hasSize(3);
    }

    /** Whatever door the edit comes in by, a published catalog is left by a new version only. */
    @Test
    void aPublishedCatalogChangesByANewVersionOnly() throws Exception {
        String item = city.select("select code from item order by code").get(0);
        assertThat(city.update("item", item, "level", "town")).contains("catalog 2022-1 is published");
        assertThat(city.update("item_catalog", "2022-1", "status", "draft")).contains("takes the role catalog-owner");
        assertThat(city.update("item", item, "description", "words")).contains("<wfs:totalUpdated>1<");
        assertThat(city.post("/item/catalogs/2022-1/draft", "{\"code\":\"2026-1\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(city.update("item", item + "@2026-1", "level", "town")).contains("<wfs:totalUpdated>1<");
        JsonNode diff = city.get("/item/catalogs/2022-1/diff/2026-1");
        assertThat(diff.get("changed")).hasSize(1);
        assertThat(diff.at("/changed/0/attribute").asText()).isEqualTo("level");
        assertThat(city.post("/item/catalogs/2026-1/publish", "{}").statusCode())
                .isEqualTo(200);
        String number = json(city.report("new-catalog", 113.06, 23.01, item))
                .get("item")
                .asText();
        assertThat(number).as("the catalog in force decides").isEqualTo(item + "@2026-1");
    }
}
