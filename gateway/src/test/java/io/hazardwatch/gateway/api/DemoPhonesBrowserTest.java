package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.TestMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people would have received is shown and answered on a page that says that it is not real. */
@Tag("browser")
class DemoPhonesBrowserTest extends ConsoleTestCase {
    @AfterEach
    void pageHadNoErrors() {
        console.requireNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,演示手机,没有发送给任何人,4711 接警,已接警", "en-GB,Demo phones,was sent to anybody,4711 Take it,Taken"})
    void messageOnTheDemoPhone_isShownAsNotRealAndAnsweredThere(String locale, String tab, String unreal, String take, String taken) {
        console = new ConsolePage(chromium, locale);
        console.desk.phones.send(TestMessage.of("k1", ContactMeansKind.SMS, "+86 138 0013 8000", "北区储罐 <b>gas</b>"));
        console.desk.phones.send(TestMessage.of("k2", ContactMeansKind.VOICE, "+86 138 0013 8000", "leak"));
        console.logIn("admin");
        assertThat(console.page.locator("[data-page='phones']")).hasText(tab);
        console.open("phones");
        assertThat(console.page.locator(".unreal")).containsText(unreal);
        Locator sms = console.page.locator("[data-message='demo-phone-1']");
        assertThat(sms).containsText("P1 brief 北区储罐 <b>gas</b>");
        assertThat(sms.locator("[data-answer='taken']")).hasText(take);
        console.picture("demo-phones-" + locale);
        sms.locator("[data-answer='taken']").click();
        assertThat(sms.locator(".phone-outcome")).containsText(taken);
        Await.equal(1L, () -> console.desk.phones.receipts.stream().filter(receipt -> receipt.outcome() == ReceiptOutcome.TAKEN).count());
    }
}
