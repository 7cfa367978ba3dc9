package io.gewu.item.rest;

import io.gewu.api.LocalizedText;
import io.gewu.api.json.JsonObject;
import io.gewu.api.rest.RestField;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.rest.RestService;
import io.gewu.api.rest.Route;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /item}: the one form, records, legacy exports, catalogs. */
@Component(service = RestService.class)
public final class ItemRest implements RestService {
    private final Forms forms;
    private final Records records;
    private final RecordImport imports;
    private final Catalogs catalogs;

    @Activate
    public ItemRest(
            @Reference Forms forms,
            @Reference Records records,
            @Reference RecordImport imports,
            @Reference Catalogs catalogs) {
        this.forms = forms;
        this.records = records;
        this.imports = imports;
        this.catalogs = catalogs;
    }

    @Override
    public String root() {
        return "item";
    }

    @Override
    public LocalizedText title() {
        return new LocalizedText("入格事项与一表巡", "Items and the one form");
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                                "form",
                                "为对象生成一表：object，f=schema|ui|shacl",
                                "The form for an object: object, f=schema, ui or shacl",
                                forms::show)
                        .query(
                                RestField.text("object", "对象：图层.键", "The object: layer.key")
                                        .mandatory(),
                                RestField.text("f", "格式", "schema, ui or shacl"))
                        .produces("application/json", "application/schema+json", "text/turtle"),
                Route.get("forms/gaps", "旧表缺口（应为空）", "Legacy questions that no field answers (none)", forms::gaps),
                Route.get("forms/duplicates", "重复问题", "Fields that several legacy forms asked", forms::duplicates),
                Route.post("records", "提交巡查记录", "Send a record", records::keep),
                Route.post(
                                "records/imports",
                                "导入旧表 CSV/Excel：form layer object at worker id map.<字段>，f=json|csv",
                                "Import an old form's CSV or Excel: form, layer, object, at, worker, id, map.<field>; f=json or csv",
                                imports::take)
                        .query(
                                RestField.text("form", "旧表", "Code of a legacy form")
                                        .mandatory(),
                                RestField.text("layer", "图层", "The layer of the objects")
                                        .mandatory(),
                                RestField.text("object", "对象键所在列", "The column with the keys of the objects")
                                        .mandatory(),
                                RestField.text("at", "时间列", "The column with the time"),
                                RestField.text("worker", "人员列", "The column with the worker"),
                                RestField.text("id", "编号列", "The column with the number of the export"),
                                RestField.of(
                                        "map.",
                                        RestField.Type.FAMILY,
                                        "字段所在列",
                                        "The column of a field: map.<field>=<column>"),
                                RestField.text("f", "格式", "json or csv"))
                        .produces("application/json", "text/csv"),
                Route.get(
                                "records/{code}/legacy/{form}",
                                "按旧表导出 CSV",
                                "A record as a legacy form's CSV",
                                records::export)
                        .produces("text/csv"),
                Route.post("catalogs/{code}/draft", "由已发布版本起草", "Draft a version from this one: code", this::draft)
                        .body(RestField.text("code", "新版本编号", "Code of the new version, as 2026-1")
                                .mandatory()),
                Route.post("catalogs/{code}/publish", "发布（清单管理员）", "Publish (role catalog-owner)", this::publish)
                        .body(RestField.of(
                                "validFrom", RestField.Type.DAY, "生效日", "First day in force; today unless sent")),
                Route.get(
                        "catalogs/{code}/diff/{other}",
                        "版本差异",
                        "What changed between versions",
                        request -> RestReply.json(catalogs.diff(request.path("code"), request.path("other")))));
    }

    private RestReply draft(RestRequest request) throws IOException {
        request.require("item-editor");
        JsonObject json = request.json();
        String code = json.requiredText("code");
        if (!code.matches("\\d{4}-\\d{1,3}")) {
            throw json.wrong("code", "\"" + code + "\"", "a year and a number, as 2026-1");
        }
        long commit = catalogs.draft(request.path("code"), code, request.origin());
        return RestReply.created(request.address() + "/id/catalog/" + code, Map.of("catalog", code, "status", "draft"))
                .shows(commit);
    }

    private RestReply publish(RestRequest request) throws IOException {
        request.require("catalog-owner");
        var from = request.json().day("validFrom").orElse(Catalogs.today());
        long commit = catalogs.publish(request.path("code"), from, request.origin());
        return RestReply.json(Map.of("catalog", request.path("code"), "status", "published", "validFrom", from))
                .shows(commit);
    }
}
