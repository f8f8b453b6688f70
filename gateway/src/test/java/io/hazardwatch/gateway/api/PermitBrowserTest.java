package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A permit in the console: handed in, its people told to stop, suspended and closed; what is wrong is said. */
@Tag("browser")
class PermitBrowserTest extends ConsoleTestCase {
    private Locator page(String selector) {
        return console.page.locator(selector);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 390", "en-GB, 1400"})
    void permit_isHandedIn_stopped_suspended_andClosed(String locale, int width) {
        boolean isChinese = locale.startsWith("zh");
        console = new ConsolePage(chromium, locale);
        console.page.setViewportSize(width, 844);
        console.logIn("admin");
        console.open("permits");
        page("#new-permit summary").click();
        Locator form = page("#new-permit form");
        form.locator("[name=site]").selectOption("huarun-gas/lpg-depot-01");
        form.locator("[name=grade]").selectOption("SPECIAL");
        form.locator("[name=place]").fill(isChinese ? "2 号泵房" : "pump house 2");
        form.locator("[name=radius]").fill("15");
        form.locator("[name=at]").selectOption("gd-07");
        form.locator("[name=guardian]").selectOption("person-huarun-gas");
        form.locator("[name=issuer]").selectOption("second-huarun-gas");
        form.locator("button.primary").click();
        assertThat(page("#permit-refused")).containsText(isChinese ? "无法换算为爆炸下限" : "The lower explosive limit is not known");
        form.locator("[name=basis]").fill("2.1");
        form.locator("button.primary").click();
        Locator permit = page("[data-permit]");
        assertThat(permit).containsText("HH 9.52");
        assertThat(permit.locator("[data-area]")).containsText(isChinese ? "15 m · 距场站原点东/北 12 / -3 m"
                : "15 m · east / north of the site’s origin 12 / -3 m");
        assertThat(permit.locator("[data-assumed]")).hasCount(0);
        assertThat(page("#permit-refused")).hasCount(0);
        assertThat(permit.locator("[data-weather]")).hasCount(0);
        console.desk.weather.gale(System.currentTimeMillis());
        console.desk.permits.alarm(System.currentTimeMillis());
        console.open("alarms");
        console.open("permits");
        assertThat(permit.locator("[data-weather=in_force]")).containsText(isChinese ? "天气禁止: 大风预警期间，禁止室外动火"
                : "Forbidden by the weather: No outdoor hot work during a gale warning");
        assertThat(permit.locator("[role=alert]")).containsText(isChinese ? "建议暂停" : "suspend this permit");
        assertEquals(1, console.desk.permits.told.size());
        console.picture("permit-" + locale + '-' + width);
        permit.locator("[name=reason]").fill(isChinese ? "附近可燃气体报警" : "gas nearby");
        permit.locator("[value=suspend]").click();
        assertThat(permit).containsText(isChinese ? "已暂停" : "suspended");
        permit.locator("[value=close]").click();
        assertThat(permit).hasCount(0);
        page(".all input").first().check();
        assertThat(permit).containsText(isChinese ? "已关闭" : "closed");
        assertEquals(console.page.evaluate("() => document.documentElement.clientWidth"),
                console.page.evaluate("() => document.documentElement.scrollWidth"), "nothing is wider than the screen");
        console.errors.removeIf(each -> each.contains("status of 400"));
        console.requireNoErrors();
    }
}
