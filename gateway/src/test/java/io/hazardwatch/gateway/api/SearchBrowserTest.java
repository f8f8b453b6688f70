package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.duty.log.DutyLogDraft;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.model.Priority;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one box that finds everything: what is found in both languages, and where the results lead. */
@Tag("browser")
class SearchBrowserTest extends ConsoleTestCase {
    private static final String BESIDE_THE_PAST = "#search li:not(:has(a[href^='#past']))";

    @AfterEach
    void pageHadNoErrors() {
        console.requireNoErrors();
    }

    private Locator found(String kind) {
        return console.page.locator("#search li", new Page.LocatorOptions().setHas(console.page.locator("a[href^='#" + kind + "']")));
    }

    private void search(String text) {
        console.page.keyboard().press("Control+k");
        console.page.locator("#search input").fill(text);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, cbyhq, 城北液化气储配站, 2 号泵房, 可燃气体浓度", "en-GB, North LPG, North LPG depot, 2 号泵房, Combustible gas"})
    void siteIsAskedFor_siteItsPointAlarmAndPermitAreFound_andEachResultLeadsThere(String locale, String words, String site, String place,
                                                                                   String point) {
        console = new ConsolePage(chromium, locale);
        Page page = console.page;
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        String permit = console.desk.permits.issue(Desk.GAS, System.currentTimeMillis());
        console.logIn("admin");
        assertThat(console.row(alarm)).isVisible();
        search(words);
        assertThat(found("sites")).containsText(site);
        assertThat(found("trends")).containsText(point);
        assertThat(found("permits")).containsText(place);
        found("permits").locator("a").click();
        assertThat(page.locator("#search")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile(".*#permits\\?permit=" + permit));
        assertThat(page.locator("[data-permit='" + permit + "']")).containsText(place);
        page.locator("#all-permits").click();
        assertThat(page).hasURL(Pattern.compile(".*#permits$"));

        search("GD-07 lel");
        assertThat(found("alarm")).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-details='" + alarm.id() + "']")).isVisible();
        search(words);
        assertThat(found("sites")).hasCount(1);
        found("sites").locator("a").click();
        assertThat(page.locator(".site h2")).containsText(site);
        search("gd-07 nothing such");
        assertThat(page.locator("#search .soft[role=status]")).hasText(Pattern.compile("没有找到|Nothing found"));
        assertThat(page.locator(BESIDE_THE_PAST)).hasCount(0);
        page.keyboard().press("Escape");
        assertThat(page.locator("#search")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 2 号泵, 电话", "en-GB, pump vibrates, Call"})
    void entryOfTheDutyLog_isFoundByItsWords_andItsLinkShowsIt(String locale, String words, String kind) {
        console = new ConsolePage(chromium, locale);
        long now = System.currentTimeMillis();
        console.desk.duty.post("room", "huarun-gas", List.of("operator"), List.of("huarun"), now + 60_000);
        console.desk.duty.look(now);
        for (String matter : new String[] {"2 号泵 pump vibrates", "gate closed"}) {
            console.desk.duty.submit(book -> book.add(new DutyLogDraft("room", DutyLogKind.CALL, 0, "", matter, "", null, 0), "operator", now));
        }
        console.logIn("operator");
        search(words);
        Locator entry = found("duty?post=room&words").locator("a");
        assertThat(entry).hasCount(1);
        assertThat(entry).containsText(kind);
        entry.click();
        assertThat(console.page.locator("[data-card='log'] tbody tr")).hasCount(1);
        assertThat(console.page.locator("[data-card='log'] tbody")).containsText("pump vibrates");
        search("hb vibrates");
        assertThat(found("duty?post=room&words")).hasCount(1);
        search("hb gate");
        assertThat(console.page.locator("#search .soft[role=status]")).isVisible();
        assertThat(found("duty?post=room&words")).hasCount(0);
    }

    @Test
    void officerWarningAndRestriction_areFoundByPinyinInitials_orWords_andThePastIsOffered() {
        console = new ConsolePage(chromium, "zh-CN");
        console.desk.duty.post("room", "huarun-gas", List.of("operator"), List.of("huarun"), System.currentTimeMillis() + 60_000);
        console.desk.duty.look(System.currentTimeMillis());
        console.desk.weather.gale(System.currentTimeMillis());
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.logIn("admin");
        assertThat(console.row(alarm)).isVisible();
        search("zks");
        assertThat(found("duty")).containsText("中控室");
        search("csqxt");
        assertThat(found("weather")).containsText("测试气象台发布大风橙色预警");
        for (String words : List.of("动火", "dh")) {
            search(words);
            assertThat(found("sites").first()).containsText("作业限制");
        }
        search("cbyhq");
        assertThat(found("enterprise")).hasText("企业 huarun-gas");
        search("krqt");
        assertThat(found("alarm")).hasCount(1);
        search("huarun");
        assertThat(found("enterprise")).hasText("企业 huarun-gas");
        search("gd-07");
        assertThat(found("past")).containsText("gd-07");
        found("past").locator("a").click();
        assertThat(console.page.locator("#past-text")).hasValue("gd-07");
        assertThat(console.page.locator("#past-hours")).hasValue("168");
    }

    @Test
    void equipmentAndWarningOut_areFoundByInitials_andTheirLinksLeadThere() {
        console = new ConsolePage(chromium, "zh-CN");
        Page page = console.page;
        console.desk.warnings.send(Desk.GAS, System.currentTimeMillis());
        console.logIn("admin");
        search("gqyhsyq");
        assertThat(found("warnings")).containsText("罐区液化石油气泄漏");
        search("hqdf");
        Locator valve = found("equipment?place=huarun-gas%2Flpg-depot-01%2Fxv-01");
        assertThat(valve).containsText("设备设施");
        valve.locator("a").click();
        assertThat(page.locator(".equipment-page [data-equipment='huarun-gas/lpg-depot-01/xv-01']")).isVisible();
        page.locator("#all-equipment").click();
        assertThat(page.locator(".equipment-figures")).isVisible();
        search("xv-01");
        assertThat(found("equipment")).hasCount(2);
        page.keyboard().press("Escape");
        console.logOut();
        console.logIn("huarun");
        search("xv-01");
        assertThat(found("equipment")).hasCount(1);
    }

    @Test
    void oneRoomAnswersLate_whatCameIsShown_andNothingIsCalledMissingBefore() {
        console = new ConsolePage(chromium, "en-GB");
        List<Route> held = new CopyOnWriteArrayList<>();
        console.page.route("**/api/v1/permits?**", held::add);
        console.logIn("admin");
        search("lpg-depot");
        Locator told = console.page.locator("#search .soft[role=status]");
        assertThat(found("sites")).hasCount(1);
        assertThat(told).hasText("Still searching…");
        search("nothing such");
        assertThat(found("sites")).hasCount(0);
        console.page.waitForCondition(() -> held.size() == 2);
        assertThat(told).hasText("Still searching…");
        held.forEach(Route::resume);
        assertThat(told).hasText("Nothing found");
    }

    /** The same link, opened by somebody who sees another enterprise only. */
    @Test
    void resultOutsideTheOwnScope_isNotFound_andItsLinkShowsNothing() {
        console = new ConsolePage(chromium, "en-GB");
        console.desk.permits.issue(Desk.OTHER, System.currentTimeMillis());
        console.logIn("huarun");
        search("tank farm");
        assertThat(console.page.locator("#search .soft[role=status]")).hasText("Nothing found");
        assertThat(console.page.locator(BESIDE_THE_PAST)).hasCount(0);
    }

    @Test
    void storeOfPermitsIsAway_theRestIsFound() {
        console = new ConsolePage(chromium, "en-GB");
        console.page.route("**/api/v1/permits?**", route -> route.abort());
        console.page.onConsoleMessage(message -> console.errors.removeIf(error -> error.contains("ERR_FAILED")));
        console.logIn("admin");
        search("lpg-depot");
        assertThat(found("sites")).hasCount(1);
    }
}
