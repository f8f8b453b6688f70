package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices get their credentials by a prepared place or from an encrypted file: a secret is shown once, and only what would work is offered. */
@Tag("browser")
class DeviceSetupBrowserTest extends ConsoleTestCase {
    private static final List<Integer> WIDTHS = List.of(390, 1024, 1400);

    @AfterEach
    void pageHadNoErrors() {
        console.requireNoErrors();
    }

    private Locator at(String selector) {
        return console.page.locator(selector);
    }

    /** Looks at the page as it stands: nothing wider than the screen, nothing that axe finds. */
    private void look(String name) {
        for (int width : WIDTHS) {
            console.page.setViewportSize(width, 844);
            assertEquals(true, console.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name + " at " + width);
            console.picture(name + '-' + width);
        }
        console.page.evaluate(ConsoleUseBrowserTest.AXE);
        assertEquals("", console.page.evaluate("""
                axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(({violations}) =>
                    violations.map(({id, nodes}) => id + ': ' + nodes.map(({html}) => html.slice(0, 120)).join('; ')).join('\\n'))"""), name);
    }

    private void journaled(String words) {
        Await.until("journaled: " + words, () -> console.desk.notes.stream().anyMatch(note -> note.reason().contains(words)));
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,仅显示一次，请立即记下,该序列号已有待接入的预置", "en-GB,Shown once: write it down now,A place waits for that serial number already"})
    void place_isPreparedByKeys_itsCodeShownOnce_andWithdrawnByTwoPresses(String locale, String once, String taken) {
        console = new ConsolePage(chromium, locale, new FakeClock(Desk.START));
        console.logIn("admin");
        console.open("claims");
        type("SN-1001", "Tab", "lpg-depot-01/gd-07", "Enter");
        assertThat(at("#made-claim")).containsText("code-of-gd-07");
        assertThat(at("#made-claim")).containsText(once);
        assertThat(at("#prepare-claim [name=serial]")).hasValue("");
        look("claims-" + locale);
        type("SN-2000", "Tab", "lpg-depot-01/gd-07", "Enter");
        assertThat(at(".board [role=alert]")).containsText(taken);
        assertThat(at("#prepare-claim [name=serial]")).hasValue("SN-2000");
        at("[data-claim='SN-1000'] .revoke").focus();
        console.page.keyboard().press("Enter");
        assertThat(at("#made-claim")).isVisible();
        console.page.keyboard().press("Enter");
        journaled("withdrawn");
        console.open("alarms");
        console.open("claims");
        assertThat(at("[data-claim='SN-1000']")).isVisible();
        assertThat(at("#made-claim")).hasCount(0);
    }

    /** By keys alone, from the first field on. */
    private void type(String... parts) {
        at("#prepare-claim [name=serial]").focus();
        for (String part : parts) {
            if (part.equals("Tab") || part.equals("Enter")) {
                console.page.keyboard().press(part);
            } else {
                console.page.keyboard().type(part);
            }
        }
    }

    @Test
    void passwordThatIsShownOnce_isNoBarrier() {
        console = new ConsolePage(chromium, "en-GB");
        console.logIn("admin");
        console.open("credentials");
        at("#issue-credential [name=name]").fill("gateway-7");
        at("#issue-credential button").click();
        assertThat(at("#issued-credential dd code").last()).hasText("secret");
        look("credentials");
    }

    private static String place(int number, String state) {
        String ended = List.of("claimed", "withdrawn").contains(state) ? "\"2026-03-09T00:00:00Z\"" : "null";
        return """
                {"serial": "SN-%1$d", "device": "huarun-gas/lpg-depot-01/gd-0%1$d", "state": "%2$s", "preparedBy": "admin",
                "preparedAt": "2026-03-0%1$dT00:00:00Z", "expiresAt": "2026-04-01T00:00:00Z", "endedAt": %3$s, "credential": %4$s, "wrongCodes": 0,
                "lockedUntil": null}""".formatted(number, state, ended, state.equals("claimed") ? "\"token-1\"" : "null");
    }

    @Test
    void onlyPlacesThatStillWait_mayBeWithdrawn_andStandFirst_andWordsFindOne() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        String places = Stream.of(place(1, "claimed"), place(2, "open"), place(3, "withdrawn"), place(4, "locked"), place(5, "expired"))
                .collect(Collectors.joining(","));
        page.route("**/claims", route -> route.fulfill(new Route.FulfillOptions().setContentType("application/json")
                .setBody("{\"claims\":[" + places + "]}")));
        console.logIn("admin");
        console.open("claims");
        assertThat(at("[data-claim]")).hasCount(5);
        assertEquals(List.of("SN-4", "SN-2", "SN-5", "SN-3", "SN-1"), page.evaluate("[...document.querySelectorAll('[data-claim]')].map((row) => "
                + "row.dataset.claim)"));
        assertThat(at("#claims .revoke")).hasCount(2);
        assertThat(at("[data-state=claimed] .revoke, [data-state=withdrawn] .revoke, [data-state=expired] .revoke")).hasCount(0);
        assertThat(at("[data-claim='SN-1']")).containsText("token-1");
        at("#claim-words").fill("gd-04");
        assertThat(at("[data-claim]")).hasCount(1);
        assertThat(at("[data-claim='SN-4']")).isVisible();
        console.logOut();
        console.logIn("operator");
        assertThat(at("[data-page='alarms']")).isVisible();
        assertThat(at("[data-page='claims'], [data-page='archives']")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,仅显示一次，没有它文件无法打开,网关不再保留", "en-GB,nothing else opens the file,the gateway keeps it no more"})
    void fileOfCredentials_isMade_itsPassphraseShownOnce_andFetchedOnce(String locale, String once, String fetched) throws IOException {
        console = new ConsolePage(chromium, locale);
        console.logIn("admin");
        console.open("archives");
        at("#order-archive button").focus();
        console.page.keyboard().press("Enter");
        assertThat(at("#archive-passphrase code")).hasText(Pattern.compile("[\\w-]{32}"));
        assertThat(at("#archive-passphrase")).containsText(once);
        assertThat(at("#archive[data-state=ready]")).containsText("1 / 1");
        assertThat(at("#order-archive")).hasCount(0);
        look("archives-" + locale);
        at("#fetch-archive").focus();
        Download saved = console.page.waitForDownload(() -> console.page.keyboard().press("Enter"));
        assertTrue(saved.suggestedFilename().matches("huarun-gas-[0-9a-f]{16}\\.creds"), saved::suggestedFilename);
        assertEquals("huarun-gas/lpg-depot-01/gd-07", Files.readString(saved.path()).strip());
        assertThat(at("#archive-file")).containsText(fetched);
        assertThat(at("#archive")).hasCount(0);
        assertThat(at("#archive-passphrase")).isVisible();
        Download again = console.page.waitForDownload(() -> at("#archive-file a").click());
        assertEquals(saved.suggestedFilename(), again.suggestedFilename());
        journaled("archive of 1 credentials fetched");
        console.open("alarms");
        console.open("archives");
        assertThat(at("#order-archive")).isVisible();
        assertThat(at("#archive-passphrase, #archive-file")).hasCount(0);
    }

    @Test
    void ownPassphrase_isNotShown_namedDevicesAreAsked_andAFileNobodyFetchedIsDeletedByTwoPresses() {
        console = new ConsolePage(chromium, "en-GB");
        console.logIn("admin");
        console.open("archives");
        at("#order-archive [name=of]").selectOption("*named");
        at("#order-archive [name=devices]").fill("lpg-depot-01/none");
        at("#order-archive [name=passphrase]").fill("correct staple 7");
        at("#order-archive button").click();
        assertThat(at(".board [role=alert]")).containsText("lpg-depot-01/none");
        console.errors.removeIf(error -> error.contains("status of 400"));
        at("#order-archive [name=kind]").selectOption("certificate");
        at("#order-archive [name=devices]").fill("lpg-depot-01/gd-07\nhuarun-gas/lpg-depot-01/gd-07");
        at("#order-archive button").click();
        assertThat(at("#archive[data-state=ready]")).containsText("1 / 1 · keys and certificates");
        assertThat(at("#archive-passphrase")).hasCount(0);
        at("#archive .revoke").click();
        assertThat(at("#archive")).isVisible();
        at("#archive .revoke").click();
        journaled("deleted unfetched");
        assertThat(at("#order-archive")).isVisible();
        assertThat(at("#archive, #archive-file")).hasCount(0);
    }
}
