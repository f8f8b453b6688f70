package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Sizes;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser that was never here fetches until the list of alarms can be worked with, as it is sent, heads of the answers included. */
@Tag("browser")
class ConsoleWeightBrowserTest extends ConsoleTestCase {
    private static final long FIRST_VIEW_BYTES_MAX = 150_000;
    /** The last files of what shows one alarm, each the end of a branch. */
    private static final List<String> DETAILS = List.of("/details.js", "/rationale.js", "/told.js", "/chart.js", "/exercise.js",
            "/texts/calls.js", "/texts/response.js", "/texts/edits.js", "/texts/curves.js", "/texts/record.js");

    @ParameterizedTest
    @CsvSource({"zh-CN, 360, 780", "en-GB, 1400, 900"})
    void firstView_logInListAndDetailsInReserve_isLight_andOtherPagesComeWhenTheyAreShown(String locale, int width, int height) {
        console = new ConsolePage(chromium, locale);
        Page page = console.page;
        page.setViewportSize(width, height);
        List<Request> finished = new ArrayList<>();
        page.onRequestFinished(finished::add);
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.logIn("operator");
        assertThat(console.row(alarm)).isVisible();
        page.waitForCondition(() -> DETAILS.stream().allMatch(part -> finished.stream().anyMatch(request -> request.url().endsWith(part))));
        long bytes = 0;
        for (Request request : List.copyOf(finished)) {
            Sizes sizes = request.sizes();
            bytes += sizes.responseBodySize + sizes.responseHeadersSize;
        }
        System.getLogger(getClass().getName()).log(System.Logger.Level.INFO, "first view, bytes: " + bytes + " in " + finished.size());
        assertTrue(finished.size() > 40, () -> "requests " + finished.size());
        assertTrue(bytes < FIRST_VIEW_BYTES_MAX, "bytes " + bytes);
        assertEquals(0, finished.stream().filter(request -> request.url().endsWith("/weather.js")).count());
        page.evaluate("location.hash = '#weather'");
        assertThat(page.locator("main[data-shown=weather] .weather")).isVisible();
        console.requireNoErrors();
    }
}
