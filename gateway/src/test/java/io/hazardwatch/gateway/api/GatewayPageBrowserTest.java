package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.hazardwatch.gateway.api.LiveConfiguration.Fault;
import io.hazardwatch.gateway.api.LiveConfiguration.Outcome;
import io.hazardwatch.gateway.api.LiveConfiguration.Status;
import io.hazardwatch.gateway.api.LiveConfiguration.Withheld;
import io.hazardwatch.gateway.registry.Shrinkage;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gateway itself waits for is seen where people look, and one's own password is changed there. */
@Tag("browser")
class GatewayPageBrowserTest {
    private static final Status CALM = new Status("r1", List.of(), false, null, List.of(), List.of(), List.of(), 0);
    private static Chromium chromium;
    private ConsolePage console;

    @BeforeAll
    static void launch() {
        chromium = new Chromium();
    }

    @AfterAll
    static void quit() {
        chromium.close();
    }

    @AfterEach
    void close() {
        console.close();
        console.requireNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,网关 3,文件已改动，重启后生效,组态文件均已生效", "en-GB,Gateway 3,Changed files that need a restart,Every file is in force"})
    void filesRefusedWaitingOrNeedingARestart_areCountedOnTheTab_andConfirmedByTwoClicks(String locale, String tab,
                                                                                       String restart, String calm) {
        console = new ConsolePage(chromium, locale);
        Shrinkage shrinkage = new Shrinkage(120, 60, List.of("huarun-gas/annex"), List.of(Desk.GAS), List.of(Desk.GAS));
        console.desk.configuration.status = new Status("r1", List.of(new Fault("sites/depot.yaml", "devices[0].points[1]", "abc", "must be a number")),
                false, new Withheld("r2", shrinkage), List.of(), List.of("gateway.yaml"), List.of(), 2);
        console.desk.configuration.outcome = Outcome.TAKEN;
        console.logIn("admin");
        Locator button = console.page.locator("[data-page='gateway']");
        assertThat(button).hasText(tab);
        button.click();
        assertThat(console.page.locator("[data-matter='problems']")).containsText("sites/depot.yaml devices[0].points[1]: abc: must be a number");
        assertThat(console.page.locator("[data-matter='pending']")).containsText("120 → 60");
        assertThat(console.page.locator("[data-matter='pending']")).containsText(Desk.GAS.toString());
        assertThat(console.page.locator("[data-matter='restart']")).containsText(restart);
        assertThat(console.page.locator("[data-matter='restart']")).containsText("gateway.yaml");
        console.picture("gateway-" + locale);
        console.page.locator("[data-confirm='ask']").click();
        assertEquals(null, console.desk.configuration.confirmed);
        console.desk.configuration.status = CALM;
        console.page.locator("[data-confirm='really']").click();
        assertThat(console.page.locator(".gateway .nothing")).hasText(calm);
        assertEquals("admin r2", console.desk.configuration.confirmed);
        assertThat(button).hasText(tab.replace(" 3", ""), new HasTextOptions().setTimeout(15_000));
    }

    @Test
    void personOfOneEnterpriseOrAViewer_confirmsNothing() {
        console = new ConsolePage(chromium, "en-GB");
        console.desk.configuration.status = new Status("r1", List.of(), false, null, List.of("huarun-gas.a.b.c.high"), List.of(), List.of(), 0);
        console.logIn("viewer");
        console.open("gateway");
        assertThat(console.page.locator("[data-matter='held']")).containsText("huarun-gas.a.b.c.high");
        assertThat(console.page.locator("[data-confirm]")).hasCount(0);
        console.page.locator("#log-out").click();
        console.logIn("huarun");
        assertThat(console.page.locator("[data-page='gateway']")).hasCount(0);
    }

    @Test
    void ownPassword_isChangedFromTheName_andARefusalIsShown() {
        console = new ConsolePage(chromium, "en-GB");
        List<String> sent = new ArrayList<>();
        console.page.route("**/api/v1/session/password", route -> {
            sent.add(route.request().postData());
            route.fulfill(sent.size() == 1 ? new Route.FulfillOptions().setStatus(409).setContentType("application/problem+json")
                    .setBody("{\"detail\":\"too short\"}") : new Route.FulfillOptions().setStatus(204));
        });
        console.logIn("operator");
        console.page.locator("#who").click();
        Locator dialog = console.page.locator("#password");
        dialog.locator("[name=old]").fill("operator");
        dialog.locator("[name=next]").fill("one");
        dialog.locator("[name=again]").fill("two");
        dialog.locator(".primary").click();
        assertThat(dialog.locator(".note")).hasText("The new passwords differ");
        assertEquals(List.of(), sent);
        dialog.locator("[name=again]").fill("one");
        dialog.locator(".primary").click();
        assertThat(dialog.locator(".note")).containsText("too short");
        dialog.locator(".primary").click();
        assertThat(dialog.locator(".note")).hasText("The password is changed");
        assertEquals(new JsonObject().put("old", "operator").put("new", "one"), new JsonObject(sent.getLast()));
        dialog.locator(".close").click();
        assertThat(dialog).hasCount(0);
    }
}
