package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The console in a browser whose own zone is UTC, before a gateway whose sites are in Asia/Shanghai. */
final class ConsolePage implements AutoCloseable {
    /** Runs before the scripts of each page. */
    private static final String VIOLATIONS = "document.addEventListener('securitypolicyviolation', "
            + "event => window.reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))";

    final Desk desk;
    final BrowserContext context;
    final List<String> errors = new ArrayList<>();
    /** What a page tried that its Content-Security-Policy forbids; a test fails at its end when there is any. */
    final List<String> violations = new ArrayList<>();
    Page page;

    ConsolePage(Chromium chromium, String locale) {
        this(chromium, locale, Clock.SYSTEM);
    }

    /** @param clock of the gateway; sessions outlast half a day of it, because tests pass hours in one step, between two frames of the feed */
    ConsolePage(Chromium chromium, String locale, Clock clock) {
        this(chromium, locale, clock, AccessSettings.STANDARD);
    }

    /** @param usual settings of access; sessions outlast them as above */
    ConsolePage(Chromium chromium, String locale, Clock clock, AccessSettings usual) {
        desk = new Desk(clock, ApiSettings.plain(0, HttpLimits.STANDARD)
                .with(new AccessSettings(usual.logDays(), usual.lookIdleMillis(), usual.lookIdleMillis(), usual.oidc(), usual.secondFactor(),
                        usual.threeAdministrators())));
        context = chromium.browser.newContext(new Browser.NewContextOptions().setLocale(locale).setTimezoneId("UTC")
                .setViewportSize(1920, 1080));
        context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        context.exposeFunction("reportViolation", told -> violations.add(String.valueOf(told[0])));
        context.addInitScript(VIOLATIONS);
        page = newPage();
    }

    private Page newPage() {
        Page made = context.newPage();
        made.onConsoleMessage(message -> {
            boolean isExpected = message.text().matches("(?s).*status of (401|403|409|412).*");
            if (message.type().equals("error") && !isExpected) {
                errors.add(message.text());
            }
        });
        made.onPageError(errors::add);
        return made;
    }

    void logIn(String user) {
        logIn(desk.url(), user);
    }

    void logIn(String url, String user) {
        page.navigate(url + "/");
        page.locator("[name=username]").fill(user);
        page.locator("[name=password]").fill(user);
        page.locator("button.primary").click();
        assertThat(page.locator(".room")).isVisible();
    }

    /** Logs out, and waits until the gateway has ended the session, so that what follows does not overtake it. */
    void logOut() {
        page.locator("#log-out").click();
        assertThat(page.locator("[name=username]")).isVisible();
    }

    /** The console in another tab, by the session there is: nobody has touched that page yet. */
    void openUntouched() {
        page.close();
        page = newPage();
        page.navigate(desk.url() + "/");
        assertThat(page.locator(".room")).isVisible();
    }

    Locator row(Alarm alarm) {
        return page.locator("[data-alarm='" + alarm.id() + "']");
    }

    /** Opens a page by its button, and the menu it stands in before. */
    void open(String name) {
        Locator button = page.locator("[data-page='" + name + "']");
        button.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        if (!button.isVisible()) {
            page.locator(".menu:has([data-page='" + name + "']) > button").click();
        }
        button.click();
        settled();
    }

    /** Waits until the module of the page has come and shows it. */
    void settled() {
        assertThat(page.locator("main > .loading")).hasCount(0);
    }

    /** A picture for people to look at, when the property {@code hazardwatch.pictures} names a folder. */
    void picture(String name) {
        String folder = System.getProperty("hazardwatch.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    void requireNoErrors() {
        assertEquals(List.of(), errors);
    }

    @Override
    public void close() {
        context.close();
        desk.close();
        assertTrue(desk.defects.isEmpty(), desk.defects::toString);
        assertEquals(List.of(), violations);
    }
}
