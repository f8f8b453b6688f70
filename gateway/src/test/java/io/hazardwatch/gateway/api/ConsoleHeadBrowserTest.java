package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands above every page: the menus, and what everybody must know whatever page is open. */
@Tag("browser")
class ConsoleHeadBrowserTest extends ConsoleTestCase {
    @ParameterizedTest
    @CsvSource({"zh-CN", "en-GB"})
    void menus_standInOneLine_atAllWidthsOfDesks(String locale) {
        console = new ConsolePage(chromium, locale);
        console.logIn("admin");
        for (String page : new String[] {"alarms", "unprotected", "credentials"}) {
            console.open(page);
            for (int width : new int[] {1024, 1400, 1920}) {
                console.page.setViewportSize(width, 900);
                assertEquals(1, ((Number) console.page.evaluate("new Set([...document.querySelectorAll('.tabs > *, .menu > button')]"
                        + ".map((each) => Math.round(each.getBoundingClientRect().top + each.getBoundingClientRect().height / 2)))"
                        + ".size")).intValue(),
                        page + ' ' + width);
            }
        }
        console.requireNoErrors();
    }

    @Test
    void menu_isUsedByKeysAlone_andItsKeysDoNothingToTheList() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        console.logIn("admin");
        Locator menu = page.locator("[data-menu='plant'] > button");
        assertThat(menu).hasAttribute("aria-expanded", "false");
        menu.focus();
        page.keyboard().press("ArrowDown");
        assertThat(menu).hasAttribute("aria-expanded", "true");
        assertThat(page.locator("[data-page='sites']")).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("[data-page='unprotected']")).isFocused();
        page.keyboard().press("Escape");
        assertThat(menu).isFocused();
        assertThat(menu).hasAttribute("aria-expanded", "false");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Sites");
        assertThat(menu).hasText("Plant: Sites ▾");
        assertThat(menu).hasAttribute("aria-current", "true");
        page.locator("[data-menu='setup'] > button").click();
        assertThat(page.locator("[data-page='gateway']")).isVisible();
        page.locator("main").click();
        assertThat(page.locator("[data-page='gateway']")).isHidden();
        console.requireNoErrors();
    }

    @Test
    void exercise_isToldOnEveryPage_whileItRuns() {
        console = new ConsolePage(chromium, "zh-CN");
        console.logIn("viewer");
        assertThat(console.page.locator(".room")).isVisible();
        assertThat(console.page.locator("#exercise-strip")).hasCount(0);
        console.desk.calls.isExercising = true;
        console.page.reload();
        for (String page : new String[] {"alarms", "sites", "overview"}) {
            console.open(page);
            assertThat(console.page.locator("#exercise-strip")).containsText("演练进行中，非真实警情");
            assertThat(console.page.locator("#exercise-strip")).containsText("depot: gas");
            assertThat(console.page.locator(".room.exercising")).hasCount(1);
        }
        console.requireNoErrors();
    }

    /** Where sites crowd, each has its name near it or its number in the list beneath; names cover neither each other nor a marker. */
    @Test
    void namesOnTheMap_coverNothing_andNoneIsMissing() {
        console = new ConsolePage(chromium, "en-GB");
        console.page.navigate(console.desk.url() + "/");
        Object told = console.page.evaluate("""
                import('/map-names.js').then(({placeNames}) => {
                  const marks = [...Array(30).keys()].map((i) =>
                    ({x: 300 + i % 5 * 12, y: 300 + Math.floor(i / 5) * 9, lines: ['A site of gas', 'Unprotected 2']}));
                  const boxes = placeNames(marks, {width: 900, height: 600}).filter(Boolean);
                  const overlap = (a, b) => a !== b && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
                  return [boxes.length > 8, boxes.some((a) => boxes.some((b) => overlap(a, b))),
                    boxes.some((a) => marks.some(({x, y}) => a.left < x && x < a.right && a.top < y && y < a.bottom)),
                    placeNames([{x: 5, y: 5, lines: ['corner']}], {width: 900, height: 600})[0].left >= 0].join(); })""");
        assertEquals("true,false,false,true", told);
        assertTrue(console.errors.isEmpty());
    }
}
