package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.Language;
import io.hazardwatch.gateway.people.Person;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the gateway calls is shown with names, on a telephone too, and what was told can be printed. */
@Tag("browser")
class CallsBrowserTest extends ConsoleTestCase {
    @AfterEach
    void pageHadNoErrors() {
        console.requireNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,呼叫,李伟,无人应答,无人接听,立即呼叫下一级,送达证明", "en-GB,Calls,Li Wei,Nobody answered,No answer,Next level now,Proof of delivery"})
    void callsThatRun_areShownWithNamesAndWishesAreAskedForTwice(String locale, String tab, String name, String nobody, String result,
            String next, String proof) {
        console = new ConsolePage(chromium, locale);
        console.desk.people.book().add(new Person("li-wei", new Text("李伟", "Li Wei"), "a", null, Language.ZH, List.of(), List.of(),
                List.of(), List.of(),
                List.of()));
        console.page.setViewportSize(390, 844);
        console.logIn("admin");
        assertThat(console.page.locator("[data-page='calls']")).hasText(tab);
        console.open("calls");
        Locator call = console.page.locator("[data-call='a.s.d.p.high']");
        for (String shown : List.of(name, nobody, result)) {
            assertThat(call).containsText(shown);
        }
        assertThat(call).not().containsText("li-wei");
        console.picture("calls-" + locale);
        assertEquals(true, console.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no scrolling to the side");
        call.locator("[data-wish='next']").click();
        assertEquals(List.of(), List.copyOf(console.desk.calls.wishes));
        assertThat(call.locator("[data-sure='next']")).hasText(next);
        call.locator("[data-sure='next']").click();
        assertThat(call.locator("[data-wish='next']")).isVisible();
        assertEquals(List.of("next level a.s.d.p.high by admin"), List.copyOf(console.desk.calls.wishes));
        printed(call.locator(".proof-link"), proof, name, result);
    }

    private void printed(Locator link, String title, String name, String result) {
        Page proof = console.context.waitForPage(link::click);
        assertThat(proof.locator("h1")).containsText(title);
        assertThat(proof.locator(".people tbody tr")).containsText(name);
        assertThat(proof.locator(".people tbody tr")).containsText(result);
        assertThat(proof.locator(".people tbody tr .text")).containsText("P1 …");
        byte[] pages = proof.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        assertTrue(pages.length > 1_000, "bytes: " + pages.length);
    }
}
