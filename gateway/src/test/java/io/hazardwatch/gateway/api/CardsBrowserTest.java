package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.response.cards.NeighbourCall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Response cards of one alarm are never those of another, and who was told of an earlier incident was not told of this one. */
@Tag("browser")
class CardsBrowserTest extends ConsoleTestCase {
    private static final String CARD = ".details [data-folded='68476-85-7']";
    private final long now = System.currentTimeMillis();

    @BeforeEach
    void open() {
        console = new ConsolePage(chromium, "en-GB");
    }

    private Locator page(String selector) {
        return console.page.locator(selector);
    }

    private Alarm shown(PointId point) {
        Alarm alarm = console.desk.raise(point, Priority.P1, now);
        console.row(alarm).locator(".point").click();
        return alarm;
    }

    @Test
    void cardsOfAnotherAlarm_areNotShown_whileItsOwnDoNotCome() {
        console.logIn("admin");
        shown(Desk.GAS);
        assertThat(page(CARD)).isVisible();
        console.page.route(address -> address.contains("/cards?alarm=" + Desk.OTHER.enterprise()), Route::abort);
        Alarm other = shown(Desk.OTHER);
        assertThat(page("[data-details='" + other.id() + "']")).isVisible();
        assertThat(page(CARD)).hasCount(0);
    }

    @Test
    void neighbourToldOfAnEarlierIncident_isStillToBeTold() {
        console.desk.neighbourCalls.note(new NeighbourCall("", Desk.GAS.enterprise(), Desk.GAS.site(), "school", new Text("小学", "school"), "0519-0",
                "leak-1", NeighbourCall.Means.PHONE, true, "earlier", "op", now - 3_600_000, now - 3_600_000), null);
        console.logIn("admin");
        shown(Desk.GAS);
        page(CARD + " summary").click();
        Locator school = page(CARD + " [data-neighbour=school]");
        assertThat(school.locator("[data-reached=true]")).containsText("earlier");
        assertThat(school).hasAttribute("class", "late");
        school.locator("[value=reached]").click();
        assertThat(school.locator("[data-reached=true]")).hasCount(2);
        assertThat(school).hasAttribute("class", "told");
        console.page.keyboard().press("Escape");
        console.page.evaluate("location.hash = '#cards?place=huarun-gas%2Flpg-depot-01'");
        Locator here = page("#cards-here [data-neighbour=school]");
        assertThat(here.locator("[data-reached=true]")).hasCount(2);
        assertThat(here).hasAttribute("class", "late");
        console.requireNoErrors();
    }

    @Test
    void callWhoseAnswerIsLost_pressedAgain_isNotedOnce() {
        console.logIn("admin");
        shown(Desk.GAS);
        page(CARD + " summary").click();
        Locator school = page(CARD + " [data-neighbour=school]");
        console.page.route(address -> address.endsWith("/neighbour-calls"), route -> {
            route.fetch();
            route.abort();
        }, new Page.RouteOptions().setTimes(1));
        school.locator("[name=words]").fill("porter");
        school.locator("[value=reached]").click();
        assertThat(school.locator("form [role=alert]")).isVisible();
        school.locator("[value=reached]").click();
        assertThat(school.locator("form [role=alert]")).hasCount(0);
        assertThat(school.locator("[data-reached=true]")).hasCount(1);
        assertEquals(1, console.desk.neighbourCalls.all().size());
        school.locator("[value=reached]").click();
        assertThat(school.locator("[data-reached=true]")).hasCount(2);
    }
}
