package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is typed into a form stays while answers and changes of alarms come in and the page is drawn anew. */
@Tag("browser")
class ConsoleTypingBrowserTest extends ConsoleTestCase {
    private final List<Route> held = new ArrayList<>();

    /** On a busy machine the answer comes after the first letters. */
    @Test
    void answerAboutTheAlarmComesLate_andTheAlarmChanges_theShelvingFormKeepsWhatIsTyped() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        console.logIn("operator");
        assertThat(console.row(alarm)).isVisible();
        page.route(url -> url.endsWith("/api/v1/alarms/" + alarm.id().replace("/", "%2F")), held::add);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("s");
        Locator reason = page.locator(".request [name=reason]");
        assertThat(reason).isFocused();
        page.keyboard().type("valve ");
        page.waitForCondition(() -> !held.isEmpty());
        held.forEach(Route::resume);
        page.unrouteAll();
        assertThat(page.locator(".request label").first()).containsText("at most");
        page.keyboard().type("is ");
        Alarm returned = Alarms.with(alarm, AlarmState.D, 1, 0, "");
        console.desk.commit(Alarms.transition(alarm, returned, TransitionType.ALARM_RTN_UNACKED, "system"));
        assertThat(console.row(alarm)).hasAttribute("data-state", "D");
        page.keyboard().type("replaced");
        assertThat(reason).isFocused();
        assertThat(reason).hasValue("valve is replaced");
        page.locator(".request .primary").click();
        assertThat(console.row(alarm).locator("[data-kind='shelved']")).containsText("valve is replaced");
        assertThat(reason).hasCount(0);
        console.requireNoErrors();
    }

    /** The key asks for the form again after it was sent; what was written about one alarm is not said of another. */
    @Test
    void shelvedAndUnshelved_theKeyOpensTheFormAgain_andAnotherAlarmBeginsWithoutTheRemark() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        long now = System.currentTimeMillis();
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P2, now);
        Alarm other = console.desk.raise(Desk.OTHER, Priority.P3, now);
        console.logIn("operator");
        assertThat(console.row(other)).isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("s");
        assertThat(page.locator(".request [name=reason]")).isFocused();
        page.locator("[data-action=shelve]").click();
        assertThat(page.locator(".request")).hasCount(0);
        console.row(alarm).focus();
        page.keyboard().press("s");
        assertThat(page.locator(".request [name=reason]")).isFocused();
        page.locator(".remark input").fill("of the first");
        console.row(other).locator(".point").click();
        assertThat(page.locator(".details")).hasAttribute("data-details", other.id());
        assertThat(page.locator(".remark input")).hasValue("");
        console.requireNoErrors();
    }

    /** Nobody reads what was done about one alarm under the name of another. */
    @Test
    void journalOfTheNextAlarmComesLate_thatOfTheOneBeforeIsNotShown() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        long now = System.currentTimeMillis();
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P2, now);
        Alarm other = console.desk.raise(Desk.OTHER, Priority.P3, now);
        console.logIn("operator");
        console.row(alarm).locator(".point").click();
        assertThat(page.locator(".details .journal li").first()).isVisible();
        page.route(url -> url.contains("/journal"), held::add);
        console.row(other).locator(".point").click();
        assertThat(page.locator(".details")).hasAttribute("data-details", other.id());
        assertThat(page.locator(".details .journal li")).hasCount(0);
        page.waitForCondition(() -> !held.isEmpty());
        held.forEach(Route::resume);
        page.unrouteAll();
        assertThat(page.locator(".details .journal li").first()).isVisible();
        console.requireNoErrors();
    }

    /** An alarm that ended while the feed was away does not keep the others from sounding anew. */
    @Test
    void silencedAlarmIsGoneAfterTheFeedIsReadAnew_theOthersSoundAgain() {
        console = new ConsolePage(chromium, "en-GB");
        console.logIn("operator");
        assertEquals("true P1", console.page.evaluate("""
                import('./store.js').then(({ Store }) => {
                  const store = new Store(() => {});
                  const raisedAt = '2026-01-01T00:00:00Z';
                  const alarm = (id) => ({ id, priority: 'P1', annunciation: 'silenced', suppression: [], acked: false, annSeq: 1, raisedAt });
                  store.snapshot([alarm('gone'), alarm('there')]);
                  store.snapshot([alarm('there')]);
                  const isHeard = store.resound(0);
                  store.silenceAgain();
                  store.resound(0);
                  return `${isHeard} ${store.sounding}`;
                })"""));
        console.requireNoErrors();
    }

    /** The whole page is drawn anew every second, and with every alarm. */
    @Test
    void pageIsDrawnAnew_formsOfAccountsAndKeysKeepWhatIsChosenAndTyped() {
        console = new ConsolePage(chromium, "en-GB");
        console.logIn("admin");
        console.open("accounts");
        Locator form = console.page.locator("#make-account");
        form.locator("[name=role]").selectOption("OPERATOR");
        form.locator("[name=enterprise]").fill("huarun-gas");
        drawAnew(1);
        assertThat(form.locator("[name=role]")).hasValue("OPERATOR");
        assertThat(form.locator("[name=enterprise]")).hasValue("huarun-gas");
        console.open("apiKeys");
        console.page.locator("#make-key [name=days]").fill("7");
        drawAnew(2);
        assertThat(console.page.locator("#make-key [name=days]")).hasValue("7");
        console.requireNoErrors();
    }

    private void drawAnew(int alarms) {
        console.desk.raise(new PointId("huarun-gas", "lpg-depot-01", "gd-" + alarms, "lel"), Priority.P2, System.currentTimeMillis());
        assertThat(console.page.locator(".total .count")).hasText(String.valueOf(alarms));
    }
}
