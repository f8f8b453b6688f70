package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.BoundingBox;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.testkit.Await;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the list and the details say is what is: values, times, and every alarm within reach. */
@Tag("browser")
class AlarmListBrowserTest extends ConsoleTestCase {
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d:\\d\\d(?! [+-]\\d\\d:\\d\\d)");
    private static final Pattern OFFSET = Pattern.compile("\\d\\d:\\d\\d:\\d\\d ([+-]\\d\\d:\\d\\d)");

    @AfterEach
    void pageHadNoErrors() {
        console.requireNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,当前值,报警值 52.1 %LEL,极值 60.3 · 限值 HH 50,可疑",
        "en-GB,Value now,at alarm 52.1 %LEL,Worst 60.3 · limit HH 50,uncertain"})
    void detectorReadsSomethingElseNow_listAndDetailsTellNowAtTheAlarmAndWorst(String locale, String column, String atAlarm,
                                                                                String bound, String quality) {
        open(locale);
        long now = System.currentTimeMillis();
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, now);
        console.logIn("operator");
        console.desk.read(now + 10, 60.3, Quality.GOOD);
        Locator value = console.row(alarm).locator(".value");
        assertThat(value.locator(".now b")).hasText("60.3");
        console.desk.read(now + 20, 1.9, Quality.UNCERTAIN);
        assertThat(value.locator(".now b")).hasText("1.9");
        assertThat(value.locator(".now .standing")).containsText(quality);
        assertThat(value.locator(".at-alarm")).hasText(atAlarm);
        assertThat(value.locator(".limit")).hasText(bound);
        assertThat(console.page.locator("th").nth(3)).hasText(column);
        console.row(alarm).click();
        assertThat(console.page.locator(".details dl")).containsText(Pattern.compile("1\\.9 %LEL \\(0\\d:\\d\\d · " + quality));
        console.picture("values-" + locale);
    }

    @Test
    void threeHundredP1_everyOneIsReachedByRowsAndBySearch() {
        open("zh-CN");
        Set<String> raised = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            raised.add(raise(i < 299 ? "lpg-depot-01" : "annex", "gd-" + i).id());
        }
        console.logIn("operator");
        Locator rows = console.page.locator("tr.alarm");
        assertThat(console.page.locator(".shown")).hasText("300 / 300", new HasTextOptions().setTimeout(60_000));
        Set<Object> shown = new HashSet<>();
        for (int y = 0; y < 60_000 && shown.size() < 300; y += 600) {
            shown.addAll((List<?>) console.page.evaluate("""
                    async (y) => { scrollTo(0, y); await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
                      return [...document.querySelectorAll('tr.alarm')].map((row) => row.dataset.alarm); }""", y));
        }
        assertEquals(raised, shown);

        console.page.locator("#filter-text").fill("gd-287");
        assertThat(rows).hasCount(1);
        assertThat(console.page.locator(".shown")).hasText("1 / 300");
        console.page.locator("#filter-clear").click();
        assertThat(console.page.locator(".shown")).hasText("300 / 300");
        console.page.locator("#filter-site").selectOption("huarun-gas/annex");
        assertThat(rows).hasCount(1);
        console.page.locator("#filter-site").selectOption("huarun-gas/lpg-depot-01");
        console.page.locator("#filter-state").selectOption("returned");
        assertThat(console.page.locator(".nothing")).hasText("没有符合筛选的报警");
        console.page.locator("#filter-state").selectOption("unacked");
        console.page.locator("#filter-text").fill("城北 GD-7");
        assertThat(console.page.locator(".shown")).hasText("11 / 300");
    }

    private Alarm raise(String site, String device) {
        return console.desk.raise(new PointId("huarun-gas", site, device, "lel"), Priority.P1, System.currentTimeMillis());
    }

    /** A pressed pointer holds the screen for three seconds at most; on a busy machine what this test does meanwhile takes longer. */
    private static final String HELD_LONGER = "const later = window.setTimeout;"
            + "window.setTimeout = (work, millis, ...given) => later(work, millis === 3000 ? 60000 : millis, ...given);";

    /** Cards come between the press and the release of a button that stands beneath them. */
    @Test
    void cardsArriveWhileAButtonIsPressed_nothingMovesUntilItIsReleased_andThePressIsMet() {
        open("en-GB");
        Page page = console.page;
        console.context.addInitScript(HELD_LONGER);
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        List<Route> held = new ArrayList<>();
        page.route("**/api/v1/cards?**", held::add);
        console.logIn("operator");
        console.row(alarm).locator(".point").click();
        Locator button = page.locator("[data-action='shelve']");
        assertThat(button).isEnabled();
        assertThat(page.locator(".details .chart")).isVisible();
        page.waitForCondition(() -> !held.isEmpty());
        button.scrollIntoViewIfNeeded();
        BoundingBox box = button.boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().down();
        page.waitForResponse("**/api/v1/cards?**", () -> held.forEach(Route::resume));
        page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        assertEquals(box.y, button.boundingBox().y, 0.5, "nothing moves under the pointer");
        page.mouse().up();
        assertThat(page.locator(".request [name=reason]")).isVisible();
        assertThat(page.locator(".details [data-folded]").first()).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,市 1201 · 1 场站", "en-GB,City 1201 · 1 Sites"})
    void areaIsChosen_listHoldsAlarmsOfItsSites_inTheLink_andForTheNextTime(String locale, String city) {
        open(locale);
        Alarm elsewhere = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        Alarm alarm = console.desk.raise(Desk.OTHER, Priority.P3, System.currentTimeMillis());
        console.logIn("admin");
        assertThat(console.row(elsewhere)).isVisible();
        Locator area = console.page.locator("#filter-area");
        assertThat(area.locator("option")).hasCount(4);
        assertThat(area.locator("option[value='1201']")).hasText(city);
        area.selectOption("1201");
        assertThat(console.row(elsewhere)).hasCount(0);
        assertThat(console.row(alarm)).isVisible();
        assertThat(console.page).hasURL(Pattern.compile(".*#alarms\\?area=1201"));
        console.openUntouched();
        assertThat(console.page.locator("#filter-area")).hasValue("1201");
        assertThat(console.row(alarm)).isVisible();
        assertThat(console.row(elsewhere)).hasCount(0);
        console.page.locator("#filter-clear").click();
        assertThat(console.row(elsewhere)).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN", "en-GB"})
    void browserInUtcAndSitesInShanghai_everyTimeNamesTheOneZoneOfTheScreen(String locale) {
        open(locale);
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.desk.raise(PointId.parse("_system/gateway/journal/disk"), Priority.P2, System.currentTimeMillis());
        console.logIn("admin");
        assertThat(console.page.locator("#zone")).hasValue("Asia/Shanghai");
        console.row(alarm).click();
        assertThat(console.page.locator(".details .journal li").first()).isVisible();
        requireZone("+08:00", Set.of("+08:00"));
        console.open("rejects");
        assertThat(console.page.locator(".rejects td").first()).hasText("2025-11-22 11:13:54 +08:00");
        requireZone("+08:00", Set.of("+08:00"));
        console.page.locator("#zone").selectOption("UTC");
        assertThat(console.page.locator(".rejects td").first()).hasText("2025-11-22 03:13:54 +00:00");
        console.open("alarms");
        requireZone("+00:00", Set.of("+00:00"));
    }

    /** Every time of day on the screen has an offset, and it is that of the zone chosen. */
    private void requireZone(String offset, Set<String> offsets) {
        assertThat(console.page.locator("time.now")).containsText(offset);
        Await.until("all times in " + offset, () -> {
            String text = console.page.locator(".room").innerText();
            Set<String> found = new HashSet<>();
            OFFSET.matcher(text).results().forEach(result -> found.add(result.group(1)));
            return !TIME.matcher(text).find() && offsets.equals(found);
        });
    }

    @Test
    void moreThanTwoHundredEntries_detailsShowTheNewest_andEarlierOnesWhenAsked() {
        open("en-GB");
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        for (int i = 0; i < 250; i++) {
            console.desk.commit(Alarms.transition(alarm, alarm, TransitionType.ALARM_COMMENTED, "person-" + i));
        }
        console.logIn("operator");
        console.row(alarm).click();
        Locator entries = console.page.locator(".details .journal").first().locator("li");
        assertThat(entries).hasCount(200);
        assertThat(entries.first()).containsText("person-249");
        console.page.locator("#earlier").click();
        assertThat(entries).hasCount(251);
        assertThat(entries.last()).containsText("Raised");
        assertThat(console.page.locator("#earlier")).isHidden();
        console.page.locator(".remark input").fill("checked");
        console.page.keyboard().press("Enter");
        assertThat(entries.first()).containsText("checked");
        assertThat(entries).hasCount(252);
    }

    @Test
    void returnedAlarm_isQuieterThanAnActiveOne_andSaysWhatItWas() {
        open("en-GB");
        Alarm active = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        Alarm returned = console.desk.raise(Desk.OTHER, Priority.P1, System.currentTimeMillis());
        console.desk.commit(Alarms.transition(returned, Alarms.with(returned, AlarmState.D, 1, 0, ""),
                TransitionType.ALARM_RTN_UNACKED, "system"));
        console.logIn("operator");
        assertThat(console.row(returned)).containsText("was high-high 52.1 %LEL, worst 52.1 (limit 50), now back to normal");
        String beats = """
                (edge) => {
                  const at = (beat) => { document.documentElement.dataset.beat = beat; return getComputedStyle(edge).borderLeftColor; };
                  return at('on') !== at('off');
                }""";
        assertEquals(false, console.row(returned).locator("td").first().evaluate(beats));
        assertEquals(true, console.row(active).locator("td").first().evaluate(beats));
        assertThat(console.row(returned).locator(".point b")).hasCSS("font-weight", "500");
        console.picture("returned");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,未知：该时段大部分时间未监测", "en-GB,Unknown: too little of the time was watched"})
    void twelveMinutesOfTheDayWatched_figuresAreNeitherOnTargetNorAbove(String locale, String reason) {
        open(locale);
        console.logIn("operator");
        long now = System.currentTimeMillis();
        console.desk.watched = List.of(new Period(now - 720_000, now + 60_000));
        console.open("figures");
        assertThat(console.page.locator("[data-kpi='K1'] .missing")).hasAttribute("title", reason);
        assertThat(console.page.locator("[data-observed='false']")).containsText("12:");
        assertThat(console.page.locator(".figures .good")).hasCount(0);
        assertThat(console.page.locator(".figures :is(.over, .urgent)")).hasCount(0);
        console.picture("figures-" + locale);
    }

    private void open(String locale) {
        console = new ConsolePage(chromium, locale);
    }
}
