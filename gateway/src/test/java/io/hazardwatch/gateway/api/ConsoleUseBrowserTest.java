package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the console is used: on a phone, by the keyboard alone, and by people who see or hear it otherwise. */
@Tag("browser")
class ConsoleUseBrowserTest extends ConsoleTestCase {
    private static final int TOUCH_PIXELS = 48;
    static final String AXE = read("/axe/axe.min.js");
    private static final List<String> PAGES = List.of("alarms", "calls", "overview", "past", "trends", "duty", "roster", "weather", "permits",
            "fieldTasks", "cards", "warnings", "suppressed", "unprotected", "equipment", "hazards", "coverage", "sites",
            "figures", "rejects", "people", "posts", "levels", "rules", "calendar", "channels", "templates",
            "import", "doctor", "proposals", "gateway", "leaks", "credentials", "claims", "archives",
            "accounts", "apiKeys", "sessions", "accessLog", "monitoringActions");

    @ParameterizedTest
    @CsvSource({"zh-CN", "en-GB"})
    void everyPage_isNoWiderThanTheScreen_hasNoBarriers_andAcknowledgeIsInReach(String locale) {
        console = new ConsolePage(chromium, locale);
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.desk.raise(Desk.OTHER, Priority.P3, System.currentTimeMillis());
        console.desk.permits.issue(Desk.GAS, System.currentTimeMillis());
        console.desk.permits.alarm(System.currentTimeMillis());
        console.desk.warnings.send(Desk.GAS, System.currentTimeMillis());
        console.desk.proposals.put(Desk.GAS, System.currentTimeMillis());
        console.logIn("admin");
        for (String name : PAGES) {
            console.open(name);
            assertThat(console.page.locator("h1")).hasCount(1);
            for (int width : new int[] {390, 1024, 1400}) {
                console.page.setViewportSize(width, 844);
                requireNoOverflow(name + ' ' + width);
            }
            requireNoBarriers(name);
        }
        for (String link : List.of("#map", "#enterprise?enterprise=huarun-gas", "#sites?place=huarun-gas%2Flpg-depot-01",
                "#cards?place=huarun-gas%2Flpg-depot-01")) {
            console.page.evaluate("location.hash = '" + link + "'");
            assertThat(console.page.locator(".map, .enterprise-file, .site, #cards-here")).hasCount(1);
            console.settled();
            for (int width : new int[] {390, 1024, 1400}) {
                console.page.setViewportSize(width, 844);
                requireNoOverflow(link + ' ' + width);
            }
            requireNoBarriers(link);
        }
        console.open("alarms");
        for (int width : new int[] {390, 1024, 1400}) {
            console.page.setViewportSize(width, 844);
            requireAcknowledgeInReach(alarm, width);
            console.picture("use-" + locale + '-' + width);
        }
        console.requireNoErrors();
    }

    /** What axe finds by the rules of WCAG 2.2 AA. */
    private void requireNoBarriers(String name) {
        console.page.evaluate(AXE);
        assertEquals("", console.page.evaluate("""
                axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(({violations}) =>
                    violations.map(({id, nodes}) => id + ': ' + nodes.map(({html}) => html.slice(0, 120)).join('; ')).join('\\n'))"""), name);
    }

    private void requireAcknowledgeInReach(Alarm alarm, int width) {
        BoundingBox button = console.row(alarm).locator(".acknowledge").boundingBox();
        assertTrue(button.x + button.width <= width && button.y + button.height <= 844, "in sight");
        assertTrue(width > 390 || button.height >= TOUCH_PIXELS, "as high as a thumb");
        BoundingBox list = console.page.locator(".list").boundingBox();
        console.row(alarm).locator(".point").click();
        assertThat(console.page.locator(".details #acknowledge")).isEnabled();
        requireNoOverflow("details " + width);
        assertEquals(list.y, console.page.locator(".list").boundingBox().y, 1, "the list stays where it is");
        console.page.keyboard().press("Escape");
    }

    private void requireNoOverflow(String what) {
        assertTrue((boolean) console.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), what);
    }

    /** The listener that every browser test relies on. */
    @Test
    void scriptInThePageItself_isAViolation_thatFailsATest() {
        console = new ConsolePage(chromium, "en-GB");
        console.page.navigate(console.desk.url() + "/");
        console.page.evaluate("() => { const code = document.createElement('script'); code.textContent = 'window.x = 1'; "
                + "document.head.append(code); }");
        console.page.waitForCondition(() -> !console.violations.isEmpty());
        assertTrue(console.violations.getFirst().startsWith("script-src"), console.violations::toString);
        console.violations.clear();
    }

    @Test
    void keysAlone_reachAcknowledgeShelveAndSearch_andTheFocusIsKept() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        long now = System.currentTimeMillis();
        Alarm first = console.desk.raise(Desk.GAS, Priority.P2, now);
        Alarm second = console.desk.raise(Desk.OTHER, Priority.P2, now - 1000);
        console.logIn("operator");
        assertThat(console.row(second)).isVisible();
        page.keyboard().press("ArrowDown");
        assertThat(console.row(first)).isFocused();
        page.keyboard().press("a");
        assertThat(console.row(first)).hasAttribute("data-state", "C");
        assertThat(page.locator("tr.alarm").nth(1)).hasAttribute("data-alarm", first.id());
        assertThat(console.row(first)).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(console.row(second)).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".details h2")).containsText("52.1");
        page.keyboard().press("Escape");
        assertThat(page.locator(".details")).hasCount(0);
        page.keyboard().press("s");
        Locator reason = page.locator(".request [name=reason]");
        assertThat(reason).isFocused();
        page.keyboard().type("valve is replaced");
        page.locator(".request [name=minutes]").fill("1000000");
        page.locator(".request .primary").click();
        assertThat(page.locator(".details .note[role=alert]")).containsText("527040");
        assertThat(reason).hasValue("valve is replaced");
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        page.keyboard().press("/");
        assertThat(page.locator("#filter-text")).isFocused();
    }

    @Test
    void anotherAlarmIsOpen_orSearched_orHasTheFocus_keysDoNothingToTheOneThatHadIt() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        long now = System.currentTimeMillis();
        Alarm first = console.desk.raise(Desk.GAS, Priority.P2, now);
        Alarm second = console.desk.raise(Desk.OTHER, Priority.P2, now - 1000);
        console.logIn("operator");
        console.row(second).locator(".point").click();
        assertThat(page.locator(".details")).hasAttribute("data-details", second.id());
        page.keyboard().press("ArrowUp");
        assertThat(console.row(first)).isFocused();
        assertThat(page.locator("tr.cursor")).hasAttribute("data-alarm", first.id());
        page.keyboard().press("a");
        page.keyboard().press("Escape");
        assertThat(page.locator(".details")).hasCount(0);
        page.keyboard().press("Control+k");
        assertThat(page.locator("#search input")).isFocused();
        page.evaluate("document.activeElement.blur()");
        page.keyboard().press("a");
        page.keyboard().press("s");
        page.keyboard().press("Escape");
        assertThat(page.locator("#search")).hasCount(0);
        console.row(second).locator(".pick").focus();
        page.keyboard().press("a");
        assertThat(console.row(second)).hasAttribute("data-state", "C");
        assertThat(console.row(first)).hasAttribute("data-state", "B");
        assertThat(page.locator(".details")).hasCount(0);
    }

    @Test
    void rowWasScrolledAway_keyBringsItBackFirst_andActsThen() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        long now = System.currentTimeMillis();
        for (int i = 0; i < 60; i++) {
            console.desk.raise(new PointId("huarun-gas", "lpg-depot-01", "gd-" + i, "lel"), Priority.P2, now - 1000 - i);
        }
        Alarm first = console.desk.raise(Desk.GAS, Priority.P1, now);
        console.logIn("operator");
        assertThat(console.row(first)).isVisible();
        page.keyboard().press("ArrowDown");
        assertThat(console.row(first)).isFocused();
        page.evaluate("scrollTo(0, document.body.scrollHeight)");
        assertThat(console.row(first)).hasCount(0);
        page.keyboard().press("a");
        assertThat(console.row(first)).isFocused();
        assertThat(console.row(first)).hasAttribute("data-state", "B");
        assertThat(page.locator(".total .count")).hasText("61");
        page.keyboard().press("a");
        assertThat(page.locator(".total .count")).hasText("60");
    }

    @Test
    void filterHidesATickedAlarm_itIsNotAcknowledgedWithTheOthers() {
        console = new ConsolePage(chromium, "en-GB");
        Alarm hidden = console.desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        Alarm shown = console.desk.raise(Desk.OTHER, Priority.P3, System.currentTimeMillis());
        console.logIn("operator");
        console.row(hidden).locator(".pick").check();
        console.row(shown).locator(".pick").check();
        Locator acknowledge = console.page.locator("#acknowledge-picked");
        assertThat(acknowledge).containsText("(2)");
        console.page.locator("#filter-priority").selectOption("P3");
        assertThat(acknowledge).containsText("(1)");
        acknowledge.click();
        assertThat(console.row(shown)).hasAttribute("data-state", "C");
        console.page.locator("#filter-clear").click();
        assertThat(console.row(hidden)).hasAttribute("data-state", "B");
        assertThat(acknowledge).containsText("(1)");
    }

    @Test
    void alarmOfTheGatewayItself_hasItsTileOnTheWall() {
        console = new ConsolePage(chromium, "en-GB");
        console.desk.raise(PointId.parse("_system/gateway/journal/disk"), Priority.P2, System.currentTimeMillis());
        console.logIn("admin");
        console.open("overview");
        Locator tile = console.page.locator("[data-site='_system/gateway']");
        assertThat(tile).containsText("P2");
        tile.click();
        assertThat(console.page.locator("tr.alarm")).hasCount(1);
        assertThat(console.page.locator("#filter-site")).hasValue("_system/gateway");
    }

    /** What needs no page is asked without one: keys, links, filters and curves. */
    @Test
    void pureModules_keysLinksFiltersAndCurves() {
        console = new ConsolePage(chromium, "en-GB");
        console.page.navigate(console.desk.url() + "/");
        assertEquals("acknowledge null null null filter", told("keys.js", """
                [['a'], ['a', true], ['a', false, 'INPUT'], ['Enter', false, 'BUTTON'], ['/']].map(([key, repeat, tagName]) =>
                    module.command({key, repeat}, {tagName: tagName ?? 'TR'})).map(String).join(' ')"""), "keys");
        assertEquals("b c b", told("keys.js", """
                [module.moved(['a', 'b', 'c'], {id: 'a', index: 0}, 1), module.moved(['b', 'c', 'a'], {id: 'a', index: 1}, 1),
                    module.moved(['b', 'c', 'a'], {id: 'a', index: 1}, -1)].map(({id}) => id).join(' ')"""), "the cursor");
        assertEquals("#alarms?priority=P1&site=e%2Fs&text=gd+07 true gd 07 alarms", told("link.js", """
                (() => { const link = module.format({page: 'alarms', priority: 'P1', filter: {site: 'e/s', text: 'gd 07'}});
                  const back = module.parse(link, ['alarms', 'sites']);
                  return [link, back.filter.site === 'e/s' && back.priority === 'P1', back.filter.text,
                    module.parse('#nowhere', ['alarms']).page].join(' '); })()"""), "links");
        assertEquals("Communication|Communication gd-07|not in maintenance · farm|valve repair · ann + bob|again · ann", told("suppression.js", """
                [['design', 'communication', 'communication'], ['design', 'communication.gd-07', 'communication.gd-07'],
                    ['design', 'not in maintenance', 'farm'], ['outOfService', 'valve repair', 'ann', 'bob'], ['shelved', 'again', 'ann']]
                    .map(([kind, reason, by, second]) => module.grounds({kind, reason, by, second})).join('|')"""), "suppression");
        assertEquals("2,true,false", told("list-filter.js", """
                (() => { const alarm = (minutes, kind) => ({raisedAt: new Date(1e12 - minutes * 6e4).toISOString(), kind});
                  const filter = {...module.NO_FILTER, since: '15'};
                  return [[alarm(1), alarm(14), alarm(16)].filter((each) => module.matches(each, filter, 1e12)).length,
                    module.matches(alarm(1, 'rate'), {...module.NO_FILTER, kind: 'rate'}, 1e12),
                    module.matches(alarm(1, 'limit'), {...module.NO_FILTER, kind: 'rate'}, 1e12)].join(); })()"""), "filters");
        assertEquals("[[0,90,180],[1,null,3]] HH,H 48 -2.5,52.5", told("curve.js", """
                (() => { const made = module.columns({t: ['1970-01-01T00:00:00Z', '1970-01-01T00:03:00Z'], min: [1, 3], mean: [1, 3], max: [1, 3],
                    stepMillis: 60000});
                  const lines = module.limitLines({H: {at: 25, deadband: 2}, HH: {at: 50, deadband: 2}});
                  return [JSON.stringify(made.slice(0, 2)), lines.map(({level}) => level), lines[0].clear,
                    module.extent([[], [0], [], [1]], lines)].join(' '); })()"""), "curves");
        assertEquals("time,\"'=a\"|1970-01-01T00:00:00.000Z,1|1970-01-01T00:01:00.000Z,|", told("curve.js", """
                module.csv(['=a'], module.joined([[[0], [1], [1], [1]]]).map((column, i) => [...column, i === 0 ? 60 : null]))
                    .replaceAll('\\r\\n', '|')"""), "a table");
    }

    @Test
    void pureModules_bandsComparisonsAndSelections() {
        console = new ConsolePage(chromium, "en-GB");
        console.page.navigate(console.desk.url() + "/");
        assertEquals("[{\"from\":0,\"to\":2000,\"priority\":\"P2\",\"text\":\"H\"},{\"from\":5000,\"to\":9000,\"priority\":\"P2\",\"text\":\"H\"}]",
                told("bands.js", """
                (() => { const change = (seconds, state, type, alarm = 'a') => ({at: new Date(seconds * 1000).toISOString(), state, type,
                    priority: 'P2', level: 'H', alarm});
                  return JSON.stringify(module.alarmBands([change(6, 'C'), change(5, 'B'), change(2, 'D', 'ALARM_RTN_UNACKED'), change(3, 'A'),
                    change(4, 'A', 'ALARM_SUPPRESSED', 'b'), change(8, 'A', 'ALARM_ACKED', 'c')], 0, 9000));
                })()"""), "alarms");
        assertEquals("maintenance 1000 3000,unknown 3000 8000", told("bands.js", """
                (() => { const note = (seconds, comment, subject) => ({at: new Date(seconds * 1000).toISOString(), comment, subject});
                  return module.modeBands([note(3, 'unknown', 's/u'), note(1, 'maintenance until 1970: x', 's/u'), note(2, 'running', 's/v')],
                    's/u', 8000)
                    .map(({mode, from, to}) => [mode, from, to].join(' ')).join(); })()"""), "modes");
        assertEquals("1970-01-02T00:00:00.000Z 2,3", told("bands.js", """
                (() => { const history = {t: [0, 60, 120].map((s) => new Date(s * 1000).toISOString()), min: [1, 2, 3],
                    mean: [1, 2, 3], max: [1, 2, 3], n: [1, 1, 1]};
                  return module.later(history, 86400000).t[0] + ' ' + module.within(history, 60000, 120000).mean; })()"""), "times");
    }

    @Test
    void pureModules_orderRowsTicksAndTheWall() {
        console = new ConsolePage(chromium, "en-GB");
        console.page.navigate(console.desk.url() + "/");
        assertEquals("d b a true", told("store.js", """
                (() => { const alarm = (id, priority, raisedMillis) => ({id, priority, raisedMillis, acked: false, suppression: []});
                  const all = [alarm('a', 'P3', 1), alarm('b', 'P2', 1), alarm('c', 'P2', 2), alarm('d', 'P1', 0)];
                  const sorted = [all[2], all[1], all[0]];
                  const now = new Map([['a', all[0]], ['b', all[1]], ['d', all[3]]]);
                  const made = module.merged(sorted, new Set(['c', 'd']), now);
                  return made.map(({id}) => id).join(' ') + ' '
                    + (JSON.stringify(made) === JSON.stringify([...now.values()].sort(module.byUrgency))); })()"""), "order");
        assertEquals("t2 c2 t1 c1 x", told("store.js", """
                (() => { const alarm = (id, rule, unit, raisedMillis) => ({id, rule, unit, raisedMillis, kind: rule ? 'limit' : 'rate',
                    priority: 'P2', acked: false, suppression: []});
                  return [alarm('x', null, 'ppm', 1), alarm('c1', 'H', '%LEL', 9), alarm('t1', 'H', 'ppm', 1), alarm('c2', 'HH', '%LEL', 9),
                    alarm('t2', 'HH', 'mg/m3', 1)].sort(module.byUrgency).map(({id}) => id).join(' '); })()"""), "gases");
        assertEquals("0-20 95-120 9995-10000", told("rows.js", """
                [-200, 5000, 500000].map((top) => module.visible({top, height: 750, rowHeight: 50, count: 10000}))
                    .map(({first, last}) => first + '-' + last).join(' ')"""), "rows");
        assertEquals("1 0 3 true false true", told("picked.js", """
                (() => { const alarm = (annSeq, acked) => ({id: 'a', annSeq, acked, suppression: []});
                  const picked = module.toggled(new Map(), alarm(3, false));
                  return [picked.size, module.toggled(new Map(), alarm(3, true)).size,
                    [...module.remaining(picked, () => alarm(4, false)).values()][0].annSeq, module.mayAcknowledge([], 10),
                    module.mayAcknowledge([], 11), module.mayAcknowledge(['BULK_ACKNOWLEDGE'], 11)].join(' '); })()"""), "ticks");
        assertEquals("2 e2/s0 1 0 1", told("overview.js", """
                (() => { const site = (enterprise, i, worst) => ({enterprise, site: 's' + i, alarms: {worst, unacked: worst ? 1 : 0}});
                  const pages = module.pagesOf([...Array(14).keys()].map((i) => site('e1', i, null)).concat(site('e2', 0, 'P1')));
                  const newest = {enterprise: 'e1', site: 's9', at: 1000};
                  const on = (now) => module.pageShown(pages, {newest, turned: 4, now});
                  return [pages.length, pages[0][0].enterprise + '/' + pages[0][0].site, on(2000), on(100000),
                    module.pageShown(pages, {newest: null, turned: 5, now: 0})].join(' '); })()"""), "the wall");
    }

    private Object told(String module, String expression) {
        return console.page.evaluate("import('/" + module + "').then((module) => " + expression + ")");
    }

    private static String read(String resource) {
        try (InputStream stream = ConsoleUseBrowserTest.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
