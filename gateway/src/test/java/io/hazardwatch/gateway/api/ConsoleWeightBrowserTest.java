package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Sizes;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser that was never here fetches until the list of alarms can be worked with, as it is sent, heads of the answers included. */
@Tag("browser")
class ConsoleWeightBrowserTest extends ConsoleTestCase {
    private static final long FIRST_VIEW_BYTES_MAX = 150_000;

    @ParameterizedTest
    @CsvSource({"zh-CN, 360, 780", "en-GB, 1400, 900"})
    void firstView_logInAndListWithData_isLight(String locale, int width, int height) {
        console = new ConsolePage(chromium, locale);
        Page page = console.page;
        page.setViewportSize(width, height);
        // whoever saves data is sent no more than the view takes; others get the rest a moment later, before a busy machine has looked at the view
        console.context.addInitScript("Object.defineProperty(navigator, 'connection', { value: { saveData: true } });");
        List<Request> finished = new ArrayList<>();
        page.onRequestFinished(finished::add);
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.logIn("operator");
        assertThat(console.row(alarm)).isVisible();
        long bytes = 0;
        for (Request request : List.copyOf(finished)) {
            Sizes sizes = request.sizes();
            bytes += sizes.responseBodySize + sizes.responseHeadersSize;
        }
        System.getLogger(getClass().getName()).log(System.Logger.Level.INFO, "first view, bytes: " + bytes + " in " + finished.size());
        assertTrue(bytes > FIRST_VIEW_BYTES_MAX / 3, "all of it is counted: " + bytes);
        assertTrue(bytes < FIRST_VIEW_BYTES_MAX, "bytes " + bytes);
        console.requireNoErrors();
    }

    /** Whoever opens a page for the first time when the gateway is away gets the page, and is told that there is no connection. */
    @Test
    void gatewayGoesAwayAfterTheFirstView_pagesNeverOpenedBefore_areThere() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        console.logIn("admin");
        assertThat(page.locator("html")).hasAttribute("data-ahead", "complete");
        console.context.setOffline(true);
        for (String name : List.of("weather", "permits", "figures", "coverage", "sites")) {
            page.evaluate("name => { location.hash = '#' + name; }", name);
            assertThat(page.locator("main[data-shown=" + name + "]")).containsText("No connection to the gateway");
            console.settled();
            assertThat(page.locator(".not-loaded")).hasCount(0);
        }
    }

    @Test
    void pageCannotBeFetched_itSaysSo_andComesWithTheNextTry() {
        console = new ConsolePage(chromium, "zh-CN");
        Page page = console.page;
        page.route("**/coverage.js", Route::abort);
        console.logIn("admin");
        page.evaluate("location.hash = '#coverage'");
        assertThat(page.locator(".not-loaded")).containsText("此部分无法加载");
        page.unroute("**/coverage.js");
        page.locator(".not-loaded button").click();
        assertThat(page.locator("main[data-shown=coverage] .board")).isVisible();
    }
}
