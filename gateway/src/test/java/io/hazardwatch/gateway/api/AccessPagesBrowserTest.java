package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts, keys, sessions, the access log and the report of actions on monitoring, each for who has the right. */
@Tag("browser")
class AccessPagesBrowserTest extends ConsoleTestCase {
    private static final List<String> PAGES = List.of("accounts", "apiKeys", "sessions", "accessLog", "monitoringActions");

    @AfterEach
    void pageHadNoErrors() {
        console.requireNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,账号,仅显示一次", "en-GB,Accounts,Shown once"})
    void administrator_handlesAccountsAndKeys_onPhonesToo(String locale, String accounts, String once) {
        console = new ConsolePage(chromium, locale);
        console.logIn("admin");
        console.open("accounts");
        assertThat(console.page.locator(".board h2")).hasText(accounts);
        Locator form = console.page.locator("#make-account");
        form.locator("[name=username]").fill("li-wei");
        form.locator("[name=password]").fill("correct staple 7");
        form.locator("[name=role]").selectOption("REGULATOR");
        form.locator("button").click();
        assertThat(form.locator("[name=username]")).hasValue("");
        console.page.locator("[data-account='gw-1'] .edit").click();
        console.page.locator("[data-account='gw-1'] .primary").click();
        assertThat(console.page.locator("[data-account='gw-1'] .edit")).isVisible();
        console.open("apiKeys");
        console.page.locator("#make-key [name=name]").fill("scada");
        console.page.locator("#make-key [value=READ]").check();
        console.page.locator("#make-key .primary").click();
        assertThat(console.page.locator("#made-key")).containsText("hwk_");
        assertThat(console.page.locator("#made-key")).containsText(once);
        console.picture("api-keys-" + locale);
        Locator revoke = console.page.locator("[data-key] .revoke");
        revoke.click();
        revoke.click();
        assertThat(console.page.locator("[data-key]")).hasCount(0);
        for (int width : List.of(390, 1024, 1400)) {
            console.page.setViewportSize(width, 844);
            for (String name : PAGES) {
                console.open(name);
                assertThat(console.page.locator("[data-page='" + name + "']")).hasAttribute("aria-current", "page");
                assertThat(console.page.locator(".board h2")).isVisible();
                Object wide = console.page.evaluate("document.documentElement.scrollWidth <= innerWidth");
                assertEquals(true, wide, name + " at " + width);
                console.picture("access-" + name + '-' + width + '-' + locale);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,其间已被他人修改，现为： 角色: OPERATOR", "en-GB,Somebody has changed it meanwhile. It is now: role: OPERATOR"})
    void accountChangedByAnother_isShownAsItIsNow_andWhatWasTypedStays(String locale, String said) {
        console = new ConsolePage(chromium, locale);
        console.logIn("admin");
        console.open("accounts");
        Locator row = console.page.locator("[data-account='gw-1']");
        row.locator(".edit").click();
        row.locator("[name=sites]").fill("huarun-gas/lpg-depot-01");
        another("OPERATOR");
        row.locator(".primary").click();
        assertThat(console.page.locator(".board .note")).containsText(said);
        console.picture("changed-meanwhile-" + locale);
        assertThat(row.locator("[name=role]")).hasValue("OPERATOR");
        assertThat(row.locator("[name=sites]")).hasValue("huarun-gas/lpg-depot-01");
        console.page.route("**/users/gw-1", route -> {
            if (route.request().method().equals("PUT")) {
                another("MAINTENANCE");
            }
            route.resume();
        });
        row.locator(".primary").click();
        assertThat(console.page.locator(".board .note")).containsText("MAINTENANCE");
        console.page.unroute("**/users/gw-1");
        row.locator(".primary").click();
        assertThat(row.locator(".edit")).isVisible();
        assertThat(row).containsText("huarun-gas/lpg-depot-01");
        row.locator(".revoke").click();
        another("VIEWER");
        row.locator(".revoke").click();
        assertThat(console.page.locator(".board .note")).containsText("VIEWER");
        assertThat(row).containsText("VIEWER");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"zh-CN|其间已被他人修改，现为： 语言: 英文; 可紧急联系: 是; 名称: 李; 加严: 最少值班人数: 2",
        "en-GB|Somebody has changed it meanwhile. It is now: language: English; reachable urgently: Yes; name: Li; tightens: least on duty: 2"})
    void whatStandsThereNow_isSaidInWords(String locale, String said) {
        console = new ConsolePage(chromium, locale);
        console.logIn("admin");
        console.page.route("**/api/v1/people/x", route -> route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(
                "{\"id\":\"x\",\"language\":\"en\",\"reachableUrgently\":true,\"name\":{\"zh\":\"李\",\"en\":\"Li\"},"
                        + "\"tightens\":{\"minimumOnDuty\":2}}")));
        assertEquals(said, console.page.evaluate("import('./http.js').then(({ edit }) => edit('PUT', '/people/x', { id: 'x', language: 'zh' }))"
                + ".then(() => 'changed', ({ message }) => message)"));
    }

    private void another(String role) {
        try (Client client = new Client(console.desk.url())) {
            assertEquals(200, client.send("PUT", "/api/v1/users/gw-1", new JsonObject().put("role", role).encode(), "Authorization",
                    Client.basic("admin.all")).status());
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,用户名或密码不正确", "en-GB,Name or password is wrong"})
    void ownSecretAgain_isAskedInPlace_andWhatWasTypedGoesOn(String locale, String wrong) {
        FakeClock clock = new FakeClock(System.currentTimeMillis());
        console = new ConsolePage(chromium, locale, clock);
        console.logIn("admin");
        console.open("accounts");
        Locator form = console.page.locator("#make-account");
        form.locator("[name=username]").fill("li-wei");
        form.locator("[name=password]").fill("correct staple 7");
        form.locator("[name=role]").selectOption("ADMIN");
        clock.advance(600_000);
        form.locator("button").click();
        Locator asked = console.page.locator("#reauthenticate");
        assertThat(asked.locator("[name=password]")).isFocused();
        for (int width : List.of(390, 1024, 1400)) {
            console.page.setViewportSize(width, 844);
            assertEquals(true, console.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "at " + width);
            console.picture("reauthenticate-" + width + '-' + locale);
        }
        asked.locator("button[type=button]").click();
        assertThat(asked).hasCount(0);
        assertThat(form.locator("[name=username]")).hasValue("li-wei");
        form.locator("button").click();
        asked.locator("[name=password]").fill("guess");
        asked.locator(".primary").click();
        assertThat(asked.locator(".note")).containsText(wrong);
        asked.locator("[name=password]").fill("admin");
        asked.locator(".primary").click();
        assertThat(asked).hasCount(0);
        assertThat(form.locator("[name=username]")).hasValue("");
        Await.until("journaled",
                () -> console.desk.notes.stream().anyMatch(note -> note.subject().equals("li-wei") && note.reason().startsWith("made, role ADMIN")));
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 历史报警, 只读记录", "en-GB, Past alarms, reads records"})
    void auditor_readsTheRecords_andIsToldThatNoAlarmsAreShown(String locale, String past, String told) {
        console = new ConsolePage(chromium, locale);
        Page page = console.page;
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.logIn("auditor.all");
        assertThat(page.locator("#journal-room .brand")).containsText(told);
        assertThat(page.locator("h1")).hasText(past);
        assertThat(page.locator(".past tbody tr")).containsText(alarm.point().toString());
        assertThat(page.locator(".past button.plain-title, .total, #silence, #search-open")).hasCount(0);
        for (String name : List.of("monitoringActions", "accessLog", "apiKeys", "sessions")) {
            page.locator("[data-page='" + name + "']").click();
            console.settled();
            assertThat(page.locator("main[data-shown='" + name + "'] h2").first()).isVisible();
            assertThat(page.locator("main [role=alert]")).hasCount(0);
        }
        page.locator("#who").click();
        assertThat(page.locator("#theme")).isVisible();
        console.logOut();
        console.requireNoErrors();
    }

    @Test
    void deskHandedToAnAuditor_isSilent_andShowsNoAlarm_andTheLogOutIsNotRefused() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        List<String> refused = new CopyOnWriteArrayList<>();
        page.onResponse(answer -> {
            if (answer.status() == 403) {
                refused.add(answer.url());
            }
        });
        console.desk.users.pins.put("auditor.all", "583921");
        console.logIn("auditor.all");
        console.logOut();
        console.logIn("operator");
        console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        assertThat(page.locator("html")).hasAttribute("data-horn", "P1");
        page.locator("#who").click();
        page.locator("#hand-over [name=username]").fill("auditor.all");
        page.locator("#hand-over [name=pin]").fill("583921");
        page.locator("#hand-over button").click();
        assertThat(page.locator("#journal-room")).isVisible();
        assertThat(page.locator("html")).hasAttribute("data-horn", "quiet");
        console.logOut();
        assertEquals(List.of(), refused);
        console.requireNoErrors();
    }

    @Test
    void accessLogAndReport_areShownWithFilterAndLaw() {
        console = new ConsolePage(chromium, "en-GB");
        String alarm = console.desk.raise(Desk.GAS, Priority.P1, Desk.START).id();
        try (Client client = new Client(console.desk.url())) {
            client.post("maintenance", "/api/v1/alarms/" + alarm + "/out-of-service", new JsonObject().put("permit", "WP-7")
                    .put("until", "2999-01-01T00:00:00Z").put("measure", "detector").put("reason", "test"));
        }
        console.logIn("admin");
        console.open("accessLog");
        assertThat(console.page.locator("#access-lines")).containsText("/api/v1/alarms/" + alarm + "/out-of-service");
        console.page.locator("#access-filter [name=user]").fill("nobody-of-that-name");
        console.page.locator("#access-filter .primary").click();
        assertTrue(console.page.locator("#access-filter").isVisible());
        console.open("monitoringActions");
        assertThat(console.page.locator("#law")).containsText("art. 36");
    }

    @Test
    void viewer_seesOwnKeysAndSessionsOnly() {
        console = new ConsolePage(chromium, "en-GB");
        console.logIn("viewer");
        console.open("sessions");
        assertThat(console.page.locator("[data-session]")).hasCount(1);
        assertThat(console.page.locator("[data-page='accounts']")).hasCount(0);
        assertThat(console.page.locator("[data-page='accessLog']")).hasCount(0);
        assertThat(console.page.locator("[data-page='monitoringActions']")).hasCount(1);
    }
}
