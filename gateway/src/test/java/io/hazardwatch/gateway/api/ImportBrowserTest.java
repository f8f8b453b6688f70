package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.onboarding.imports.ImportColumn;
import io.hazardwatch.gateway.onboarding.imports.ImportNote;
import io.hazardwatch.gateway.onboarding.imports.ImportReport;
import io.hazardwatch.gateway.onboarding.imports.ImportRule;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of imports: a file, its report by cell, unknown headers, and the proposal. */
@Tag("browser")
class ImportBrowserTest extends ConsoleTestCase {
    private static FilePayload file(String text) {
        return new FilePayload("points.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void headers_areMappedAndTheReportIsShown() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        console.logIn("admin");
        console.open("import");
        page.locator("#import-file select").selectOption("huarun-gas/lpg-depot-01");
        page.locator("#import-file [name=file]").setInputFiles(file("位号,项目\nV-1,p\n"));
        page.locator("#import-file .primary").click();
        page.locator("#import-mapping [name='位号']").selectOption("DEVICE");
        page.locator("#import-mapping [name='项目']").selectOption("POINT");
        Map<String, ImportColumn> headers = new LinkedHashMap<>(Map.of("位号", ImportColumn.DEVICE, "项目", ImportColumn.POINT));
        headers.put("备注", null);
        console.desk.proposals.imports.report = new ImportReport(headers, List.of(), 3, 1, 1, 1, 2, 0, 0, List.of(
                new ImportNote(2, "C2", ImportColumn.UNIT, "兆帕", "MPa", ImportRule.UNIT_WRITTEN, new Text("按 MPa 处理", "taken as MPa")),
                new ImportNote(4, "D4", ImportColumn.H, "high", null, ImportRule.NOT_A_NUMBER, new Text("必须是数字", "must be a number"))),
                List.of(), new byte[] {'x'}, "");
        page.locator("#import-mapping .primary").click();
        assertThat(page.locator("[data-count=refused]")).hasText("1");
        assertThat(page.locator("[data-reason=NOT_A_NUMBER]")).containsText("D4");
        assertThat(page.locator("[data-reason=UNIT_WRITTEN]")).containsText("taken as MPa");
        assertThat(page.locator("#import-report")).containsText("备注");
        for (int width : new int[] {390, 1024, 1400}) {
            page.setViewportSize(width, 844);
            console.picture("import-" + width);
        }
        page.locator("#import-propose [name=why]").fill("new detectors");
        page.locator("#import-propose .primary").click();
        assertThat(page.locator("[role=alert]")).containsText("The files are not those in force");
        console.errors.removeIf(error -> error.matches(".*status of (400|409) .*"));
        console.requireNoErrors();
    }
}
