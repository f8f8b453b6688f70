package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.response.warnings.OwnWarning;
import io.hazardwatch.gateway.response.warnings.OwnWarningType;
import io.hazardwatch.gateway.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A leak in the console from first sign to all clear: card with sector and neighbours, permit to stop, warning out, correction, exercise. */
@Tag("browser")
class ResponseStoryBrowserTest extends ConsoleTestCase {
    private Locator page(String selector) {
        return console.page.locator(selector);
    }

    private static void note(Locator neighbour, String words, boolean isReached) {
        neighbour.locator("[name=words]").fill(words);
        neighbour.locator("[value=" + (isReached ? "reached" : "not") + "]").click();
    }

    private void again(String tab) {
        console.open("alarms");
        console.open(tab);
    }

    private List<OwnWarningType> sent() {
        return console.desk.warnings.all().stream().filter(each -> each.state() == OwnWarning.State.SENT && !each.isExercise()).map(OwnWarning::type)
                .toList().reversed();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 390", "en-GB, 1400"})
    void leak_isFollowedFromFirstSignToAllClear(String locale, int width) {
        boolean isChinese = locale.startsWith("zh");
        console = new ConsolePage(chromium, locale);
        console.page.setViewportSize(width, 844);
        long now = System.currentTimeMillis();
        console.desk.permits.issue(Desk.GAS, now);
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, now);
        console.desk.permits.alarm(now);
        console.desk.warnings.send(Desk.GAS, now);
        console.logIn("admin");
        console.row(alarm).locator(".point").click();
        Locator card = page(".details [data-folded='68476-85-7']");
        card.locator("summary").click();
        assertThat(card).containsText(isChinese ? "未佩戴空气呼吸器任何人不得进入" : "never a second unprotected one");
        assertThat(card.locator("[data-sector=sector]")).containsText("90° ± 30°");
        assertThat(card.locator("[data-neighbour=school]")).containsText("0519-0000000");
        assertThat(card.locator("[data-neighbour=mill]")).containsText(isChinese ? "无电话" : "no telephone");
        assertThat(card.locator("[data-neighbour=school]")).hasClass("late");
        note(card.locator("[data-neighbour=school]"), isChinese ? "门卫：已关窗" : "porter: windows shut", true);
        assertThat(card.locator("[data-neighbour=school]")).containsText(isChinese ? "已通知到 " : "Reached ");
        assertThat(card.locator("[data-neighbour=school] [data-reached=true]")).containsText(isChinese ? "admin · 电话 · 门卫：已关窗"
                : "admin · telephone · porter: windows shut");
        note(card.locator("[data-neighbour=mill]"), "", false);
        assertThat(card.locator("[data-neighbour=mill] [data-reached=false]")).containsText(isChinese ? "上门" : "in person");
        assertThat(card.locator("[data-neighbour=school]")).hasClass("told");
        Await.equal(2, () -> console.desk.neighbourCalls.of("huarun-gas", "lpg-depot-01", 0).size());
        console.picture("story-" + locale + '-' + width + "-1-card");
        Page sheet = console.page.waitForPopup(() -> card.locator("a[target=_blank]").click());
        String address = console.desk.warnings.origin().base() + "/#cards?place=huarun-gas%2Flpg-depot-01";
        assertThat(sheet.locator("body")).containsText(address);
        assertThat(sheet.locator(".qr")).hasAttribute("aria-label", address);
        assertTrue(sheet.locator(".qr").boundingBox().width > 140, "4 cm of paper");
        sheet.close();
        console.page.keyboard().press("Escape");
        console.page.evaluate("location.hash = '#cards?place=huarun-gas%2Flpg-depot-01'");
        assertThat(page("#cards-here [data-card='68476-85-7'] [data-sector]")).isVisible();
        console.picture("story-" + locale + '-' + width + "-1-place");

        console.open("permits");
        assertThat(page("[data-permit] [role=alert]")).containsText(isChinese ? "停止作业、撤离" : "stop and leave");
        console.open("warnings");
        Locator first = page("[data-type=alert]");
        assertThat(first).containsText(isChinese ? "罐区液化石油气泄漏" : "LPG leak at the tanks");
        first.locator("[data-correct]").click();
        Locator correction = page("[data-type=correction]");
        correction.locator("[data-release]").click();
        Await.until("two presses", () -> sent().equals(List.of(OwnWarningType.ALERT, OwnWarningType.CORRECTION)));
        assertThat(correction).containsText(isChinese ? "已发出" : "sent");
        console.picture("story-" + locale + '-' + width + "-2-corrected");

        console.desk.warnings.send(Desk.OTHER, now);
        console.desk.warnings.end(Desk.OTHER, now + 60_000);
        again("warnings");
        assertThat(page("[data-type=all_clear]")).containsText(isChinese ? "解除" : "all clear");
        page("#new-warning summary").click();
        Locator form = page("#new-warning form");
        form.locator("[name=scope]").selectOption("PUBLIC");
        for (String name : List.of("event", "headline", "description", "instruction")) {
            form.locator("[name=" + name + "Zh]").fill("泄漏" + name);
            form.locator("[name=" + name + "En]").fill("leak " + name);
        }
        form.locator("[name=exercise]").check();
        form.locator("button.primary").click();
        Locator exercise = page(".card.exercise");
        assertThat(exercise.locator(".exercise-mark")).hasText(isChinese ? "演练" : "EXERCISE");
        assertThat(exercise.locator("h3")).containsText(isChinese ? "【演练】" : "EXERCISE EXERCISE");
        exercise.locator("[data-release]").click();
        Await.until("the exercise is out", () -> client().get("admin", "/api/v1/cap/feed.atom?nature=exercise").text().contains("【演练】"));
        assertThat(exercise).containsText(isChinese ? "已发出" : "sent");
        String feed = client().get("admin", "/api/v1/cap/feed.atom").text();
        assertTrue(!feed.contains("<entry>"), "no exercise among real messages");
        assertEquals(console.page.evaluate("() => document.documentElement.clientWidth"),
                console.page.evaluate("() => document.documentElement.scrollWidth"), "nothing is wider than the screen");
        console.picture("story-" + locale + '-' + width + "-3-exercise");
        console.requireNoErrors();
    }

    private Client client() {
        return new Client(console.desk.url());
    }
}
