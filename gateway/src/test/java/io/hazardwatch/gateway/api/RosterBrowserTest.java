package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The roster at the console: edited by mouse, keys and forms, with the proof of coverage before anything is put in force. */
@Tag("browser")
class RosterBrowserTest extends ConsoleTestCase {
    private void open(String locale) {
        console = new ConsolePage(chromium, locale);
        console.page.setViewportSize(1400, 900);
        console.logIn("admin");
        console.open("roster");
        assertThat(console.page.locator(".bar.shift").first()).isVisible();
    }

    private Locator one(String selector) {
        return console.page.locator(selector);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-GB"})
    void draggedShift_showsTheGapItWouldOpen_andIsPutInForceOnceItIsCovered(String locale) {
        open(locale);
        BoundingBox day = one(".day-bars").nth(2).boundingBox();
        console.page.mouse().move(day.x + day.width * 0.5, day.y + day.height / 2);
        console.page.mouse().down();
        console.page.mouse().move(day.x + day.width * 0.75, day.y + day.height / 2);
        assertThat(one("#proof.bad li").first()).isVisible();
        console.page.mouse().up();
        assertThat(one(".bar.gap").first()).isVisible();
        assertThat(one("#roster-save")).isDisabled();
        console.picture("roster-gap-" + locale);
        one("#exception [name=persons]").selectOption("huarun-gas-a");
        assertThat(one("#proof.good")).isVisible();
        console.picture("roster-" + locale);
        one("#roster-save").click();
        assertThat(one("[data-exception] span").filter(new Locator.FilterOptions().setHasText("18:00"))).hasCount(1);
        console.page.setViewportSize(390, 844);
        one(".timeline").scrollIntoViewIfNeeded();
        console.picture("roster-narrow-" + locale);
        console.requireNoErrors();
    }

    @Test
    void keys_moveTheDraft_andTheProofFollows() {
        open("zh-CN");
        one("#exception [name=persons]").selectOption("huarun-gas-b");
        String from = one("#exception [name=from]").inputValue();
        String day = from.substring(0, 10);
        one("#exception [name=from]").fill(day + "T08:00");
        one("#exception [name=to]").fill(day + "T10:00");
        assertThat(one("#proof.good")).isVisible();
        one(".bar.draft").focus();
        console.page.keyboard().press("ArrowRight");
        assertThat(one("#exception [name=from]")).hasValue(day + "T08:30");
        console.page.keyboard().press("Shift+ArrowRight");
        assertThat(one("#exception [name=to]")).hasValue(day + "T11:00");
        assertThat(one("#proof.good")).isVisible();
    }

    @Test
    void sickness_needsAReplacementAtOnce_andASwapIsProved() {
        open("en-GB");
        one("[data-form=leave]").click();
        String who = one("#leave [name=person] option").nth(1).getAttribute("value");
        String other = who.equals("huarun-gas-a") ? "huarun-gas-b" : "huarun-gas-a";
        one("#leave [name=person]").selectOption(who);
        one("#leave [name=to]").fill(LocalDate.now().plusDays(5) + "T08:00");
        assertThat(one("#proof.bad li").first()).containsText("on leave");
        one("#leave [name=replacement]").selectOption(other);
        assertThat(one("#proof.good")).isVisible();
        console.picture("roster-sickness");
        one("#roster-save").click();
        assertThat(one("[data-leave]").last()).containsText("Sickness");
        one("[data-form=swap]").click();
        assertThat(one("#swap [name=given] option").nth(1)).isAttached();
        int last = one("#swap [name=given] option").count() - 1;
        one("#swap [name=given]").selectOption(new SelectOption().setIndex(last));
        one("#swap [name=taken]").selectOption(new SelectOption().setIndex(last - 1));
        assertThat(one("#proof")).hasClass(Pattern.compile("good|bad"));
        console.requireNoErrors();
    }
}
