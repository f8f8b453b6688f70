package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.LoadState;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console on a small telephone, by one hand in a glove: everything within the width, and whatever is pressed as large as a thumb. */
@Tag("browser")
class PhoneBrowserTest extends ConsoleTestCase {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 780;
    private static final List<String> LINKS = List.of("alarms", "overview", "map", "enterprise", "calls", "past", "trends", "duty", "roster",
            "fieldTasks", "weather", "permits", "cards", "warnings", "leaks", "suppressed", "unprotected", "equipment", "hazards", "coverage",
            "sites",
            "sites?place=huarun-gas%2Flpg-depot-01", "figures", "rejects", "people", "posts", "levels", "rules", "calendar", "channels", "templates",
            "proposals", "import", "doctor", "credentials", "claims", "archives", "accounts", "apiKeys", "sessions", "accessLog", "monitoringActions",
            "gateway");
    /** What reaches beyond the width outside of what scrolls by itself, and what is pressed and smaller than 48 px, links in sentences apart. */
    private static final String WRONG = """
            () => {
              const shown = (each) => each.checkVisibility({visibilityProperty: true}) && each.getBoundingClientRect().width > 0;
              const wide = document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
                .filter((each) => shown(each) && each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('.wide, .tabs'))
                .map((each) => `wide ${each.tagName}.${each.className}`).slice(0, 3);
              const area = (each) => {
                const after = getComputedStyle(each, '::after');
                return after.content !== 'none' && after.position === 'absolute' ? {width: parseFloat(after.width), height: parseFloat(after.height)}
                  : (each.matches('[type=checkbox], [type=radio]') && each.closest('label') || each).getBoundingClientRect();
              };
              const small = [...document.querySelectorAll('button, select, input, textarea, summary, a[href]')]
                .filter((each) => shown(each) && !(each.tagName === 'A' && getComputedStyle(each).display === 'inline') && !each.closest('.aloud'))
                .filter((each) => area(each).height < 47.5 || area(each).width < 47.5)
                .map((each) => `small ${each.tagName}#${each.id}.${each.className} ${area(each).width}x${area(each).height}`);
              return [...wide, ...new Set(small)].slice(0, 12);
            }""";

    @ParameterizedTest
    @CsvSource({"zh-CN", "en-GB"})
    void everyPage_isWithinTheWidth_andTargetsAreAsLargeAsAThumb(String locale) {
        console = new ConsolePage(chromium, locale);
        Page page = console.page;
        page.setViewportSize(WIDTH, HEIGHT);
        console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.desk.raise(Desk.OTHER, Priority.P3, System.currentTimeMillis());
        console.desk.permits.issue(Desk.GAS, System.currentTimeMillis());
        console.desk.warnings.send(Desk.GAS, System.currentTimeMillis());
        console.logIn("admin");
        List<String> wrong = new ArrayList<>();
        for (String link : LINKS) {
            page.evaluate("hash => { location.hash = hash; }", '#' + link);
            page.waitForFunction("name => document.querySelector(`main[data-shown=${name}] > h1 ~ *`)", link.replaceFirst("\\?.*", ""));
            page.waitForFunction("() => !document.querySelector('main > .loading, main > .board:empty')");
            ((List<?>) page.evaluate(WRONG)).forEach(found -> wrong.add(link + ": " + found));
            console.picture("phone-" + locale + '-' + link.replaceAll("\\W", "-"));
        }
        assertEquals("", String.join("\n", wrong));
        console.requireNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN", "en-GB"})
    void leaderLooks_acknowledgeIsInSight_andDutyCallAndAnswerAreAPressAway(String locale) {
        console = new ConsolePage(chromium, locale);
        Page page = console.page;
        page.setViewportSize(WIDTH, HEIGHT);
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.desk.duty.post("post-of-huarun-gas", "huarun-gas", List.of("zhang"), List.of("admin"), System.currentTimeMillis());
        console.desk.duty.look(System.currentTimeMillis());
        console.logIn("admin");
        BoundingBox button = console.row(alarm).locator(".acknowledge").boundingBox();
        assertTrue(button.x >= 0 && button.x + button.width <= WIDTH && button.y + button.height <= HEIGHT, "in sight: " + button.x + ' ' + button.y);
        assertThat(page.locator("#on-duty")).containsText("admin");
        console.row(alarm).locator(".acknowledge").click();
        assertThat(console.row(alarm)).hasAttribute("data-state", "C");
        console.row(alarm).locator(".point").click();
        assertThat(page.locator(".details [data-action='shelve']")).isVisible();
        assertEquals(WIDTH, page.locator(".details").boundingBox().width, 1);
        page.locator(".details .close").first().click();
        assertThat(page.locator(".details")).hasCount(0);
        page.locator("#on-duty").click();
        assertThat(page.locator("main[data-shown=duty]")).containsText("admin");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        console.requireNoErrors();
    }
}
