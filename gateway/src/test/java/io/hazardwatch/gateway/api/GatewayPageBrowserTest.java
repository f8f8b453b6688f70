package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.hazardwatch.gateway.api.plant.LiveConfiguration.Fault;
import io.hazardwatch.gateway.api.plant.LiveConfiguration.Outcome;
import io.hazardwatch.gateway.api.plant.LiveConfiguration.Status;
import io.hazardwatch.gateway.api.plant.LiveConfiguration.Withheld;
import io.hazardwatch.gateway.registry.ConfigurationRemovals;
import io.hazardwatch.gateway.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gateway itself waits for is seen where people look, and one's own password is changed there. */
@Tag("browser")
class GatewayPageBrowserTest extends ConsoleTestCase {
    private static final Status CALM = new Status("r1", List.of(), false, null, List.of(), false, List.of(), List.of(), 0);

    @AfterEach
    void pageHadNoErrors() {
        console.requireNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,网关 3,文件已改动，重启后生效,组态文件均已生效", "en-GB,Gateway 3,Changed files that need a restart,Every file is in force"})
    void filesRefusedWaitingOrNeedingARestart_areCountedOnTheTab_andConfirmedByTwoClicks(String locale, String tab,
                                                                                       String restart, String calm) {
        console = new ConsolePage(chromium, locale);
        ConfigurationRemovals removals = new ConfigurationRemovals(120, 60, List.of("huarun-gas/annex"), List.of(Desk.GAS),
                List.of(Desk.GAS), List.of(Desk.GAS));
        console.desk.configuration.status = new Status("r1",
                List.of(new Fault("sites/depot.yaml", "devices[0].points[1]", "abc", "must be a number")),
                false, new Withheld("r2", removals), List.of(), true, List.of("gateway.yaml"), List.of(), 2);
        console.desk.configuration.outcome = Outcome.TAKEN;
        console.logIn("admin");
        Locator button = console.page.locator("[data-page='gateway']");
        assertThat(button).hasText(tab);
        console.open("gateway");
        assertThat(console.page.locator("[data-matter='problems']")).containsText("sites/depot.yaml devices[0].points[1]: abc: "
                + (locale.startsWith("zh") ? "须为数字" : "must be a number"));
        assertThat(console.page.locator("[data-matter='pending']")).containsText("120 → 60");
        assertThat(console.page.locator("[data-matter='pending']")).containsText(Desk.GAS.toString());
        assertThat(console.page.locator("[data-matter='restart']")).containsText(restart);
        assertThat(console.page.locator("[data-matter='restart']")).containsText("gateway.yaml");
        console.picture("gateway-" + locale);
        console.page.locator("[data-confirm='ask']").click();
        assertEquals(null, console.desk.configuration.confirmed);
        Locator second = console.page.locator("[data-matter='pending'] form");
        second.locator("[name=username]").fill("admin.all");
        second.locator("[name=password]").fill("admin.all");
        console.picture("gateway-second-" + locale);
        console.desk.configuration.status = CALM;
        console.page.locator("[data-confirm='really']").click();
        assertThat(console.page.locator(".gateway .nothing")).hasText(calm);
        Await.equal("admin r2 admin.all", () -> console.desk.configuration.confirmed);
        assertThat(button).hasText(tab.replace(" 3", ""), new HasTextOptions().setTimeout(60_000));
    }

    @Test
    void personOfOneEnterpriseOrAViewer_confirmsNothing() {
        console = new ConsolePage(chromium, "en-GB");
        console.desk.configuration.status = new Status("r1", List.of(), false, null, List.of("huarun-gas.a.b.c.high"), false,
                List.of(), List.of(), 0);
        console.logIn("viewer");
        console.open("gateway");
        assertThat(console.page.locator("[data-matter='held']")).containsText("huarun-gas.a.b.c.high");
        assertThat(console.page.locator("[data-confirm]")).hasCount(0);
        console.logOut();
        console.logIn("huarun");
        assertThat(console.page.locator("[data-page='gateway']")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,设备登录被拒", "en-GB,Refused log-ins of devices"})
    void devicesWithAWrongPassword_areOnThePageOfTheQuarantine_forAdministrators(String locale, String title) {
        console = new ConsolePage(chromium, locale);
        console.logIn("admin");
        console.open("rejects");
        assertThat(console.page.locator(".board h2")).containsText(title);
        assertThat(console.page.locator(".refused tbody tr").first()).containsText("10.0.0.7");
        assertThat(console.page.locator(".refused tbody tr").first()).containsText("+08:00");
        console.picture("refused-" + locale);
        console.logOut();
        console.logIn("operator");
        console.open("rejects");
        assertThat(console.page.locator(".rejects")).containsText("not_json");
        assertThat(console.page.locator(".refused")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,两次输入的新密码不一致,原密码不正确,密码已修改",
        "en-GB,The new passwords differ,The present password is wrong,The password is changed"})
    void ownPassword_isChangedBehindTheName_andARefusalIsShown(String locale, String differ, String wrong, String changed) {
        console = new ConsolePage(chromium, locale);
        console.logIn("operator");
        console.page.locator("#who").click();
        Locator dialog = console.page.locator("#password");
        fill(dialog, "guess", "quiet harbour 71", "quiet harbour 17");
        assertThat(dialog.locator(".note")).hasText(differ);
        fill(dialog, "guess", "quiet harbour 71", "quiet harbour 71");
        assertThat(dialog.locator(".note")).containsText(wrong);
        fill(dialog, "operator", "quiet harbour 71", "quiet harbour 71");
        assertThat(dialog.locator(".note")).hasText(changed);
        dialog.locator(".close").click();
        assertThat(dialog).hasCount(0);
        assertThat(console.page.locator("div.connection.live")).isVisible();
        console.errors.removeIf(error -> error.contains("status of 403"));
    }

    private static void fill(Locator dialog, String old, String next, String again) {
        Locator form = dialog.locator("form:has([name=old])");
        form.locator("[name=old]").fill(old);
        form.locator("[name=next]").fill(next);
        form.locator("[name=again]").fill(again);
        form.locator(".primary").click();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,设备凭证,仅显示一次，请立即记下", "en-GB,Credentials,Shown once: write it down now"})
    void administrator_issuesACredential_seesItsPasswordOnce_andRevokesByTwoPresses(String locale, String title, String once) {
        console = new ConsolePage(chromium, locale);
        console.logIn("admin");
        console.open("credentials");
        assertThat(console.page.locator(".board h2")).containsText(title);
        console.page.locator("#issue-credential [name='name']").fill("gateway-7");
        console.page.locator("#issue-credential button").click();
        assertThat(console.page.locator("#issued-credential")).containsText("gateway-7-1");
        assertThat(console.page.locator("#issued-credential")).containsText(once);
        console.picture("credentials-" + locale);
        Locator revoke = console.page.locator("[data-credential='gw-1'] .revoke");
        revoke.click();
        assertThat(console.page.locator("#issued-credential")).isVisible();
        revoke.click();
        assertThat(console.page.locator("#issued-credential")).hasCount(0);
        console.logOut();
        console.logIn("operator");
        assertThat(console.page.locator("[data-page='alarms']")).isVisible();
        assertThat(console.page.locator("[data-page='credentials']")).hasCount(0);
    }
}
