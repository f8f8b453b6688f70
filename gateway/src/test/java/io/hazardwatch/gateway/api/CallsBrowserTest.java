package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.hazardwatch.gateway.api.escalation.CorrectionReason;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.Language;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.testkit.Await;
import java.util.List;
import java.util.regex.Pattern;
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
        console.desk.calls.isHouseholdCalled = true;
        console.page.setViewportSize(390, 844);
        console.logIn("admin");
        assertThat(console.page.locator("[data-page='calls']")).hasText(tab);
        console.open("calls");
        Locator call = console.page.locator("[data-call='a.s.d.p.high']");
        for (String shown : List.of(name, nobody, result)) {
            assertThat(call).containsText(shown);
        }
        assertThat(call).not().containsText("li-wei");
        Locator household = console.page.locator("[data-call='a.s.d.p.high:household']");
        assertThat(household).isVisible();
        assertThat(household.locator(".call-level b").first()).hasText(locale.startsWith("zh") ? "用户家中" : "Household");
        assertThat(household.locator(".call-tried b").first()).hasText("depot");
        assertThat(household.locator("[data-wish]")).hasCount(0);
        console.picture("calls-" + locale);
        assertEquals(true, console.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no scrolling to the side");
        call.locator("[data-wish='next']").click();
        assertEquals(List.of(), List.copyOf(console.desk.calls.wishes));
        assertThat(call.locator("[data-sure='next']")).hasText(next);
        call.locator("[data-sure='next']").click();
        assertThat(call.locator("[data-wish='next']")).isVisible();
        Await.until("wished", () -> List.of("next level a.s.d.p.high by admin").equals(List.copyOf(console.desk.calls.wishes)));
        printed(call.locator(".proof-link"), proof, name, result);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,演练,【演练】,系演练，发出更正", "en-GB,EXERCISE,EXERCISE,It was an exercise: send"})
    void exercise_hasItsOwnColourWordsAndConfirmation_andIsCorrectedByTwoPresses(String locale, String word, String mark, String send) {
        console = new ConsolePage(chromium, locale);
        console.desk.calls.isExercising = true;
        console.page.setViewportSize(390, 844);
        console.logIn("admin");
        console.open("calls");
        Locator call = console.page.locator("[data-call='a._.exercise-1']");
        assertThat(call.locator(".exercise-mark")).hasText(mark);
        assertThat(call.locator("[data-wish='take']")).containsText(mark);
        assertThat(call).not().hasClass(Pattern.compile("\\bP1\\b"));
        console.page.locator(".exercise-open").click();
        console.page.locator("[name='matter']").fill("leak at the pump");
        console.page.locator("[name='word']").fill("yes");
        console.page.locator(".exercise-order").click();
        assertThat(console.page.locator("form.exercise [name='word']:invalid")).isVisible();
        assertEquals(List.of(), List.copyOf(console.desk.exercises.taken));
        console.page.locator("[name='word']").fill(word);
        console.picture("exercise-" + locale);
        assertEquals(true, console.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no scrolling to the side");
        console.page.locator(".exercise-order").click();
        assertThat(console.page.locator("form.exercise")).hasCount(0);
        Await.equal(1, () -> console.desk.exercises.taken.size());
        call.locator("[data-correction]").click();
        assertThat(call.locator("[data-correct='EXERCISE']")).hasText(send);
        console.picture("correction-" + locale);
        call.locator("[data-correct='EXERCISE']").click();
        assertThat(call.locator(".correction [role='status']")).isVisible();
        Await.until("corrected", () -> console.desk.exercises.taken.contains(CorrectionReason.EXERCISE));
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
