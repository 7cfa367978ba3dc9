package io.gewu.grid.check;

import io.gewu.api.LocalizedText;
import io.gewu.api.rest.Html;
import java.util.Locale;

/** A report as a page for people, in their language. */
final class PlanPage {
    private static final String STYLE = """
            body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}
            table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ddd;padding:.3em .6em;text-align:left}
            td.n{text-align:right;font-variant-numeric:tabular-nums}.ok{color:#1b7f3b}.error{color:#b00020}.warning{color:#8a6100}
            """;

    private final PlanReport report;
    private final Locale language;
    private final StringBuilder page = new StringBuilder(16_384);

    PlanPage(PlanReport report, Locale language) {
        this.report = report;
        this.language = language;
    }

    private String in(String zh, String en) {
        return new LocalizedText(zh, en).in(language);
    }

    String html() {
        String title = in("网格方案 ", "Grid plan ") + report.plan();
        page.append("<!DOCTYPE html><html lang=\"").append(in("zh", "en")).append("\"><meta charset=\"utf-8\">");
        page.append("<meta name=\"viewport\" content=\"width=device-width\"><title>");
        text(title);
        page.append("</title><style>").append(STYLE).append("</style><h1>");
        text(title);
        page.append("</h1><p class=\"")
                .append(report.conforms() ? "ok" : "error")
                .append("\">")
                .append(
                        report.conforms()
                                ? in("没有错误，可以批准。", "No errors: the plan may be approved.")
                                : in("有错误，不能批准。", "Errors keep the plan from being approved."))
                .append("</p><table>");
        report.figures().forEach((name, value) -> {
            page.append("<tr><th>");
            text(figure(name));
            page.append("</th><td class=\"n\">");
            text(figure(String.valueOf(value)));
            page.append("</td></tr>");
        });
        page.append("</table>");
        principles();
        faults();
        return page.append("</html>").toString();
    }

    private String figure(String word) {
        return switch (word) {
            case "status" -> in("状态", "Status");
            case "grids" -> in("网格", "Grids");
            case "villages" -> in("村居", "Villages");
            case "workers" -> in("网格员", "Workers");
            case "draft" -> in("草案", "draft");
            case "submitted" -> in("已送审", "submitted");
            case "approved" -> in("已批准", "approved");
            case "retired" -> in("已失效", "retired");
            default -> word;
        };
    }

    private void principles() {
        page.append("<h2>").append(in("五项原则", "The five principles")).append("</h2><table>");
        String before = "";
        for (Principles.Measure measure : report.principles()) {
            String principle = measure.principle().in(language);
            page.append("<tr><th>");
            text(principle.equals(before) ? "" : principle);
            page.append("</th><td>");
            text(measure.name().in(language));
            page.append("</td><td class=\"n\">");
            text(measure.value());
            page.append("</td><td class=\"n\">");
            text(measure.target());
            page.append(measure.met() ? "</td><td class=\"ok\">✓" : "</td><td class=\"warning\">✗")
                    .append("</td></tr>");
            before = principle;
        }
        page.append("</table>");
    }

    private void faults() {
        page.append("<h2>")
                .append(in("问题", "Faults"))
                .append(" (")
                .append(report.faults().size())
                .append(")</h2><table>");
        for (Fault fault : report.faults()) {
            page.append("<tr class=\"")
                    .append(fault.kind().isError() ? "error" : "warning")
                    .append("\"><td>")
                    .append(fault.kind().title().in(language))
                    .append("</td><td>");
            text(fault.message().in(language));
            page.append("</td></tr>");
        }
        page.append("</table>");
    }

    private void text(String plain) {
        page.append(Html.escape(plain));
    }
}
