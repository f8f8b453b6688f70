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
import io.hazardwatch.gateway.testkit.Await;
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
        Await.equal(1, () -> console.desk.neighbourCalls.all().size());
        school.locator("[value=reached]").click();
        assertThat(school.locator("[data-reached=true]")).hasCount(2);
    }

    @Test
    void pureModules_neighboursByDistance_andEquipmentThatIsDue() {
        console.page.navigate(console.desk.url() + "/");
        assertEquals("near 5,same null,far 100,other null", told("surroundings.js", """
                (() => { const device = (id, hazardSource, place) => ({device: id, hazardSource, place, points: [{point: `e/s/${id}/v`}]});
                  const all = [device('other', 'b', null), device('far', 'b', {east: 100, north: 0}), device('same', 'a', null), device('own', 'a',
                    {east: 0, north: 0}), device('near', null, {east: 3, north: 4})];
                  const found = module.neighbours(all, 'e/s/own/v').map(({device, metres}) => `${device} ${metres}`);
                  return [found[0], found[2], found[1], found[3]].join(); })()"""), "the nearest first");
        assertEquals("late soon broken", told("equipment-due.js", """
                module.due([['soon', [], 60], ['later', [], 91], ['broken', [1], 400], ['late', [], -3], ['unknown', [], null]]
                    .map(([id, reasons, daysLeft]) => ({id, reasons, proofs: [{daysLeft, failedSince: null}]}))).map(({id}) => id).join(' ')"""));
    }

    private Object told(String module, String expression) {
        return console.page.evaluate("import('/" + module + "').then((module) => " + expression + ")");
    }
}
