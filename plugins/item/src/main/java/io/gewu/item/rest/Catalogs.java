package io.gewu.item.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import io.gewu.item.catalog.PublishedCatalogs;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Versions of the catalog. The items of a draft carry its code after an at sign ({@code PS-01-001@2026-1}), so that
 * both versions stand side by side under IRIs of their own.
 */
@Component(service = Catalogs.class)
public final class Catalogs {
    private final FeatureStore store;
    private final ItemLayers layers;

    @Activate
    public Catalogs(@Reference FeatureStore store, @Reference ItemLayers layers) {
        this.store = store;
        this.layers = layers;
    }

    private Map<String, Object> catalog(String code) {
        return layers.one("item_catalog", code)
                .orElseThrow(() -> new GewuException(ErrorCode.NOT_FOUND, "code", "There is no catalog " + code));
    }

    private static String plain(String item) {
        return item.replaceFirst("@.*", "");
    }

    /** Items by their code without the version. */
    private Map<String, Map<String, Object>> items(String catalog) {
        Map<String, Map<String, Object>> items = new TreeMap<>();
        layers.list("item", ItemLayers.equal("catalog", catalog), row -> row)
                .forEach(row -> items.put(plain((String) row.get("code")), row));
        return items;
    }

    long draft(String from, String code, Origin origin) {
        catalog(from);
        Map<String, Map<String, Object>> items = items(from);
        try (WriteSession session = store.write(origin)) {
            session.claim(PublishedCatalogs.CLAIM);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("code", code);
            row.put("name", "入格事项清单 " + code);
            row.put("items", items.size());
            row.put("status", "draft");
            row.put("predecessor", from);
            row.put("valid_from", LocalDate.of(9999, 1, 1));
            session.insert(layers.layer("item_catalog"), row);
            items.forEach((plain, item) -> {
                Map<String, Object> copy = new LinkedHashMap<>(item);
                copy.put("code", plain + "@" + code);
                copy.put("catalog", code);
                copy.put("predecessor", item.get("code"));
                copy.remove("valid_from");
                session.insert(layers.layer("item"), copy);
            });
            return session.commit();
        }
    }

    /** Publishes a draft; the version before ends the day this one starts. */
    long publish(String code, LocalDate from, Origin origin) {
        Map<String, Object> draft = catalog(code);
        if (!"draft".equals(draft.get("status"))) {
            throw new GewuException(
                    ErrorCode.CONFLICT,
                    "item_catalog." + code,
                    "Catalog " + code + " is " + draft.getOrDefault("status", "published") + ", expected draft");
        }
        List<String> faults = faults(code);
        if (!faults.isEmpty()) {
            throw new GewuException(ErrorCode.REFUSED, "item_catalog." + code, String.join("; ", faults));
        }
        Map<String, Map<String, Object>> items = items(code);
        try (WriteSession session = store.write(origin)) {
            session.claim(PublishedCatalogs.CLAIM);
            session.update(
                    layers.layer("item_catalog"),
                    code,
                    Map.of("status", "published", "valid_from", from, "items", items.size()));
            dates(session, items, Map.of("valid_from", from));
            if (draft.get("predecessor") instanceof String before) {
                session.update(layers.layer("item_catalog"), before, Map.of("status", "withdrawn", "valid_to", from));
                dates(session, items(before), Map.of("valid_to", from));
            }
            return session.commit();
        }
    }

    private void dates(WriteSession session, Map<String, Map<String, Object>> items, Map<String, Object> day) {
        items.values().forEach(item -> session.update(layers.layer("item"), (String) item.get("code"), day));
    }

    private List<String> faults(String code) {
        List<String> faults = new ArrayList<>();
        items(code).values().forEach(item -> {
            for (String name : List.of("lead_org", "time_limit", "level", "form", "legal_basis", "item_class")) {
                if (item.get(name) == null) {
                    faults.add(item.get("code") + ": " + name + " is missing");
                }
            }
            String lead = String.valueOf(item.get("lead_org"));
            if (List.of(String.valueOf(item.get("co_orgs")).split(",", -1)).contains(lead)) {
                faults.add(item.get("code") + ": co_orgs holds the lead " + lead);
            }
        });
        return faults;
    }

    /** Added, removed, changed attribute by attribute. */
    Map<String, Object> diff(String from, String to) {
        catalog(from);
        catalog(to);
        Map<String, Map<String, Object>> before = items(from);
        Map<String, Map<String, Object>> after = items(to);
        List<Map<String, Object>> changed = new ArrayList<>();
        after.forEach((plain, item) -> {
            if (before.containsKey(plain)) {
                changed.addAll(changes(plain, before.get(plain), item));
            }
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", from);
        json.put("to", to);
        json.put(
                "added",
                after.keySet().stream()
                        .filter(code -> !before.containsKey(code))
                        .toList());
        json.put(
                "removed",
                before.keySet().stream()
                        .filter(code -> !after.containsKey(code))
                        .toList());
        json.put("changed", changed);
        return json;
    }

    private static List<Map<String, Object>> changes(
            String code, Map<String, Object> before, Map<String, Object> after) {
        List<Map<String, Object>> changes = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeAll(List.of("code", "catalog", "predecessor", "valid_from", "valid_to"));
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                Map<String, Object> change = new LinkedHashMap<>();
                change.put("item", code);
                change.put("attribute", name);
                change.put("from", before.get(name));
                change.put("to", after.get(name));
                changes.add(change);
            }
        }
        return changes;
    }

    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }
}
