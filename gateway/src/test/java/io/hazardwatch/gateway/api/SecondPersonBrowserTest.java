package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.api.http.OidcSettings;
import io.hazardwatch.gateway.api.http.OidcSettings.GroupRights;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.Ports;
import io.hazardwatch.gateway.testkit.RealIdentityProvider;
import io.hazardwatch.gateway.testkit.StubIdentityProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mode that suppresses a P1 is stated by two persons: one beside the other, or each in a console of their own. */
@Tag("browser")
@Tag("service")
class SecondPersonBrowserTest extends ConsoleTestCase {
    /** The gateway's clock is behind the provider's by more than a log-in is believed for, so that the first one proves nothing. */
    private static final long BEHIND_MILLIS = 301_000;
    private static final long PROBED_AGAIN_MILLIS = 6_000;
    private static final String STRIP = "#second-person [data-request]";

    @AfterEach
    void pageHadNoErrors() {
        console.requireNoErrors();
    }

    private static AccessSettings settings(int port) {
        return AccessSettings.STANDARD.with(new OidcSettings("http://127.0.0.1:" + port, StubIdentityProvider.CLIENT,
                StubIdentityProvider.SECRET, null, Text.of("SSO"), List.of("openid", "profile"), "groups", 2 * BEHIND_MILLIS, 60_000,
                List.of(new GroupRights("operators", Role.OPERATOR, Scope.ALL))));
    }

    private Locator modeForm() {
        console.desk.criticalMode = "maintenance";
        console.open("sites");
        console.page.locator("[data-site='huarun-gas/lpg-depot-01'], [data-site='lpg-depot-01']").first().click();
        Locator unit = console.page.locator("[data-unit=farm]");
        unit.locator("button").first().click();
        unit.locator("[name=mode]").selectOption("maintenance");
        unit.locator("[name=reason]").fill("valves");
        return unit;
    }

    private static void onPhonesToo(Page page, Consumer<Integer> look) {
        for (int width : List.of(390, 1024, 1400)) {
            page.setViewportSize(width, 844);
            look.accept(width);
        }
    }

    private static void picture(Page page, String name) {
        String folder = System.getProperty("hazardwatch.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    private static void logInThere(Page page, String person) {
        page.locator("[name=login]").fill(person);
        page.locator("[name=password]").fill("any");
        page.locator("[type=submit]").click();
        assertThat(page.locator(".room")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,等待第二人同意,请您作为第二人同意,已同意", "en-GB,waits for a second person,You are asked to agree,agreed"})
    void accountOfAProvider_agreesByANewLogInThere(String locale, String waits, String asked, String agreed) {
        int port = Ports.free();
        FakeClock clock = new FakeClock(System.currentTimeMillis() - BEHIND_MILLIS - PROBED_AGAIN_MILLIS);
        console = new ConsolePage(chromium, locale, clock, settings(port));
        RealIdentityProvider provider = new RealIdentityProvider(port, console.desk.url());
        try (provider; BrowserContext theirs = chromium.browser.newContext(new Browser.NewContextOptions().setLocale(locale)
                .setViewportSize(1400, 844))) {
            clock.advance(PROBED_AGAIN_MILLIS);
            theirs.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
            console.logIn("operator");
            Locator unit = modeForm();
            onPhonesToo(console.page, width -> {
                unit.locator(".ask-second").scrollIntoViewIfNeeded();
                console.picture("second-form-" + width + '-' + locale);
            });
            unit.locator(".ask-second button").click();
            assertThat(console.page.locator(STRIP)).containsText(waits);
            assertThat(console.page.locator(STRIP)).isInViewport();
            Page page = theirs.newPage();
            page.navigate(console.desk.url() + "/");
            page.locator("#provider").click();
            logInThere(page, "operator-li");
            assertThat(page.locator(STRIP)).containsText(asked);
            onPhonesToo(page, width -> {
                assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "at " + width);
                picture(page, "second-asked-" + width + '-' + locale);
            });
            page.locator("[data-second=agree]").click();
            Locator again = page.locator("#reauthenticate");
            assertThat(again).isVisible();
            picture(page, "second-again-" + locale);
            clock.advance(BEHIND_MILLIS);
            Page there = theirs.waitForPage(() -> again.locator("a").click());
            there.locator("[name=login]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
            picture(there, "second-provider-" + locale);
            logInThere(there, "operator-li");
            there.close();
            again.locator("button.primary").click();
            assertThat(again).hasCount(0);
            assertThat(page.locator(STRIP)).hasCount(0);
            assertThat(console.page.locator(STRIP)).containsText(agreed);
            console.picture("second-agreed-" + locale);
            console.page.locator("[data-second=do]").click();
            reprove();
            assertThat(console.page.locator(STRIP)).hasCount(0);
            UnitMode stated = console.desk.modes.get("huarun-gas/lpg-depot-01/farm");
            assertEquals("operator sso-operator-li", stated.by() + ' ' + stated.second());
        }
    }

    /** The first person's own log-in is five minutes old by then. */
    private void reprove() {
        Locator again = console.page.locator("#reauthenticate");
        assertThat(again).isVisible();
        again.locator("[name=password]").fill("operator");
        again.locator("button.primary").click();
    }

    @Test
    void secondPersonBeside_givesNameAndPassword() {
        console = new ConsolePage(chromium, "en-GB");
        console.logIn("operator");
        Locator unit = modeForm();
        unit.locator("[name=username]").fill("supervisor");
        unit.locator("[name=password]").fill("guess");
        unit.locator("button.primary").click();
        assertThat(unit.locator("[role=alert]")).containsText("wrong");
        unit.locator("[name=password]").fill("supervisor");
        unit.locator("button.primary").click();
        assertThat(unit.locator(".path").first()).containsText("operator, supervisor");
    }

    @Test
    void requestThatIsDeclinedOrTakenBack_isGone() {
        console = new ConsolePage(chromium, "en-GB");
        console.logIn("operator");
        modeForm().locator(".ask-second button").click();
        console.page.locator("[data-second=back]").click();
        assertThat(console.page.locator(STRIP)).hasCount(0);
        assertThat(console.page.locator("[data-unit=farm] form")).hasCount(0);
    }
}
