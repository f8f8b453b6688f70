package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of hazard sources are read at a glance, and what is recorded in them takes who may. */
@Tag("browser")
class HazardPagesBrowserTest extends ConsoleTestCase {
    @Test
    void fileOfAHazardSource_isReachedFromItsSite_andItsStockTakesTwoPersons() {
        console = new ConsolePage(chromium, "en-GB");
        console.logIn("admin");
        Page page = console.page;
        page.navigate(console.desk.url() + "/#sites?place=huarun-gas%2Flpg-depot-01");
        page.locator("[data-hazard-file=tank-farm-a]").click();
        assertThat(page.locator(".hazard-page .card [data-matter=not_assessed]")).isVisible();
        page.locator("#hazard-assess").click();
        page.locator(".hazard-page form [name=day]").fill("2099-01-01");
        page.locator(".hazard-page form [name=assessor]").fill("institute");
        page.locator(".hazard-page form button.primary").click();
        assertThat(page.locator("#hazard-refused")).containsText("to today");
        page.locator(".hazard-page form [name=day]").fill(LocalDateTime.now().toLocalDate().minusDays(9).toString());
        page.locator(".hazard-page form button.primary").click();
        assertThat(page.locator(".hazard-page .card [data-matter=not_filed]")).isVisible();
        Locator checklist = page.locator(".hazard-page .card .checklist");
        assertThat(checklist.locator("summary")).hasText("Documents there 0 / 13");
        assertThat(checklist.locator("[data-waiting=msds]")).isHidden();
        checklist.locator("summary").click();
        assertThat(checklist.locator("[data-waiting=msds]")).isVisible();
        page.locator("[data-document=msds] button").click();
        page.locator(".hazard-documents form [name=day]").fill(LocalDateTime.now().toLocalDate().minusDays(9).toString());
        page.locator(".hazard-documents form [name=reference]").fill("lpg.pdf");
        page.locator(".hazard-documents form button").click();
        assertThat(page.locator("[data-document=msds] td").nth(1)).hasText("there");
        assertThat(checklist.locator("summary")).hasText("Documents there 1 / 13");
        assertThat(checklist.locator("[data-waiting]")).hasCount(12);
        console.desk.proposals.hazards.entry(Desk.GAS.enterprise(), Desk.GAS.site(), "{entry}");
        page.locator("[data-pending='1'] .confirm-stock").click();
        assertThat(page.locator("[data-substance='68476-85-7'] td").nth(1)).hasText("1");
        page.locator("#hazard-stock").click();
        page.locator(".hazard-page form [name=tonnes]").fill("2.5");
        page.locator(".hazard-page form", new Page.LocatorOptions().setHas(page.locator("[name=tonnes]"))).locator("button.primary").click();
        assertThat(page.locator("[data-pending='2']")).containsText("2.5 t");
        assertThat(page.locator("[data-pending='2'] .confirm-stock")).hasCount(0);
        page.locator("#all-hazards").click();
        assertThat(page.locator("[data-hazard='huarun-gas/lpg-depot-01/tank-farm-a'] [data-matter=stock_unconfirmed]")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,档案已有 3 / 12 · 1 到期,应急预案 · 编制中 · 到期 2026-02-01",
        "en-GB,Documents there 3 / 12 · 1 overdue,emergency plan · in preparation · Due 2026-02-01"})
    void list_saysHowManyDocumentsAreThere_andFoldsWhatWaits(String locale, String told, String first) {
        console = new ConsolePage(chromium, locale);
        Page page = console.page;
        page.route("**/hazard-sources?*", route -> {
            String body = route.fetch().text();
            route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(body.replaceFirst("\"checklist\":\\{.*?]}",
                    "\"checklist\":{\"needed\":12,\"there\":3,\"overdue\":1,\"waiting\":["
                            + "{\"document\":\"plan\",\"state\":\"in_preparation\",\"due\":\"2026-02-01\"},"
                            + "{\"document\":\"msds\",\"state\":\"missing\",\"due\":null}]}")));
        });
        console.logIn("admin");
        console.open("hazards");
        Locator checklist = page.locator("[data-hazard='huarun-gas/lpg-depot-01/tank-farm-a'] .checklist");
        assertThat(checklist.locator("summary")).hasText(told);
        assertThat(checklist.locator("li").first()).isHidden();
        assertThat(page.locator("[data-matter=document_missing]:is(li)")).hasCount(0);
        for (int width : List.of(390, 1400)) {
            page.setViewportSize(width, 844);
            console.picture("hazards-" + locale + '-' + width);
        }
        checklist.locator("summary").focus();
        page.keyboard().press("Enter");
        assertThat(checklist.locator("li").first()).hasText(first);
        for (int width : List.of(390, 1400)) {
            page.setViewportSize(width, 844);
            assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "at " + width);
            console.picture("hazards-open-" + locale + '-' + width);
        }
        console.requireNoErrors();
    }
}
