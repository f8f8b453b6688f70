package io.hazardwatch.gateway.api.onboarding;

import io.hazardwatch.gateway.api.http.Csv;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.SettingRuleTexts;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.onboarding.imports.ImportColumn;
import io.hazardwatch.gateway.onboarding.imports.ImportNote;
import io.hazardwatch.gateway.onboarding.imports.ImportReport;
import io.hazardwatch.gateway.onboarding.imports.ImportRule;
import io.hazardwatch.gateway.onboarding.imports.RefusedTableException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Map;

/** The wire form of imports. */
final class ImportJson {
    /** Notes that an answer names; all that are kept stand in the report as CSV. */
    private static final int NAMED_MAX = 1_000;

    private ImportJson() {}

    static JsonObject of(ImportReport report) {
        JsonArray headers = new JsonArray();
        report.headers().forEach((header, column) -> headers.add(new JsonObject().put("header", header)
                .put("column", column == null ? null : column.name())));
        return new JsonObject().put("headers", headers).put("missing", new JsonArray(report.missing().stream().map(Enum::name).toList()))
                .put("rows", report.rows()).put("accepted", report.accepted()).put("changed", report.changed()).put("refused", report.refused())
                .put("added", report.added()).put("edited", report.edited()).put("same", report.same())
                .put("notes", new JsonArray(report.notes().stream().limit(NAMED_MAX).map(ImportJson::note).toList()))
                .put("noteCount", report.notes().size()).put("problems", ProposalJson.faults(report.problems()))
                .put("proposal", null);
    }

    private static JsonObject note(ImportNote note) {
        return new JsonObject().put("row", note.line()).put("cell", note.cell()).put("column", note.column() == null ? null : note.column().name())
                .put("value", note.value()).put("now", note.now()).put("reason", note.rule().name()).put("rule", text(words(note)));
    }

    /** What check says of a row, in Chinese too. */
    private static Text words(ImportNote note) {
        return note.rule() == ImportRule.CONFIGURATION ? SettingRuleTexts.of(note.words().en()) : note.words();
    }

    private static JsonObject text(Text text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    /** The notes as a table. */
    static String csv(ImportReport report, boolean isEnglish) {
        Csv csv = new Csv();
        (isEnglish ? "row,outcome,cell,column,value,now,rule" : "行,结果,单元格,列,值,改为,依据").lines().flatMap(line -> Arrays.stream(line.split(",")))
                .forEach(csv::text);
        csv.end();
        for (ImportNote note : report.notes()) {
            Text column = note.column() == null ? Text.of("") : note.column().header();
            csv.text(String.valueOf(note.line())).text(note.refuses() ? "REFUSED" : "CHANGED").text(note.cell())
                    .text(isEnglish ? column.en() : column.zh()).text(note.value()).text(note.now())
                    .text(isEnglish ? words(note).en() : words(note).zh()).end();
        }
        return csv.toString();
    }

    static Problem problem(RefusedTableException refused) {
        return new Problem(400, "the file cannot be imported: " + refused.words().en()).with("reason", "FILE_REFUSED")
                .with("rule", refused.rule().name()).with("value", refused.value()).with("words", text(refused.words()));
    }

    static JsonObject mapping(String enterprise, Map<String, ImportColumn> mapping) {
        JsonObject own = new JsonObject();
        mapping.forEach((header, column) -> own.put(header, column == null ? "" : column.name()));
        return new JsonObject().put("enterprise", enterprise).put("mapping", own)
                .put("columns", new JsonArray(Arrays.stream(ImportColumn.values()).map(column -> new JsonObject().put("column", column.name())
                        .put("header", text(column.header()))).toList()));
    }
}
