package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.api.http.OidcSettings;
import io.hazardwatch.gateway.api.http.OidcSettings.GroupRights;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.AuthenticatorApp;
import io.hazardwatch.gateway.testkit.StubIdentityProvider;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log-in in a browser: by the identity provider, and with a second factor that is set up first. */
@Tag("browser")
class LogInBrowserTest extends ConsoleTestCase {
    private static final List<Integer> WIDTHS = List.of(390, 1024, 1400);
    private StubIdentityProvider provider;

    @BeforeEach
    void openProvider() {
        provider = new StubIdentityProvider(Clock.SYSTEM::millis);
    }

    @AfterEach
    void closeProvider() {
        provider.close();
    }

    private void open(String locale) {
        OidcSettings oidc = new OidcSettings(provider.issuer(), StubIdentityProvider.CLIENT, StubIdentityProvider.SECRET, null,
                new Text("统一认证登录", "Plant log-in"), List.of("openid"), "groups", 60_000, 60_000,
                List.of(new GroupRights("operators", Role.OPERATOR, Scope.ALL)));
        console = new ConsolePage(chromium, locale, Clock.SYSTEM, AccessSettings.STANDARD.with(oidc).with(Set.of(Role.ADMIN)));
        console.page.navigate(console.desk.url() + "/");
    }

    private void look(String name, String locale) {
        look(name, locale, "html");
    }

    /** @param part of the page that this test is about */
    private void look(String name, String locale, String part) {
        for (int width : WIDTHS) {
            console.page.setViewportSize(width, 844);
            assertTrue((boolean) console.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name + " at " + width);
            requireNoBarriers(name + " at " + width, part);
            console.picture(name + '-' + locale + '-' + width);
        }
    }

    private void requireNoBarriers(String name, String part) {
        try (InputStream axe = LogInBrowserTest.class.getResourceAsStream("/axe/axe.min.js")) {
            console.page.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertEquals("", console.page.evaluate("""
                (part) => axe.run(part, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(({violations}) =>
                    violations.map(({id, nodes}) => id + ': ' + nodes.map(({html}) => html.slice(0, 120)).join('; ')).join('\\n'))""", part), name);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 统一认证登录", "en-GB, Plant log-in"})
    void provider_letsInAndItsRefusalIsSaid(String locale, String button) {
        open(locale);
        Locator link = console.page.locator("#provider");
        assertThat(link).hasText(button);
        look("log-in", locale);
        provider.groups = List.of("cleaners");
        link.click();
        assertThat(console.page.locator("[role=alert]")).isVisible();
        assertThat(console.page).hasURL(console.desk.url() + "/");
        look("log-in-refused", locale);
        provider.groups = List.of("operators");
        console.page.locator("#provider").click();
        assertThat(console.page.locator(".room")).isVisible();
        console.requireNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN", "en-GB"})
    void accountForEmergencies_isSealedInTwoSteps(String locale) {
        console = new ConsolePage(chromium, locale);
        console.logIn("admin");
        console.open("gateway");
        Locator account = console.page.locator("[data-matter=break-glass]");
        account.locator("button").click();
        assertEquals("NONE", console.desk.glass.state().name());
        account.locator("button").click();
        assertThat(account.locator("code")).hasText("break-glass");
        look("break-glass", locale, "[data-matter=break-glass]");
        console.requireNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN", "en-GB"})
    void roleThatNeedsAFactor_setsItUpAndGoesOn(String locale) {
        open(locale);
        console.page.locator("[name=username]").fill("admin");
        console.page.locator("[name=password]").fill("admin");
        console.page.locator("button.primary").click();
        assertThat(console.page.locator("#second-factor")).isVisible();
        look("enrol", locale);
        console.page.locator("[name=password]").fill("admin");
        console.page.locator("#second-factor form button").click();
        assertThat(console.page.locator(".qr")).isVisible();
        look("enrol-qr", locale);
        AuthenticatorApp app = new AuthenticatorApp(console.page.locator("#second-factor code").textContent());
        console.page.locator("[name=code]").fill(app.code(System.currentTimeMillis()));
        console.page.locator("#second-factor .primary").click();
        assertThat(console.page.locator(".codes li")).hasCount(10);
        look("enrol-codes", locale);
        console.page.locator("#second-factor .primary").click();
        assertThat(console.page.locator(".room")).isVisible();
        console.requireNoErrors();
    }
}
