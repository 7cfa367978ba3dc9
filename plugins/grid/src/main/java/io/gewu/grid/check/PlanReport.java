package io.gewu.grid.check;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.locationtech.jts.geom.Geometry;

/**
 * What validation found, for programs (JSON), people (HTML) and the graph (SHACL validation report).
 *
 * @param figures numbers about the plan, in the order in which they are shown
 * @param principles how far the five principles are met
 */
public record PlanReport(
        String plan, Map<String, Object> figures, List<Principles.Measure> principles, List<Fault> faults) {
    private static final String SHACL = "http://www.w3.org/ns/shacl#";
    private static final String GRID = "https://w3id.org/gewu/grid#";

    /** Whether nothing keeps the plan from being approved. */
    public boolean conforms() {
        return faults.stream().noneMatch(fault -> fault.kind().isError());
    }

    /** Number of faults by kind. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        faults.forEach(fault -> counts.merge(fault.kind().word(), 1L, Long::sum));
        return counts;
    }

    /** As JSON values. */
    public Map<String, Object> json(Locale language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("plan", plan);
        json.put("conforms", conforms());
        json.put("figures", figures);
        List<Map<String, Object>> measures = new ArrayList<>();
        for (Principles.Measure measure : principles) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("principle", measure.principle().in(language));
            one.put("measure", measure.name().in(language));
            one.put("value", measure.value());
            one.put("target", measure.target());
            one.put("met", measure.met());
            measures.add(one);
        }
        json.put("principles", measures);
        json.put("counts", counts());
        List<Map<String, Object>> all = new ArrayList<>();
        for (Fault fault : faults) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("kind", fault.kind().word());
            one.put("severity", fault.kind().isError() ? "error" : "warning");
            one.put("grids", fault.grids());
            one.put("village", fault.village());
            one.put("squareMetres", Math.round(fault.squareMetres() * 10) / 10.0);
            one.put("message", fault.message().in(language));
            if (fault.squareMetres() > 0) {
                one.put("place", fault.place().map(Geometry::toText));
            }
            all.add(one);
        }
        json.put("faults", all);
        return json;
    }

    /** As a page. */
    public String html(Locale language) {
        return new PlanPage(this, language).html();
    }

    /** As a SHACL validation report in Turtle (SHACL 3.6). */
    public String turtle(String identifiers) {
        Model model = ModelFactory.createDefaultModel();
        model.setNsPrefix("sh", SHACL).setNsPrefix("grd", GRID);
        Resource report = model.createResource(SHACL + "ValidationReport");
        Resource root = model.createResource().addProperty(RDF.type, report);
        root.addLiteral(model.createProperty(SHACL, "conforms"), conforms() && faults.isEmpty());
        for (Fault fault : faults) {
            Resource result = model.createResource()
                    .addProperty(RDF.type, model.createResource(SHACL + "ValidationResult"))
                    .addProperty(
                            model.createProperty(SHACL, "resultSeverity"),
                            model.createResource(SHACL + (fault.kind().isError() ? "Violation" : "Warning")))
                    .addProperty(
                            model.createProperty(SHACL, "sourceConstraintComponent"),
                            model.createResource(
                                    GRID + "constraint-" + fault.kind().word()))
                    .addProperty(
                            model.createProperty(SHACL, "focusNode"),
                            model.createResource(identifiers
                                    + (fault.grids().isEmpty()
                                            ? "admin/" + fault.village()
                                            : "grid/" + fault.grids().get(0))))
                    .addProperty(
                            model.createProperty(SHACL, "resultMessage"),
                            fault.message().zh(),
                            "zh")
                    .addProperty(
                            model.createProperty(SHACL, "resultMessage"),
                            fault.message().en(),
                            "en");
            root.addProperty(model.createProperty(SHACL, "result"), result);
        }
        StringWriter out = new StringWriter();
        model.write(out, "TURTLE");
        return out.toString();
    }
}
