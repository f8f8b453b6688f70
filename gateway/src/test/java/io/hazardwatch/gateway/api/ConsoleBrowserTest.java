package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The console as a shift sees it, in a real browser. */
@Tag("browser")
class ConsoleBrowserTest extends ConsoleTestCase {
    private List<String> errors;
    private Desk desk;
    private Page page;

    @BeforeEach
    void open() {
        console = new ConsolePage(chromium, "zh-CN");
        errors = console.errors;
        desk = console.desk;
        page = console.page;
    }

    @Test
    void alarmCommitted_isOnTheScreen_andAcknowledgedByAClick() {
        logIn("operator");
        assertThat(page.locator(".nothing")).isVisible();
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        Locator row = row(alarm);
        assertThat(row).isVisible();
        assertThat(row).containsText("高高报 52.1 %LEL（限值 50）");
        row.locator(".acknowledge").click();
        assertThat(page.locator("[data-alarm='" + alarm.id() + "'][data-state='C']")).isVisible();
        assertThat(row).containsText("operator");
        Await.equal(AlarmState.C, () -> desk.newest.get(alarm.id()).state());
        assertEquals(List.of(), errors);
    }

    @Test
    void alarmChangedMeanwhile_isNotAcknowledgedUnseen() {
        logIn("operator");
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        Locator row = row(alarm);
        assertThat(row).isVisible();
        desk.change(Alarms.with(alarm, AlarmState.B, 2, 0, ""));
        row.locator(".acknowledge").click();
        assertThat(row.locator(".note")).containsText("报警已变化");
        assertThat(row).hasAttribute("data-state", "B");
        row.locator(".acknowledge").click();
        assertThat(row).hasAttribute("data-state", "C");
        assertEquals(List.of(), errors);
    }

    @Test
    void feedSilent_greysThePage_andRecoversWithoutLoss() {
        Wire wire = new Wire(desk.vertx, desk.front.port());
        console.logIn("http://127.0.0.1:" + wire.port(), "operator");
        desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        row(desk.raise(PointId.parse("huarun-gas/lpg-depot-01/gd-08/lel"), Priority.P2, System.currentTimeMillis())).click();
        page.locator("[data-action='shelve']").click();
        page.locator(".request [name=reason]").fill("阀门检修");
        wire.cut();
        Alarm meanwhile = desk.raise(Desk.OTHER, Priority.P2, System.currentTimeMillis());
        assertThat(page.locator(".curtain")).isVisible(new IsVisibleOptions().setTimeout(60_000));
        assertThat(page.locator(".curtain")).containsText("数据非实时");
        assertThat(page.locator(".acknowledge").first()).isDisabled();
        assertThat(page.locator(".request .primary")).isDisabled();
        wire.mend();
        assertThat(row(meanwhile)).isVisible(new IsVisibleOptions().setTimeout(60_000));
        assertThat(page.locator(".curtain")).isHidden();
        assertThat(page.locator("div.connection.live")).isVisible();
        assertThat(page.locator(".request [name=reason]")).hasValue("阀门检修");
        assertThat(page.locator(".request .primary")).isEnabled();
    }

    @Test
    void twoThousandAlarms_areCountedAllAndDrawnInPart() {
        for (int i = 0; i < 2000; i++) {
            desk.raise(new PointId("huarun-gas", "lpg-depot-01", "gd-" + i, "lel"), Priority.values()[i % 4],
                    System.currentTimeMillis() - i * 1000L);
        }
        logIn("viewer");
        assertThat(page.locator(".shown")).hasText("2000 / 2000", new HasTextOptions().setTimeout(60_000));
        assertThat(page.locator("table[aria-rowcount='2000']")).isVisible();
        assertTrue(page.locator("tr.alarm").count() < 100, "only rows near the screen are drawn");
        page.locator(".tile.P4").click();
        assertThat(page.locator(".shown")).hasText("500 / 2000");
        assertThat(page.locator("tr.alarm").first()).containsText("低");
        assertThat(page.locator(".acknowledge:enabled")).hasCount(0);
        assertEquals(List.of(), errors);
    }

    @Test
    void otherPages_showSitesAndRejects_inBothLanguages() {
        desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        logIn("admin");
        open("sites");
        assertThat(page.locator(".card.P2")).containsText("城北液化气储配站");
        page.locator("#language").click();
        assertThat(page.locator(".card.P2")).containsText("North LPG depot",
                new ContainsTextOptions().setTimeout(60_000));
        open("rejects");
        assertThat(page.locator(".rejects")).containsText("not_json");
        page.locator("#log-out").click();
        assertThat(page.locator(".log-in")).isVisible();
        assertEquals(List.of(), errors);
    }

    @Test
    void details_tellTheJournal_byKeyboardAlone() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        logIn("operator");
        row(alarm).focus();
        page.keyboard().press("a");
        assertThat(row(alarm)).hasAttribute("data-state", "C");
        row(alarm).focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".details .journal").first()).containsText("报警产生");
        page.locator(".remark input").fill("已派人现场检查");
        page.keyboard().press("Enter");
        assertThat(page.locator(".details .journal").first()).containsText("备注");
        assertEquals(List.of(), errors);
    }

    @Test
    void alarmShelvedAndTakenOut_showsTheDarkStateAndIsOnTheListOfWhatIsSuppressed() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        logIn("maintenance");
        row(alarm).click();
        fill("shelve", Map.of("reason", "阀门检修"));
        assertThat(row(alarm).locator(".letter")).hasText("G(B)");
        assertThat(row(alarm).locator("[data-kind='shelved']")).containsText("阀门检修");
        assertThat(page.locator(".total .count")).hasText("0");

        fill("out-of-service", Map.of("permit", "WP-17", "measure", "每小时巡检", "username", "supervisor", "password", "supervisor"));
        assertThat(row(alarm).locator(".letter")).hasText("I(B)");
        open("suppressed");
        assertThat(page.locator("tr.alarm")).hasCount(1);
        page.locator("#language").click();
        assertThat(row(alarm).locator("[data-kind='outOfService']")).containsText("Out of service until");
        assertThat(row(alarm).locator("[data-kind='outOfService']")).containsText("WP-17 · 每小时巡检 · maintenance + supervisor");

        fill("in-service", Map.of("test", "50 %LEL of test gas"));
        fill("unshelve", Map.of());
        assertThat(page.locator(".nothing")).containsText("Nothing is suppressed");
        open("alarms");
        assertThat(row(alarm).locator(".letter")).hasText("B");
        assertThat(page.locator(".details .journal").first()).containsText("Visible again");
        assertEquals(List.of(), errors);
    }

    @Test
    void answerThatComesAfterTheFeed_leavesTheNextFormOpen() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        List<Runnable> answers = new ArrayList<>();
        page.route("**/in-service", route -> {
            APIResponse answer = route.fetch();
            answers.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(answer)));
        });
        logIn("maintenance");
        row(alarm).click();
        fill("shelve", Map.of("reason", "阀门检修"));
        fill("out-of-service", Map.of("permit", "WP-17", "measure", "每小时巡检", "username", "supervisor", "password", "supervisor"));
        fill("in-service", Map.of("test", "标准气 50 %LEL"));
        page.locator("[data-action='unshelve']").click();
        assertThat(page.locator(".request .primary")).isVisible();
        page.waitForResponse("**/in-service", () -> answers.getFirst().run());
        page.evaluate("() => new Promise(done => setTimeout(() => setTimeout(done)))");
        page.locator(".request .primary").click();
        assertThat(row(alarm).locator(".letter")).hasText("B");
        assertEquals(List.of(), errors);
    }

    @Test
    void whatTheEngineKnows_isOnTheRows_inTheDetails_andOnTheBoards() {
        long now = System.currentTimeMillis();
        Alarm leak = Alarms.raised(Desk.GAS, Priority.P1, now);
        desk.chattering.add(leak.id());
        desk.raise(Desk.GAS, Priority.P1, now);
        Alarm consequence = come(Alarms.suppressedBy(Alarms.raised(
                PointId.parse("huarun-gas/lpg-depot-01/gd-08/lel"), Priority.P2, now), leak.id()));
        Alarm foreseen = come(Alarms.foreseen(Desk.GAS, now));
        come(Alarms.ofInstrument(Desk.GAS, "stale", RuleKind.STALE, now - 605_000));
        logIn("operator");
        assertThat(row(leak).locator(".chattering")).hasText("抖动");
        assertThat(row(leak).locator(".leads")).containsText("1");
        assertThat(row(foreseen).locator(".value")).containsText("12 分钟");
        assertThat(row(foreseen).locator(".limit")).hasText("9–20 分钟 → HH");
        row(consequence).click();
        page.locator(".group button").click();
        assertThat(page.locator(".rationale p").first()).hasText("处置撤离");
        assertThat(page.locator(".rationale .within")).hasText("限时 2 分钟");

        assertThat(tab("unprotected")).hasText("失去保护 1");
        open("unprotected");
        Locator stale = page.locator("[data-point='" + Desk.GAS + "'] [data-reason='stale']");
        assertThat(stale).containsText("数据中断");
        assertThat(stale).containsText(Pattern.compile("1\\d:\\d\\d"));
        page.locator(".tabs select").selectOption("north-chem");
        assertThat(page.locator(".nothing")).hasText("所有测点和设备均有效");

        open("figures");
        assertThat(page.locator("[data-kpi='K1'].good")).containsText("达标");
        assertThat(page.locator("[data-kpi='K15'] .missing")).hasAttribute("title", "尚无组态变更记录，或数据库不可用");
        errors.removeIf(each -> each.contains("404"));
        assertEquals(List.of(), errors, "the site file has no gd-08, so there is no curve of it");
    }

    @Test
    void modeOfAUnit_isChangedWithAReason_inTheDetailsOfItsSite() {
        logIn("operator");
        open("sites");
        page.locator("[data-site='huarun-gas/lpg-depot-01']").click();
        Locator unit = page.locator("[data-unit='farm']");
        assertThat(unit.locator(".mode")).hasText("不明，报警全部有效");
        unit.locator(".head button").click();
        unit.locator("[name=mode]").selectOption("maintenance");
        unit.locator("[name=reason]").fill("年度检修");
        unit.locator("[name=username]").fill("supervisor");
        unit.locator("[name=password]").fill("supervisor");
        unit.locator("[name=minutes]").fill("61");
        unit.locator(".primary").click();
        assertThat(unit.locator(".note")).containsText("60");
        unit.locator("[name=minutes]").fill("30");
        unit.locator(".primary").click();
        assertThat(unit.locator(".mode")).hasText("检修");
        assertThat(unit.locator("q")).hasText("年度检修");
        Await.equal("maintenance", () -> desk.modes.get("huarun-gas/lpg-depot-01/farm").mode());
    }

    private Alarm come(Alarm alarm) {
        desk.commit(Alarms.transition(null, alarm, TransitionType.ALARM_RAISED, Transition.SYSTEM));
        return alarm;
    }

    private Locator tab(String name) {
        return page.locator("[data-page='" + name + "']");
    }

    private void open(String name) {
        console.open(name);
    }

    private void fill(String action, Map<String, String> fields) {
        page.locator("[data-action='" + action + "']").click();
        fields.forEach((name, text) -> page.locator(".request [name=" + name + "]").fill(text));
        page.locator(".request .primary").click();
        assertThat(page.locator(".request")).hasCount(0);
    }

    @Test
    void aShiftInProgress_looksRight() {
        long now = System.currentTimeMillis();
        String[] devices = {"gd-07", "gd-11", "pt-02", "tt-14", "lt-03", "gd-21", "pt-09", "wl-01"};
        for (int i = 0; i < devices.length; i++) {
            Alarm alarm = desk.raise(new PointId(i % 3 == 2 ? "north-chem" : "huarun-gas",
                    i % 3 == 2 ? "tank-farm-02" : "lpg-depot-01", devices[i], "lel"),
                    Priority.values()[new int[] {0, 1, 0, 2, 3, 1, 2, 3}[i]], now - (i * 7 + 1) * 61_000L);
            if (i >= 2) {
                desk.commit(Alarms.transition(alarm, Alarms.with(alarm, i == 4 ? AlarmState.D : AlarmState.C, 1,
                        i == 4 ? 0 : now - 30_000, i == 4 ? "" : "zhao-min"), TransitionType.ALARM_ACKED, "zhao-min"));
            }
        }
        logIn("operator");
        assertThat(page.locator("tr.alarm")).hasCount(devices.length);
        page.locator("tr.alarm").first().click();
        assertThat(page.locator(".details .journal").first()).containsText("报警产生");
        console.picture("shift-in-progress");
        assertEquals(List.of(), errors);
    }

    private Locator row(Alarm alarm) {
        return console.row(alarm);
    }

    private void logIn(String user) {
        console.logIn(user);
    }
}
