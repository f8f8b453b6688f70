package io.hazardwatch.gateway.api.hazards;

import io.hazardwatch.gateway.api.http.Html;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Quantity, place and managers of a hazard source as a page to print, in both languages; the sheet is set by {@code duty-log-print.css}. */
final class FilingPrint {
    private static final Map<String, String> ROLES = Map.of("principal", "主要负责人 Principal", "technical", "技术负责人 Technical",
            "operational", "操作负责人 Operational");
    private static final Map<String, String> GRADES = Map.of("I", "一级 I", "II", "二级 II", "III", "三级 III", "IV", "四级 IV",
            "NOT_MAJOR", "不构成重大危险源 no major hazard source");
    private static final Map<String, String> STATES = Map.of("present", "有 there", "missing", "缺 missing", "in_preparation", "编制中 in preparation",
            "not_applicable", "不适用 not applicable");

    private FilingPrint() {}

    static String of(JsonObject filing) {
        JsonObject assessment = filing.getJsonObject("assessment");
        return """
                <!doctype html>
                <html lang="zh"><head><meta charset="utf-8"><title>重大危险源备案 %1$s</title>
                <link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/duty-log-print.css"></head>
                <body class="response-card"><h1>重大危险源备案信息 Hazard source: %1$s</h1>
                <p class="head"><span>%2$s</span><span>%3$s</span><span>%4$s</span></p>
                <table><tbody>
                <tr><th>级别 Grade</th><td>%5$s</td><th>S / R / α</th><td>%6$s</td></tr>
                <tr><th>评估 Assessed</th><td>%7$s</td><th>备案 Filed</th><td>%8$s</td></tr>
                <tr><th>500 m 内人数 People within 500 m</th><td>%9$s</td><th>标准 Standard</th><td>%10$s</td></tr>
                </tbody></table>
                %11$s
                <h2>数量 Quantity</h2>
                <table><thead><tr><th>物质 Substance</th><th>CAS</th><th>设计最大量 Design maximum, t</th><th>临界量 Critical, t</th><th>q/Q</th><th>β</th>
                </tr></thead><tbody>%12$s</tbody></table>
                <h2>责任人 Managers</h2>
                <table><tbody>%13$s</tbody></table>
                <h2>档案 Documents</h2>
                <table><tbody>%14$s</tbody></table>
                <p>%15$s</p>
                </body></html>
                """.formatted(text(filing.getJsonObject("name")), text(filing.getJsonObject("siteName")), place(filing),
                plain(filing.getString("asOf")), GRADES.get(filing.getString("grade")), filing.getDouble("s") + " / " + filing.getDouble("r") + " / "
                        + filing.getDouble("alpha"), assessment == null ? "–"
                        : plain(assessment.getString("day") + " " + assessment.getString("assessor")),
                assessment == null ? "–" : plain(filed(assessment)), filing.getInteger("exposedPeople"), plain(filing.getString("edition")),
                filing.getBoolean("asksForAssessment") ? "<p class=\"open\">需重新辨识评估 A new assessment is asked for</p>" : "",
                rows(filing.getJsonArray("substances"), FilingPrint::substance), rows(filing.getJsonArray("managers"), manager ->
                        row(ROLES.get(manager.getString("role")), name(manager))), rows(filing.getJsonArray("documents"), FilingPrint::document),
                filing.getBoolean("isSourced") ? "" : "临界量或校正系数含未核实数值 A critical quantity or factor was not checked against the standard");
    }

    private static String filed(JsonObject assessment) {
        return assessment.getString("filed") == null ? "–" : assessment.getString("filed") + " " + assessment.getString("filing");
    }

    private static String rows(JsonArray all, Function<JsonObject, String> row) {
        return all.stream().map(JsonObject.class::cast).map(row).collect(Collectors.joining("\n"));
    }

    private static String substance(JsonObject each) {
        return row(plain(each.getString("name")), plain(Objects.toString(each.getString("cas"), each.getString("class"))),
                cell(each, "tonnes"), cell(each, "criticalTonnes"), cell(each, "ratio"), cell(each, "beta"));
    }

    private static String cell(JsonObject each, String name) {
        return Objects.toString(each.getValue(name), "–");
    }

    private static String document(JsonObject each) {
        return row(text(each.getJsonObject("name")), STATES.get(each.getString("state")), plain(Objects.toString(each.getString("day"), "–")),
                plain(Objects.toString(each.getString("due"), "–")), plain(each.getString("reference")));
    }

    private static String row(String... cells) {
        return "<tr>" + Arrays.stream(cells).map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining()) + "</tr>";
    }

    private static String place(JsonObject filing) {
        return plain(filing.getString("adminCode") + (filing.getDouble("lat") == null ? "" : " " + filing.getDouble("lat") + ", "
                + filing.getDouble("lon")));
    }

    private static String name(JsonObject manager) {
        return manager.getJsonObject("name") == null ? "<b class=\"open\">未指定 nobody</b>" : text(manager.getJsonObject("name"));
    }

    /** The name of who is in charge in that way; empty if nobody is. */
    static String manager(JsonObject filing, String role) {
        return filing.getJsonArray("managers").stream().map(JsonObject.class::cast).filter(each -> each.getString("role").equals(role)
                && each.getJsonObject("name") != null).map(each -> each.getJsonObject("name").getString("zh")).findFirst().orElse("");
    }

    private static String text(JsonObject text) {
        String zh = text.getString("zh");
        String en = text.getString("en");
        return plain(en == null || en.equals(zh) ? zh : zh + " " + en);
    }

    private static String plain(String text) {
        return Html.escape(text);
    }
}
