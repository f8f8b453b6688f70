package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that nobody expects, screens that move nothing, light ground and paper. */
@Tag("browser")
class ConsoleExtremesBrowserTest extends ConsoleTestCase {
    private static final List<String> PAGES = List.of("alarms", "calls", "overview", "past", "trends", "duty", "roster", "weather", "permits",
            "cards", "warnings", "suppressed",
            "unprotected", "coverage", "sites", "figures", "rejects", "people", "calendar", "channels", "templates", "map",
            "enterprise");
    /** Renames sites and points before a page reads them: 200 letters without a gap; right-to-left, turning what follows. */
    private static final String RENAMED = """
            const parse = JSON.parse;
            const long = 'W'.repeat(200);
            const turned = '\\u202e\\u062e\\u0632\\u0627\\u0646 \\u0627\\u0644\\u063a\\u0627\\u0632 '
                + '\\u0645\\u062d\\u0637\\u0629'.repeat(40);
            JSON.parse = (text) => parse(typeof text !== 'string' ? text : text.replaceAll(/North LPG depot|城北液化气储配站/g, long)
                .replaceAll(/Combustible gas|可燃气体浓度|Li Wei/g, turned));
            """;

    @AfterEach
    void pageHadNoErrors() {
        console.requireNoErrors();
    }

    /** Opens a page and waits until it shows something. */
    private void show(String link) {
        String name = link.split("\\?")[0];
        console.page.evaluate("link => { location.hash = '#' + link; }", link);
        console.page.waitForFunction("name => document.querySelector(`main[data-shown=${name}] > h1 ~ *`)", name);
        console.page.waitForFunction("() => !document.querySelector('main > .loading, main > .board:empty')");
    }

    /** What reaches beyond the screen, if the page is wider than that. */
    private Optional<String> tooWide(String name) {
        String found = (String) console.page.evaluate("""
                document.documentElement.scrollWidth <= innerWidth ? '' : [...document.querySelectorAll('body *')]
                    .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
                    .map((each) => `${each.tagName}.${each.className}`).slice(0, 6).join(' ')""");
        return found.isEmpty() ? Optional.empty() : Optional.of(name + ": " + found);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 390", "en-GB, 1400"})
    void namesOfTwoHundredLetters_andRightToLeftOnes_breakNoPage(String locale, int width) {
        console = new ConsolePage(chromium, locale);
        Page page = console.page;
        console.context.addInitScript(RENAMED);
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        page.setViewportSize(width, 844);
        console.logIn("admin");
        List<String> wrong = new ArrayList<>();
        for (String name : PAGES) {
            if (name.equals("templates")) {
                continue; // its texts are messages of the gateway, not names
            }
            show(name);
            tooWide(name).ifPresent(wrong::add);
            assertFalse((boolean) page.evaluate("document.body.innerText.includes('\\u202e')"), "turns what follows: " + name);
        }
        page.evaluate("location.hash = '#sites?place=huarun-gas%2Flpg-depot-01'");
        assertThat(page.locator(".site h2")).containsText("WWWW");
        tooWide("site").ifPresent(wrong::add);
        page.evaluate("location.hash = '#alarms'");
        console.row(alarm).locator(".point").click();
        assertThat(page.locator(".details h2")).containsText("خزان");
        tooWide("details").ifPresent(wrong::add);
        assertEquals(List.of(), wrong);
        page.locator(".details #acknowledge").click();
        assertThat(console.row(alarm)).hasAttribute("data-state", "C");
        console.picture("long-names-" + width);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN", "en-GB"})
    void lightTheme_isChosenAndKept_andReadableOnEveryPage(String locale) {
        console = new ConsolePage(chromium, locale);
        Page page = console.page;
        console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.desk.raise(Desk.OTHER, Priority.P3, System.currentTimeMillis());
        console.desk.permits.issue(Desk.GAS, System.currentTimeMillis());
        console.desk.warnings.send(Desk.GAS, System.currentTimeMillis());
        console.logIn("admin");
        page.locator("#who").click();
        page.locator("#theme").selectOption("light");
        page.keyboard().press("Escape");
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");
        List<String> wrong = new ArrayList<>();
        for (String name : PAGES) {
            show(name);
            page.evaluate(ConsoleUseBrowserTest.AXE);
            String weak = (String) page.evaluate("""
                    axe.run(document, {runOnly: ['color-contrast']}).then(({violations}) =>
                        violations.flatMap(({nodes}) => nodes.map(({html, any}) => html.slice(0, 100) + ' ' + any[0].message)).join('\\n'))""");
            if (!weak.isEmpty()) {
                wrong.add(name + ": " + weak);
            }
            console.picture("light-" + name + '-' + locale);
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void lessMotionIsAskedFor_nothingMoves_andPaperHasNoGround() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.logIn("operator");
        assertThat(console.row(alarm)).isVisible();
        String edges = """
                (edge) => new Promise((done) => {
                  const until = performance.now() + %d;
                  const seen = new Set();
                  const look = () => {
                    seen.add(getComputedStyle(edge).borderLeftColor);
                    if (seen.size > 1 || performance.now() > until) { done(seen.size); } else { requestAnimationFrame(look); }
                  };
                  look();
                })""";
        Locator edge = console.row(alarm).locator("td").first();
        assertEquals(2, edge.evaluate(edges.formatted(60_000)), "a new alarm shows that it is new");
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.waitForFunction("() => document.documentElement.dataset.beat === 'on'");
        assertEquals(1, edge.evaluate(edges.formatted(2_000)), "nothing moves");
        assertEquals(0, page.evaluate("document.getAnimations().length"));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        String card = "cards?place=huarun-gas%2Flpg-depot-01";
        for (String name : List.of("alarms", "past", "figures", "coverage", "sites", "enterprise", "duty", "alarm?alarm=" + alarm.id(), card)) {
            show(name);
            assertEquals("", page.evaluate("""
                    [...document.querySelectorAll('body, main, main *, .room')].filter((each) => each.checkVisibility())
                        .map((each) => [getComputedStyle(each).backgroundColor, each.tagName + '.' + each.className])
                        .filter(([colour]) => !['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(colour))
                        .slice(0, 5).join(' ')"""), name);
        }
    }
}
