package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every journey with the keyboard alone: no pointer, and nothing gets the focus but by a key. */
@Tag("browser")
class KeyboardJourneyBrowserTest extends ConsoleTestCase {
    private static final int TABS_MAX = 120;

    @AfterEach
    void pageHadNoErrors() {
        console.requireNoErrors();
    }

    private void press(String... keys) {
        for (String key : keys) {
            console.page.keyboard().press(key);
        }
    }

    /** Goes there by Tab. */
    private void tabTo(String selector) {
        console.page.waitForSelector(selector);
        for (int i = 0; i < TABS_MAX; i++) {
            press("Tab");
            if ((boolean) console.page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        fail("not reached by Tab: " + selector);
    }

    /** Opens a page by its menu. */
    private void open(String menu, String name) {
        tabTo(".menu[data-menu='" + menu + "'] > button");
        press("ArrowDown");
        for (int i = 0; i < TABS_MAX && !(boolean) console.page.evaluate("name => document.activeElement.dataset.page === name", name); i++) {
            press("ArrowDown");
        }
        press("Enter");
        assertThat(console.page.locator("[data-page='" + name + "']")).hasAttribute("aria-current", "page");
    }

    private void logIn(String user) {
        console.page.navigate(console.desk.url() + "/");
        tabTo("[name=username]");
        console.page.keyboard().type(user);
        press("Tab");
        console.page.keyboard().type(user);
        press("Enter");
        assertThat(console.page.locator(".room")).isVisible();
    }

    @Test
    void leak_fromTheWallToCurveCardAndAnswer() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        logIn("operator");
        tabTo("[data-page=overview]");
        press("Enter");
        tabTo("[data-site='huarun-gas/lpg-depot-01']");
        press("Enter");
        tabTo("#site-alarms");
        press("Enter");
        assertThat(console.row(alarm)).isVisible();
        press("ArrowDown", "Enter");
        assertThat(page.locator(".details [data-drawn]")).isVisible();
        tabTo(".details #acknowledge:enabled");
        tabTo(".details [data-folded] > summary");
        press("Enter");
        assertThat(page.locator(".details [data-card='68476-85-7']")).isVisible();
        page.keyboard().press("Shift+Tab");
        for (int i = 0; i < TABS_MAX && !(boolean) page.evaluate("document.activeElement.id === 'acknowledge'"); i++) {
            page.keyboard().press("Shift+Tab");
        }
        press("Enter");
        assertThat(console.row(alarm)).hasAttribute("data-state", "C");
        Await.equal(AlarmState.C, () -> console.desk.newest.get(alarm.id()).state());
        press("Escape");
        assertThat(page.locator(".details")).hasCount(0);
    }

    @Test
    void handOver_andRollCall() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        long change = System.currentTimeMillis();
        console.desk.duty.post("room", "huarun-gas", List.of("huarun"), List.of("operator"), change);
        console.desk.duty.said.matters.add(new OpenMatter(OpenMatter.Kind.ALARM_UNACKNOWLEDGED, "a.1", new Text("高高报", "High high")));
        console.desk.duty.look(change);
        logIn("operator");
        open("watch", "duty");
        tabTo("[data-card=handover] li button");
        press("Enter");
        assertThat(page.locator("[data-card=handover] li").first()).hasClass("accepted");
        Desk.await(console.desk.duty.submit(book -> book.order("room", "supervisor", System.currentTimeMillis())));
        Locator prompt = page.locator("#roll-call");
        assertThat(prompt).isVisible();
        press("a", "Enter", "Space");
        assertThat(prompt).isVisible();
        press("Tab");
        assertThat(prompt.locator("[name=username]")).isFocused();
        press("Tab");
        page.keyboard().type("operator");
        press("Enter");
        assertThat(prompt).isHidden();
    }

    @Test
    void shelving_andTakingItBack() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        logIn("operator");
        assertThat(console.row(alarm)).isVisible();
        press("ArrowDown", "s");
        assertThat(page.locator(".request [name=reason]")).isFocused();
        page.keyboard().type("valve is replaced");
        press("Enter");
        assertThat(console.row(alarm).locator("[data-kind=shelved]")).containsText("valve is replaced");
        tabTo("[data-action=unshelve]:enabled");
        press("Enter");
        tabTo(".request [name=reason]");
        press("Enter");
        assertThat(console.row(alarm).locator("[data-kind=shelved]")).hasCount(0);
    }
}
