package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import io.hazardwatch.gateway.weather.book.WarningCall;
import io.hazardwatch.gateway.weather.book.WarningNotice;
import io.hazardwatch.gateway.weather.book.WarningNotice.Kind;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A storm front from first sign to all clear, watched in the console: told, answered, confirmed, one action late and escalated, ended. */
@Tag("browser")
class StormFrontBrowserTest extends ConsoleTestCase {
    private static final long MINUTE = 60_000;
    private static final String ORANGE = "测试气象台发布暴雨橙色预警";
    private static final String RED = "测试气象台发布暴雨红色预警";

    private Locator page(String selector) {
        return console.page.locator(selector);
    }

    private void open(String identifier) {
        page("[data-warning='" + DeskWeather.idOf(identifier) + "']").click();
        assertThat(page("#weather-steps")).isVisible();
    }

    /** The page asks every ten seconds; opening it anew asks at once. */
    private void reopen(String identifier) {
        console.open("alarms");
        console.open("weather");
        open(identifier);
    }

    private Set<String> told(Set<Kind> kinds) {
        return console.desk.weather.notices.stream().filter(notice -> kinds.contains(notice.kind())).map(WarningNotice::to).map(to -> to.person())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 390", "en-GB, 1400"})
    void front_isWatchedFromFirstSignToAllClear(String locale, int width) {
        boolean isChinese = locale.startsWith("zh");
        console = new ConsolePage(chromium, locale);
        console.page.setViewportSize(width, 844);
        DeskWeather weather = console.desk.weather;
        long now = System.currentTimeMillis();
        String name = "storm-" + locale + '-' + width + '-';
        weather.front("A", "Alert", "", ORANGE, now);
        console.logIn("admin");
        console.open("weather");
        assertThat(page("#weather-strip")).containsText(isChinese ? "暴雨" : "rainstorm");
        open("A");
        assertThat(page("[data-step='toldAt']")).hasClass("done");
        assertThat(page("[data-step='answeredAt']")).not().hasClass("done");
        console.picture(name + "1-told");
        page("#answer-warning").click();
        assertThat(page("[data-step='answeredAt']")).hasClass("done");

        weather.front("B", "Update", "cma@example.cn,A," + DeskWeather.issued(now), RED, now + MINUTE);
        assertTrue(weather.calls.stream().anyMatch(call -> call.kind() == Kind.HIGHER), "a higher colour calls anew");
        reopen("B");
        page("#answer-warning").click();
        Locator site = page("[data-site='huarun-gas/lpg-depot-01']");
        site.locator("[data-confirm='rain-drains']").click();
        assertThat(site.locator("[data-action='rain-drains']")).hasClass("done");
        Locator power = site.locator("[data-action='rain-power']");
        power.locator("button").last().click();
        power.locator("[name=note]").fill(isChinese ? "泵房需要供电" : "the pumps need it");
        power.locator("[name=instead]").fill(isChinese ? "派人值守" : "a person stays");
        power.locator("form button").click();
        assertThat(power).containsText(isChinese ? "派人值守" : "a person stays");
        console.picture(name + "2-confirmed");

        weather.look(now + 20 * MINUTE);
        List<WarningCall> late = weather.calls.stream().filter(WarningCall::isAboutActions).toList();
        assertEquals(2, late.size(), "one call for each enterprise");
        assertTrue(late.getFirst().text(late.getFirst().sites()).en().contains("Stop all outdoor work"));
        reopen("B");
        assertThat(site.locator("[data-action='rain-stop-outdoor']")).hasClass("late");
        assertThat(site.locator("[data-action='rain-stop-outdoor']")).containsText(isChinese ? "超时" : "late");
        page("summary").filter(new Locator.FilterOptions().setHasText(isChinese ? "告知" : "old")).first().click();
        assertThat(page("article .names")).containsText(isChinese ? "措施超时" : "action late");
        console.picture(name + "3-late");

        weather.front("C", "Cancel", "cma@example.cn,B," + DeskWeather.issued(now + MINUTE), "解除暴雨红色预警", now + 22 * MINUTE);
        assertEquals(told(Set.of(Kind.NEW, Kind.HIGHER)), told(Set.of(Kind.CANCELLED)), "exactly who was told hears of the end");
        console.open("alarms");
        console.open("weather");
        page(".weather .all input").check();
        open("B");
        assertThat(site).containsText(isChinese ? "已解除" : "cancelled");
        page("summary").filter(new Locator.FilterOptions().setHasText(isChinese ? "告知" : "old")).first().click();
        assertThat(page("article .names")).containsText(isChinese ? "解除" : "cancelled");
        assertEquals(console.page.evaluate("() => document.documentElement.clientWidth"),
                console.page.evaluate("() => document.documentElement.scrollWidth"), "nothing is wider than the screen");
        console.picture(name + "4-all-clear");
        console.requireNoErrors();
    }

    @Test
    void warningByHand_isShownWithItsText_andAPersonMatchesItsArea() {
        console = new ConsolePage(chromium, "en-GB");
        console.page.setViewportSize(390, 844);
        console.logIn("admin");
        console.open("weather");
        page("#hand-in summary").click();
        Locator form = page("#hand-in form");
        form.locator("[name=issuer]").fill("测试气象台");
        form.locator("[name=issued]").fill("2026-01-01T08:00");
        form.locator("[name=event]").fill("暴雨");
        form.locator("[name=colour]").selectOption("orange");
        form.locator("[name=text]").fill("预计未来3小时降雨量将达50毫米以上");
        console.picture("hand-in");
        form.locator("button").click();
        assertThat(page("#weather-failure")).containsText("too old");
        form.locator("[name=issued]").fill(LocalDateTime.now(ZoneOffset.UTC).withSecond(0).withNano(0).toString());
        form.locator("button").click();
        assertThat(page(".warning")).containsText("orange");
        page(".warning").click();
        assertThat(page(".original")).containsText("预计未来3小时降雨量将达50毫米以上");
        assertThat(page("article .match-form")).isVisible();
        assertEquals(List.of(), console.errors.stream().filter(error -> !error.contains("status of 400")).toList());
    }
}
