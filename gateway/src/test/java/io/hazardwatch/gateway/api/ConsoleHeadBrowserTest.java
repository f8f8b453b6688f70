package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** The name of what fails is long: the head stays within the screen, and its buttons in sight. */
    @ParameterizedTest
    @CsvSource({"zh-CN, 上游数据", "en-GB, upstream"})
    void partsOfTheGatewayFail_headStaysWithinTheScreen_andNamesThem(String locale, String named) {
        console = new ConsolePage(chromium, locale);
        Page page = console.page;
        for (String name : List.of("upstream provincial-platform", "opcua demonstration-server", "upstream sparkplug")) {
            console.desk.parts.add(new HealthSource.Part(name, HealthSource.Status.DEGRADED, "away"));
        }
        console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.desk.raise(Desk.OTHER, Priority.P2, System.currentTimeMillis());
        console.logIn("operator");
        assertThat(page.locator("#engine .said")).containsText(named);
        assertThat(page.locator(".tile.P1 .count")).hasText("1");
        for (int width : new int[] {390, 1024, 1400, 1920}) {
            page.setViewportSize(width, 844);
            console.picture("head-" + locale + '-' + width);
            assertTrue(width < 1400 || (boolean) page.evaluate("[...document.querySelectorAll('.tile')].every((tile) => tile.scrollWidth <= "
                    + "tile.clientWidth)"), "words of tiles are cut at " + width);
            assertTrue((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "overflow at " + width);
            BoundingBox button = page.locator("#log-out").boundingBox();
            assertTrue(button.x + button.width <= width, "in sight at " + width);
        }
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
        assertThat(page.locator("[data-page='hazards']")).isFocused();
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

    @ParameterizedTest
    @CsvSource({"zh-CN,无人值守监视,2 个场站,1 个场站", "en-GB,Nobody looks at this,2 sites,1 sites"})
    void person_signsInToAPosition_whichSetsFilterSoundAndFigures_andTheWallTellsWhatIsLeft(String locale, String words, String before,
            String after) {
        console = new ConsolePage(chromium, locale);
        Page page = console.page;
        Alarm own = console.desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        Alarm other = console.desk.raise(Desk.OTHER, Priority.P3, System.currentTimeMillis());
        console.logIn("operator");
        assertThat(page.locator("#unwatched")).containsText(words);
        assertThat(page.locator("#unwatched")).containsText(before);
        page.locator("#position").selectOption("gas-desk");
        assertThat(page.locator("#unwatched")).containsText(after);
        assertThat(console.row(own)).isVisible();
        assertThat(console.row(other)).hasCount(0);
        assertThat(page.locator(".shown")).hasText("1 / 2");
        console.open("overview");
        assertThat(page.locator("[data-site='north-chem/tank-farm-02'] .wall-unwatched")).isVisible();
        assertThat(page.locator("[data-site='huarun-gas/lpg-depot-01'] .wall-unwatched")).hasCount(0);
        console.open("figures");
        assertThat(page.locator(".board h2").first()).containsText("gas desk");
        page.reload();
        assertThat(page.locator("#position")).hasValue("gas-desk");
        long left = System.currentTimeMillis();
        page.locator("#log-out").click();
        assertThat(page.locator(".log-in")).isVisible();
        Await.until("leaving empties the position, before it would run out", () -> console.desk.consoles.staffed(left).isEmpty());
        console.requireNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,尚无人确认", "en-GB,acknowledge it yet"})
    void lettersFiguresAndTheHead_explainThemselves_byKeysAlone(String locale, String unacked) {
        console = new ConsolePage(chromium, locale);
        Page page = console.page;
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        console.logIn("operator");
        console.row(alarm).locator("[data-help='state.B']").click();
        assertThat(console.row(alarm).locator(".help-text")).containsText(unacked);
        assertThat(page.locator(".details")).hasCount(0);
        console.row(alarm).focus();
        page.keyboard().press("Enter");
        page.locator(".details [data-help='state.B']").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".details .help-text")).containsText(unacked);
        page.keyboard().press("Escape");
        assertThat(page.locator(".details .help-text")).hasCount(0);
        page.locator("#help-open").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#help-panel dfn").first()).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#help-panel")).hasCount(0);
        console.open("figures");
        page.locator("[data-help='K1']").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-kpi='K1'] .help-text")).isVisible();
        page.locator("[data-kpi='K25'] .to-list").click();
        assertThat(page.locator("#past-type")).hasValue("ALARM_ACK_REJECTED");
        assertThat(page.locator("#past-hours")).hasValue("24");
        console.requireNoErrors();
    }

    @Test
    void columnsAndFilter_areThePersonsOnEveryConsole() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        console.logIn("operator");
        assertThat(console.row(alarm)).isVisible();
        page.locator("#list-look summary").click();
        page.locator("#list-dense").check();
        page.locator("#filter-priority").selectOption("P2");
        Await.until("both are kept", () -> {
            String kept = String.valueOf(console.desk.preferences.of("operator"));
            return kept.contains("\"isDense\":true") && kept.contains("priority=P2");
        });
        page.evaluate("localStorage.clear()");
        page.navigate("about:blank");
        page.navigate(console.desk.url() + "/");
        assertThat(page.locator(".list.dense")).isVisible();
        assertThat(page.locator("#filter-priority")).hasValue("P2");
        console.requireNoErrors();
    }

    /** A failed read must not lead to a write: what this browser shows meanwhile is nobody's choice. */
    @Test
    void accountCannotBeAsked_itsViewIsNotOverwritten_andWhatThePersonChoseMeanwhileIsKept() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        String kept = "{\"look\":{\"hidden\":[],\"isDense\":true},\"view\":\"#alarms?priority=P2\",\"theme\":\"light\"}";
        console.desk.preferences.put("operator", kept, 0);
        AtomicInteger asked = new AtomicInteger();
        page.route("**/session/preferences", route -> {
            asked.incrementAndGet();
            route.fulfill(new Route.FulfillOptions().setStatus(503).setContentType("application/problem+json").setBody("{\"title\":\"busy\"}"));
        });
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        console.logIn("operator");
        assertThat(page.locator("#unsaved")).isVisible();
        assertThat(console.row(alarm)).isVisible();
        page.locator("#filter-priority").selectOption("P3");
        page.waitForCondition(() -> asked.get() >= 2);
        assertEquals(kept, console.desk.preferences.of("operator"));
        page.unroute("**/session/preferences");
        assertThat(page.locator(".room .list.dense, .room .nothing").first()).isVisible();
        assertThat(page.locator("#list-dense")).isChecked();
        assertThat(page.locator("#filter-priority")).hasValue("P3");
        assertThat(page.locator("#unsaved")).hasCount(0);
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");
        Await.equal(kept.replace("P2", "P3"), () -> console.desk.preferences.of("operator"));
        console.errors.removeIf(error -> error.contains("503"));
        console.requireNoErrors();
    }

    @Test
    void language_isThePersonsInEveryBrowser_andSwitchesWithoutReloading() {
        console = new ConsolePage(chromium, "zh-CN");
        Page page = console.page;
        console.desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        console.logIn("operator");
        page.evaluate("window.isNotReloaded = true");
        assertThat(page.locator("h1")).hasText("报警");
        page.waitForResponse(answer -> answer.url().endsWith("/preferences") && answer.request().method().equals("PUT"),
                () -> page.locator("#language").click());
        assertThat(page.locator("h1")).hasText("Alarms");
        assertEquals(true, page.evaluate("window.isNotReloaded"));
        page.locator("#who").click();
        page.waitForResponse(answer -> answer.url().endsWith("/preferences") && answer.request().method().equals("PUT"),
                () -> page.locator("#theme").selectOption("light"));
        try (BrowserContext elsewhere = chromium.browser.newContext(new Browser.NewContextOptions().setLocale("zh-CN"))) {
            elsewhere.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
            Page other = elsewhere.newPage();
            logIn(other, "operator");
            assertThat(other.locator("h1")).hasText("Alarms");
            assertThat(other.locator("html")).hasAttribute("data-theme", "light");
            other.locator("#log-out").click();
            assertThat(other.locator("button.primary")).hasText("登录");
            logIn(other, "viewer");
            assertThat(other.locator("h1")).hasText("报警");
            assertThat(other.locator("html")).hasAttribute("data-theme", "dark");
        }
        page.reload();
        assertThat(page.locator("h1")).hasText("Alarms");
        console.requireNoErrors();
    }

    private void logIn(Page page, String user) {
        page.navigate(console.desk.url() + "/");
        page.locator("[name=username]").fill(user);
        page.locator("[name=password]").fill(user);
        page.locator("button.primary").click();
        assertThat(page.locator(".room")).isVisible();
    }

    @Test
    void storageIsFull_andTheClockAnHourOff_thePersonIsTold_andNothingBreaks() {
        console = new ConsolePage(chromium, "en-GB");
        console.context.addInitScript("""
                Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
                const now = Date.now;
                Date.now = () => now() + 3600000;
                """);
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        console.logIn("operator");
        assertThat(console.row(alarm)).isVisible();
        console.page.locator("#language").click();
        assertThat(console.page.locator("h1")).hasText("报警");
        assertThat(console.page.locator("#storage-full")).isVisible();
        assertThat(console.row(alarm).locator(".raised b")).containsText("00:");
        console.requireNoErrors();
    }

    /** A backup was restored: the number of a change is lower than what was seen. */
    @Test
    void feedJumpsBack_everythingIsReadAnew_andThePersonIsTold() {
        console = new ConsolePage(chromium, "en-GB");
        console.context.addInitScript("""
                window.opened = [];
                const Real = WebSocket;
                window.WebSocket = class extends Real {
                  constructor(url) { super(url); opened.push(url); window.feed = this; }
                };
                """);
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        Alarm other = console.desk.raise(Desk.OTHER, Priority.P2, System.currentTimeMillis());
        console.logIn("operator");
        assertThat(console.row(other)).isVisible();
        console.page.evaluate("id => feed.onmessage({data: JSON.stringify({type: 'alarm', seq: 0, alarm: {id, state: 'A', suppression: []}})})",
                alarm.id());
        assertThat(console.page.locator("#duty-notice")).containsText("jumped back");
        assertThat(console.row(alarm)).isVisible();
        Await.until("asked anew", () -> ((Number) console.page.evaluate("opened.filter((url) => !url.includes('since')).length")).intValue() == 2);
        console.requireNoErrors();
    }

    /** Away from a position everything sounds; at one, what is its own and what nobody looks at. */
    @Test
    void soundsOfAPosition() {
        console = new ConsolePage(chromium, "en-GB");
        console.page.navigate(console.desk.url() + "/");
        assertEquals("true true false true false", console.page.evaluate("""
                import('/presence.js').then(({sounds}) => {
                  const desk = {covers: ['e', 'f/s'], priorities: ['P1', 'P2', 'P3'], sounds: ['P1', 'P2']};
                  const alarm = (enterprise, site, priority) => ({enterprise, site, priority});
                  const unwatched = [{enterprise: 'g', site: 's', priorities: ['P1']}];
                  return [sounds(null, [], alarm('x', 's', 'P4')), sounds(desk, [], alarm('f', 's', 'P2')), sounds(desk, [], alarm('e', 's', 'P3')),
                    sounds(desk, unwatched, alarm('g', 's', 'P1')), sounds(desk, unwatched, alarm('g', 't', 'P1'))].join(' '); })"""));
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
