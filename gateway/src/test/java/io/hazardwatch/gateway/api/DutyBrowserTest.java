package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.duty.calendar.DateCertainty;
import io.hazardwatch.gateway.duty.calendar.KeyPeriod;
import io.hazardwatch.gateway.duty.calendar.KeyPeriodKind;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.duty.rollcall.RollCallState;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.Await;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hand-over, roll call and key periods at the console. */
@Tag("browser")
class DutyBrowserTest extends ConsoleTestCase {
    private long open(String locale) {
        console = new ConsolePage(chromium, locale);
        long change = System.currentTimeMillis();
        console.desk.duty.post("room", "huarun-gas", List.of("huarun"), List.of("operator"), change);
        console.desk.duty.said.matters.add(new OpenMatter(OpenMatter.Kind.ALARM_UNACKNOWLEDGED, "a.1", new Text("高高报", "High high")));
        console.desk.duty.said.matters.add(new OpenMatter(OpenMatter.Kind.ALARM_ACKNOWLEDGED, "a.2", new Text("低报", "Low")));
        console.desk.duty.look(change);
        return change;
    }

    private Locator card(String name) {
        return console.page.locator("[data-card='" + name + "']");
    }

    @Test
    void keyPeriodInForce_isInTheHeadOfEveryPage_andAPinIsSetWithThePassword() {
        open("en-GB");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        console.desk.people.calendar().put(new KeyPeriod("congress", KeyPeriodKind.TWO_SESSIONS, new Text("两会", "Two sessions"),
                today.minusDays(2), today.plusDays(2), null, null, new Tightening(true, 2, 80, 0, false), "", DateCertainty.OWN));
        console.logIn("operator");
        assertThat(console.page.locator("#key-periods")).containsText("Two sessions");
        assertThat(console.page.locator("#key-periods")).containsText("leader on site");
        console.open("duty");
        assertThat(console.page.locator("#pin-missing")).isVisible();
        console.page.locator("#who").click();
        Locator form = console.page.locator("form#pin");
        form.locator("[name=password]").fill("operator");
        form.locator("[name=pin]").fill("583921");
        form.locator("[name=again]").fill("583921");
        console.picture("pin");
        form.locator("button").click();
        assertThat(form.locator(".note")).containsText("The PIN is set");
        assertThat(console.page.locator("#pin-missing")).hasCount(0);
        Await.equal("583921", () -> console.desk.users.pins.get("operator"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-GB"})
    void handoverWithTwoOpenAlarms_isAcceptedItemByItem_andTheHeadOfThePageFollows(String locale) {
        open(locale);
        console.logIn("operator");
        Locator head = console.page.locator("#on-duty");
        assertThat(head).containsText("huarun");
        assertThat(head.locator(".urgent")).hasCount(1);
        console.picture("hand-over-head-" + locale);
        console.open("duty");
        Locator items = card("handover").locator("li");
        assertThat(items).hasCount(2);
        items.nth(0).locator("button").click();
        assertThat(items.nth(0)).hasClass("accepted");
        assertThat(head.locator(".urgent")).hasCount(1);
        items.nth(1).locator("button").click();
        assertThat(head.locator(".urgent")).hasCount(0);
        assertThat(head).containsText("operator");
        Await.equal(List.of("a.1 operator", "a.2 operator"), () -> console.desk.duty.said.takenOver);
        console.picture("hand-over-" + locale);
        console.requireNoErrors();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-GB"})
    void rollCall_coversEveryPage_strayKeysDoNothing_andOnlyTheTypedSecretAnswers(String locale) {
        long now = open(locale);
        console.logIn("operator");
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P2, now);
        Desk.await(console.desk.duty.submit(book -> book.order("room", "leader", now)));
        Locator prompt = console.page.locator("#roll-call");
        assertThat(prompt).isVisible();
        console.picture("roll-call-" + locale);
        for (String key : List.of("a", "Enter", "Space", "Escape", "Tab", "ArrowDown", "y")) {
            console.page.keyboard().press(key);
        }
        assertThat(prompt).isVisible();
        assertTrue(!console.desk.newest.get(alarm.id()).state().isAcked(), "the key that acknowledges does nothing behind the prompt");
        prompt.locator("button").click();
        assertThat(prompt).isVisible();
        prompt.locator("[name=secret]").fill("guess");
        prompt.locator("button").click();
        assertThat(prompt.locator("[role=alert]")).isVisible();
        assertEquals(RollCallState.ASKED, console.desk.duty.now().get("room").rollCalls().getFirst().state());
        prompt.locator("[name=username]").fill("operator");
        prompt.locator("[name=secret]").fill("operator");
        prompt.locator("button").click();
        assertThat(prompt).isHidden();
        console.open("duty");
        Locator check = card("presence").locator("[data-spot-check]");
        assertThat(check).hasCount(1);
        assertThat(check.locator("summary")).containsText(console.desk.duty.kept.spotChecks.values().iterator().next().hash());
        console.picture("spot-check-" + locale);
    }

    @Test
    void rollCallOfSomebodyElse_coversNoAlarms_andCanBeAnsweredThereByWhoWasAsked() {
        long now = open("zh-CN");
        console.logIn("supervisor");
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P2, now);
        Desk.await(console.desk.duty.submit(book -> book.order("room", "leader", now)));
        Locator prompt = console.page.locator("#roll-call");
        assertThat(prompt).isVisible();
        console.picture("roll-call-bar");
        console.row(alarm).locator(".acknowledge").click();
        assertThat(console.row(alarm)).containsText("supervisor");
        prompt.locator("[name=username]").fill("operator");
        prompt.locator("[name=secret]").fill("operator");
        prompt.locator("button").click();
        assertThat(prompt).isHidden();
        console.requireNoErrors();
    }

    @Test
    void missedRollCall_isToldToTheLeaderOnTheScreen() {
        long now = open("zh-CN");
        console.logIn("operator");
        Desk.await(console.desk.duty.submit(book -> book.order("room", "leader", now)));
        assertThat(console.page.locator("#roll-call")).isVisible();
        console.desk.duty.look(now + 300_000);
        assertThat(console.page.locator("#roll-call")).isHidden();
        assertThat(console.page.locator("#duty-notice")).containsText("leader");
        console.requireNoErrors();
    }
}
