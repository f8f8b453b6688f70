package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A leak in the console: in the head of every page, in the list, and with its detectors, wind, evidence and sources. */
@Tag("browser")
class LeakBrowserTest extends ConsoleTestCase {
    private Locator page(String selector) {
        return console.page.locator(selector);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 390", "en-GB, 1024", "zh-CN, 1400"})
    void leak_showsDetectorsWindEvidenceAndSources(String locale, int width) {
        boolean isChinese = locale.startsWith("zh");
        console = new ConsolePage(chromium, locale);
        console.page.setViewportSize(width, 844);
        console.logIn("admin");
        assertThat(page("#leak-strip")).containsText(isChinese ? "3 个探测器" : "3 detectors");
        page("#leak-strip").click();
        page("[data-leak='" + DeskLeaks.idOf(Desk.GAS) + "']").click();
        Locator shown = page("[data-shown='" + DeskLeaks.idOf(Desk.GAS) + "']");
        assertThat(shown.locator(".leak-detectors li")).hasCount(3);
        assertThat(shown.locator(".leak-arrow path")).hasCount(1);
        assertThat(shown.locator("[data-source=pump-1]")).containsText(isChinese ? "1 号泵" : "Pump 1");
        assertThat(page("#leak-confidence")).containsText(isChinese ? "极可能" : "Very likely");
        assertThat(shown.locator("[data-kind=windAgrees]")).containsText("+0.15");
        console.picture("leak-" + locale + '-' + width);
        page("[data-leak='" + DeskLeaks.idOf(Desk.OTHER) + "']").click();
        assertThat(page("[data-shown='" + DeskLeaks.idOf(Desk.OTHER) + "'] .leak-wind").first()).containsText(isChinese ? "风况未知" : "Wind unknown");
        page("[data-pipeline=line]").first().click();
        assertThat(page("#pipe-text")).containsText(isChinese ? "管道泄漏" : "Pipeline leak");
        assertThat(page("[data-shown=line] .leak-evidence li")).hasCount(12);
        page("[data-shown=line]").scrollIntoViewIfNeeded();
        console.picture("pipeline-" + locale + '-' + width);
        console.requireNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 390", "en-GB, 1024"})
    void leak_isFollowedFromTheWallToCurveCardAndAnswer(String locale, int width) {
        console = new ConsolePage(chromium, locale);
        console.page.setViewportSize(width, 844);
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.desk.leaks.added.set(0, DeskLeaks.of(Desk.GAS, true, alarm.id()));
        console.logIn("operator");
        console.open("overview");
        Locator tile = page("[data-site='huarun-gas/lpg-depot-01']");
        assertThat(tile).containsText("P1");
        tile.click();
        page("#leak-strip").click();
        page("[data-leak='" + DeskLeaks.idOf(Desk.GAS) + "']").click();
        Locator leak = page("[data-shown='" + DeskLeaks.idOf(Desk.GAS) + "']");
        assertThat(leak.locator("[data-kind=permitNearby]")).containsText(locale.startsWith("zh") ? "动火作业" : "hot work at pump house");
        leak.locator("[data-alarm='" + alarm.id() + "']").first().click();
        assertThat(page(".details [data-drawn]")).isVisible();
        page(".details [data-folded] > summary").first().click();
        assertThat(page(".details [data-card='68476-85-7']")).isVisible();
        page(".details #acknowledge").click();
        assertThat(page(".details")).containsText(locale.startsWith("zh") ? "已确认" : "Acknowledged");
        Await.equal(AlarmState.C, () -> console.desk.newest.get(alarm.id()).state());
        assertEquals(console.page.evaluate("() => document.documentElement.clientWidth"),
                console.page.evaluate("() => document.documentElement.scrollWidth"), "nothing is wider than the screen");
        console.picture("leak-answered-" + locale + '-' + width);
        console.requireNoErrors();
    }
}
