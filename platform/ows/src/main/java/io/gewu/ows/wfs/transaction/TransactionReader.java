package io.gewu.ows.wfs.transaction;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.feature.edit.FeatureEdits;
import io.gewu.feature.fes.FilterReader;
import io.gewu.feature.gml.DocumentCrs;
import io.gewu.feature.gml.GmlFeatureReader;
import io.gewu.feature.xml.XmlInput;
import io.gewu.ows.wfs.WfsLayers;
import io.gewu.ows.wfs.WfsVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.filter.Filter;

/** Reads the actions of a Transaction element one after the other and does each at once. For one thread. */
final class TransactionReader {
    /** Elements around features, of WFS and of GML. */
    private static final Set<String> WRAPPERS =
            Set.of("FeatureCollection", "member", "featureMember", "featureMembers", "SimpleFeatureCollection");

    private final WfsLayers layers;
    private final XmlInput xml;
    private final FeatureEdits edits;

    /** @param xml stands at the Transaction element */
    TransactionReader(WfsLayers layers, XmlInput xml, FeatureEdits edits) {
        this.layers = layers;
        this.xml = xml;
        this.edits = edits;
    }

    void run() {
        int here = xml.depth();
        while (xml.nextChild(here)) {
            String handle = xml.attribute("handle");
            try {
                action(handle);
            } catch (GewuException failure) {
                throw handle.isEmpty() ? failure : at(handle, failure);
            }
        }
    }

    /** The locator of a failure is the client's own name for the action (OGC 09-025r2 clause 15.2.5.2). */
    private static GewuException at(String handle, GewuException failure) {
        return new GewuException(failure.code(), handle, failure.getMessage(), failure);
    }

    private void action(String handle) {
        switch (xml.name()) {
            case "Insert" -> insert(handle);
            case "Update" -> update(handle);
            case "Replace" -> replace(handle);
            case "Delete" -> delete(handle);
            case "Native" -> skipNative();
            case "LockId" -> xml.skip();
            default ->
                throw xml.fail(
                        ErrorCode.MALFORMED,
                        xml.name(),
                        "Unexpected element <" + xml.name() + ">; expected Insert, Update, Replace, Delete or Native");
        }
    }

    private void insert(String handle) {
        String format = xml.attribute("inputFormat").toLowerCase(Locale.ROOT);
        if (!format.isEmpty() && !format.contains("gml") && !format.contains("xml")) {
            throw xml.fail(
                    ErrorCode.INVALID_PARAMETER, "inputFormat", "Features are taken as GML, found \"" + format + "\"");
        }
        features(xml.attribute("srsName"), handle);
    }

    private void features(String srs, String handle) {
        int here = xml.depth();
        while (xml.nextChild(here)) {
            if (WRAPPERS.contains(xml.name())
                    && layers.ofElement(xml.namespace(), xml.name()).isEmpty()) {
                features(srs, handle);
            } else if (!(xml.namespace().startsWith("http://www.opengis.net/gml")
                    && xml.name().equals("boundedBy"))) {
                Layer open = layer();
                GmlFeatureReader.Read feature = new GmlFeatureReader(open, xml, crs(open, srs)).read();
                edits.insert(layers.layers().whole(open), feature.id(), feature.values(), handle);
            } else {
                xml.skip();
            }
        }
    }

    private Layer layer() {
        return layers.ofElement(xml.namespace(), xml.name())
                .orElseThrow(() -> xml.fail(
                        ErrorCode.INVALID_VALUE,
                        xml.name(),
                        "There is no feature type {" + xml.namespace() + "}" + xml.name()));
    }

    private DocumentCrs crs(Layer layer, String srs) {
        return layers.version().document(srs.isEmpty() ? layers.ownCrs(layer) : Crs.parse(srs));
    }

    private void update(String handle) {
        Layer layer = typeName();
        String srs = xml.attribute("srsName");
        Map<String, Object> values = new LinkedHashMap<>();
        Filter filter = Filter.INCLUDE;
        int here = xml.depth();
        while (xml.nextChild(here)) {
            switch (xml.name()) {
                case "Property" -> property(layer, crs(layer, srs), values);
                case "Filter" -> filter = filter(layer, crs(layer, srs));
                default -> throw unexpected("Property or Filter");
            }
        }
        if (values.isEmpty()) {
            throw xml.fail(ErrorCode.MISSING_PARAMETER, "Property", "Update changes no property");
        }
        edits.update(layers.layers().whole(layer), now(layer, filter), values, handle);
    }

    /** A property without a value loses the one it has. */
    private void property(Layer layer, DocumentCrs crs, Map<String, Object> values) {
        Optional<String> name = Optional.empty();
        Object value = null;
        int here = xml.depth();
        while (xml.nextChild(here)) {
            switch (xml.name()) {
                case "ValueReference", "Name" -> {
                    String action = xml.attribute("action");
                    if (!action.isEmpty() && !Set.of("replace", "remove").contains(action)) {
                        throw xml.fail(
                                ErrorCode.INVALID_PARAMETER,
                                "action",
                                "A property has one value: expected replace or remove, found \"" + action + "\"");
                    }
                    name = Optional.of(name(layer, xml.text()));
                }
                case "Value" -> {
                    if (name.isEmpty()) {
                        throw xml.fail(ErrorCode.MALFORMED, "Value", "The name of a property stands before its value");
                    }
                    value = new GmlFeatureReader(layer, xml, crs).value(name.get());
                }
                default -> throw unexpected("ValueReference, Name or Value");
            }
        }
        values.put(
                name.orElseThrow(
                        () -> xml.fail(ErrorCode.MISSING_PARAMETER, "ValueReference", "A property has no name")),
                value);
    }

    /** A property of GML is not the layer's own of the same name. */
    private String name(Layer layer, String text) {
        int colon = text.indexOf(':');
        if (colon > 0 && xml.namespace(text.substring(0, colon)).startsWith("http://www.opengis.net/gml")) {
            return layer.gmlProperty(text.substring(colon + 1))
                    .map(Attribute::name)
                    .orElseThrow(() -> xml.fail(
                            ErrorCode.INVALID_VALUE, text, "Features of " + layer.name() + " have no " + text));
        }
        try {
            return FilterReader.property(layer, text, text);
        } catch (GewuException unknown) {
            throw xml.fail(ErrorCode.INVALID_VALUE, text, String.valueOf(unknown.getMessage()));
        }
    }

    private void replace(String handle) {
        if (layers.version() != WfsVersion.V2_0) {
            throw unexpected(
                    "Insert, Update or Delete, as WFS " + layers.version().number() + " has no Replace");
        }
        Optional<Layer> layer = Optional.empty();
        Optional<GmlFeatureReader.Read> feature = Optional.empty();
        Optional<Filter> filter = Optional.empty();
        int here = xml.depth();
        while (xml.nextChild(here)) {
            if (layer.isEmpty()) {
                layer = Optional.of(layer());
                feature = Optional.of(new GmlFeatureReader(layer.get(), xml, crs(layer.get(), "")).read());
            } else {
                filter = Optional.of(filter(layer.get(), crs(layer.get(), "")));
            }
        }
        if (layer.isEmpty() || filter.isEmpty()) {
            throw xml.fail(ErrorCode.MISSING_PARAMETER, "Replace", "Replace takes a feature and then a filter");
        }
        edits.replace(
                layers.layers().whole(layer.get()),
                layer.get(),
                now(layer.get(), filter.get()),
                feature.get().values(),
                handle);
    }

    private void delete(String handle) {
        Layer layer = typeName();
        Optional<Filter> filter = Optional.empty();
        int here = xml.depth();
        while (xml.nextChild(here)) {
            filter = Optional.of(filter(layer, crs(layer, "")));
        }
        if (filter.isEmpty()) {
            throw xml.fail(ErrorCode.MISSING_PARAMETER, "Filter", "Delete takes a filter");
        }
        edits.delete(layers.layers().whole(layer), now(layer, filter.get()), handle);
    }

    private Layer typeName() {
        String name = xml.attribute("typeName");
        if (name.isEmpty()) {
            throw xml.fail(ErrorCode.MISSING_PARAMETER, "typeName", "Attribute typeName is missing");
        }
        List<Layer> named = layers.named(name, xml::namespace);
        if (named.size() != 1) {
            throw xml.fail(ErrorCode.INVALID_PARAMETER, "typeName", "One action has one type, found \"" + name + "\"");
        }
        return named.get(0);
    }

    private Filter filter(Layer layer, DocumentCrs crs) {
        return FilterReader.read(xml.element(), layer, crs);
    }

    /** An edit reaches what a query with the same filter shows. */
    private Filter now(Layer layer, Filter filter) {
        return layers.validity().withDefault(layer, filter);
    }

    private void skipNative() {
        if (!xml.attribute("safeToIgnore").equals("true")) {
            throw xml.fail(
                    ErrorCode.UNKNOWN_OPERATION,
                    "Native",
                    "Native operations are not taken, not those of \"" + xml.attribute("vendorId") + "\" either");
        }
        xml.skip();
    }

    private GewuException unexpected(String expected) {
        return xml.fail(
                ErrorCode.MALFORMED, xml.name(), "Unexpected element <" + xml.name() + ">; expected " + expected);
    }
}
