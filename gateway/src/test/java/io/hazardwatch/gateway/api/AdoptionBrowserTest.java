package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adopting on the page of the doctor: what is proposed, corrected, and why it is refused. */
@Tag("browser")
class AdoptionBrowserTest extends ConsoleTestCase {
    @ParameterizedTest
    @CsvSource({"zh-CN, 采纳未配置的测点", "en-GB, Adopt points that nobody configured"})
    void unknownPoints_areShownWithAProposedDefinition(String locale, String title) {
        console = new ConsolePage(chromium, locale);
        Page page = console.page;
        console.logIn("admin");
        console.open("doctor");
        assertThat(page.locator("#adoption h3")).hasText(title);
        assertThat(page.locator("[data-unknown='gd-07/h2s'] input[name^=template]")).hasValue("gb50493-h2s");
        assertThat(page.locator("[data-unknown='gd-07/h2s'] input[name^=staleAfter]")).hasValue("30s");
        assertThat(page.locator("[data-unknown='gd-99/door'] input[name^=unit]")).hasValue("");
        assertThat(page.locator("#adoption .primary")).isDisabled();
        page.locator("[data-unknown='gd-07/h2s'] input[type=checkbox]").check();
        page.locator("[data-unknown='gd-07/h2s'] input[name^=staleAfter]").fill("soon");
        page.locator("#adoption [name=why]").fill("as built");
        for (int width : new int[] {390, 1024, 1400}) {
            page.setViewportSize(width, 844);
            page.locator("#adoption").scrollIntoViewIfNeeded();
            console.picture("adoption-" + locale + '-' + width);
        }
        page.locator("#adoption .primary").click();
        assertThat(page.locator("#adoption [role=alert]")).isVisible();
        assertThat(page.locator("[data-unknown='gd-07/h2s'] input[name^=staleAfter]")).hasValue("soon");
        console.errors.removeIf(error -> error.matches(".*status of (400|409) .*"));
        console.requireNoErrors();
    }
}
