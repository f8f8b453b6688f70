package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People, calendar, channels and templates: each change shows old and new, asks why, and overwrites nobody. */
@Tag("browser")
class SettingsPagesBrowserTest extends ConsoleTestCase {
    @AfterEach
    void pageHadNoErrors() {
        console.errors.removeIf(error -> error.matches(".*status of (400|412|429) .*"));
        console.requireNoErrors();
    }

    private boolean isNoted(String words) {
        return console.desk.notes.stream().anyMatch(note -> note.reason().contains(words));
    }

    private void confirm(String why) {
        console.page.locator("#change [name=why]").fill(why);
        console.page.locator("#change .primary").click();
    }

    @Test
    void person_isAddedChangedAndRemoved_withOldNewAndWhy() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        console.logIn("admin");
        console.open("people");
        page.locator("#new-person").click();
        page.locator("#person [name=id]").fill("wang-fang");
        page.locator("#person [name=zh]").fill("王芳");
        page.locator("[data-add=urgent]").click();
        page.locator("[data-rows=urgent] input").fill("+86 13 900000000");
        page.locator("#person .primary").click();
        assertThat(page.locator("#change [data-line='people.urgent'] ins")).hasText("SMS +86 13 900000000");
        assertThat(page.locator("#change [name=why]")).isFocused();
        page.locator("#change .primary").click();
        assertThat(page.locator("#change")).isVisible();
        confirm("joins the night shift");
        Locator row = page.locator("[data-person=wang-fang]");
        assertThat(row).containsText("王芳");
        assertThat(row.locator("[data-means=sms]")).containsText("not verified");
        assertTrue(isNoted("added: joins the night shift"));

        row.locator(".edit").click();
        page.locator("#person [name=en]").fill("Wang Fang");
        page.locator("#person .primary").click();
        assertThat(page.locator("#change tbody tr")).hasCount(1);
        assertThat(page.locator("#change [data-line='people.name'] del")).hasText("王芳");
        assertThat(page.locator("#change [data-line='people.name'] ins")).hasText("王芳 / Wang Fang");
        page.locator("#change button:not(.primary)").click();
        assertThat(page.locator("#person [name=en]")).hasValue("Wang Fang");
        page.locator("#person .primary").click();
        confirm("as she writes it");
        assertThat(row).containsText("Wang Fang");

        row.locator(".revoke").click();
        assertThat(page.locator("#change del")).not().hasCount(0);
        confirm("left");
        assertThat(row).hasCount(0);
        assertTrue(isNoted("removed: left"));
    }

    @Test
    void somebodyElseWasFaster_thePresentStateIsShown_andTheNextPressChangesThat() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        console.logIn("admin");
        console.open("people");
        page.locator("[data-person='person-huarun-gas'] .edit").click();
        page.locator("#person [name=phones]").fill("+86 10 1111111");
        page.locator("#person .primary").click();
        try (Client client = new Client(console.desk.url())) {
            JsonObject present = client.send("GET", "/api/v1/people/person-huarun-gas", null, "Authorization", Client.basic("admin.all")).json();
            assertEquals(200, client.send("PUT", "/api/v1/people/person-huarun-gas", present.put("language", "zh").encode(), "Authorization",
                    Client.basic("admin.all")).status());
        }
        confirm("new number");
        assertThat(page.locator("#change [role=alert]")).containsText("Somebody has changed it meanwhile");
        assertThat(page.locator("#change [data-line='people.language'] del")).hasText("Chinese");
        confirm("new number");
        assertThat(page.locator("#change")).hasCount(0);
        assertTrue(isNoted("changed: new number"));
    }

    @Test
    void codeOnThePhone_verifiesAMeans() {
        console = new ConsolePage(chromium, "zh-CN");
        Page page = console.page;
        console.logIn("admin");
        console.open("people");
        Locator means = page.locator("[data-person='person-huarun-gas'] [data-means=sms]");
        means.locator(".verify").click();
        assertThat(means.locator("[name=code]")).isVisible();
        try (Client client = new Client(console.desk.url())) {
            JsonObject phones = client.send("GET", "/api/v1/demo-phones", null, "Authorization", Client.basic("admin.all")).json();
            Matcher code = Pattern.compile("[0-9]{6}").matcher(phones.getJsonArray("messages").getJsonObject(0).getString("text"));
            assertTrue(code.find());
            means.locator("[name=code]").fill("000000".equals(code.group()) ? "000001" : "000000");
            means.locator("button").click();
            assertThat(page.locator(".board .note")).isVisible();
            means.locator("[name=code]").fill(code.group());
            means.locator("button").click();
        }
        assertThat(means).containsText("✓ 已验证");
    }

    @Test
    void calendar_isChangedWithReasons_byThoseWhoSeeAll() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        console.logIn("admin");
        console.open("calendar");
        page.locator("[data-entry=night] .edit").click();
        page.locator("#entry-form [name=from]").fill("21:30");
        page.locator("#entry-form .primary").click();
        assertThat(page.locator("#change ins")).containsText("21:30");
        confirm("shift begins earlier");
        assertThat(page.locator("[data-entry=night]")).containsText("21:30");
        assertTrue(isNoted("shift begins earlier"));

        page.locator("[data-new=key-periods]").click();
        page.locator("#entry-form [name=id]").fill("flood-2027");
        page.locator("#entry-form [name=zh]").fill("汛期");
        page.locator("#entry-form [name=from]").fill("2027-06-01");
        page.locator("#entry-form [name=to]").fill("2027-09-30");
        page.locator("#entry-form .primary").click();
        confirm("by the district's notice");
        assertThat(page.locator("#change [role=alert]")).containsText("tightens");
        page.locator("#change button:not(.primary)").click();
        page.locator("#entry-form [name=leaderOnSite]").check();
        page.locator("#entry-form .primary").click();
        confirm("by the district's notice");
        assertThat(page.locator("[data-entry='flood-2027']")).containsText("Leader on site");

        page.locator("[data-entry='labour-day'] .revoke").click();
        confirm("not a holiday here");
        assertThat(page.locator("[data-entry='labour-day']")).hasCount(0);
        assertTrue(isNoted("removed; not a holiday here"));
    }

    @Test
    void post_isAddedChangedAndRemoved_withOldNewAndWhy() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        console.logIn("admin");
        console.open("posts");
        page.locator("#new-post").click();
        page.locator("#post-form [name=id]").fill("gate");
        page.locator("#post-form [name=zh]").fill("门卫");
        page.locator("#post-form [name=enterprise]").selectOption("north-chem");
        page.locator("#post-form .primary").click();
        assertThat(page.locator("#change [data-line='posts.of'] ins")).hasText("north-chem");
        confirm("the gate is manned");
        Locator row = page.locator("[data-post=gate]");
        assertThat(row).containsText("1 people");
        row.locator(".edit").click();
        page.locator("#post-form [name=minimumOnDuty]").fill("2");
        page.locator("#post-form [name=qualifications]").fill("危险化学品安全管理; 消防");
        page.locator("#post-form .primary").click();
        assertThat(page.locator("#change tbody tr")).hasCount(2);
        assertThat(page.locator("#change [data-line='posts.minimumOnDuty'] del")).hasText("1");
        confirm("two gates");
        assertThat(row).containsText("2 people");
        assertThat(row).containsText("消防");
        console.picture("posts");
        assertTrue(isNoted("changed: two gates"));
        row.locator(".revoke").click();
        confirm("closed");
        assertThat(row).hasCount(0);
        assertTrue(isNoted("removed: closed"));
    }

    @Test
    void level_isMadeTheEnterprisesOwn_withTwoWhoAnswer_andGivenBack() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        console.logIn("admin");
        page.evaluate("location.hash = '#levels?enterprise=huarun-gas'");
        Locator row = page.locator("[data-level='shift-leader']");
        assertThat(row).containsText("usual");
        row.locator(".edit").click();
        page.locator("#level-form [value='person-huarun-gas']").check();
        page.locator("#level-form .primary").click();
        confirm("of our own");
        assertThat(page.locator("#change [role=alert]")).isVisible();
        page.locator("#change button:not(.primary)").click();
        page.locator("#level-form [value='second-huarun-gas']").check();
        page.locator("#level-form .primary").click();
        assertThat(page.locator("#change [data-line='levels.fallback'] ins")).containsText("second-huarun-gas");
        confirm("of our own");
        assertThat(row).containsText("the enterprise's own");
        console.picture("levels");
        assertTrue(isNoted("set: of our own"));
        row.locator(".revoke").click();
        confirm("as usual");
        assertThat(row.locator(".revoke")).hasCount(0);
        assertTrue(isNoted("back to usual: as usual"));
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 无人应答，每 2 分钟重复呼叫本级。, 只能在文件中修改",
            "en-GB, 'While nobody answers, the level is called again every 2 min.', changed in the file only"})
    void timesOfCalls_standInWordsForEveryPriority_withWhereTheyAreChanged(String locale, String repeated, String where) {
        console = new ConsolePage(chromium, locale);
        Page page = console.page;
        console.logIn("viewer");
        page.evaluate("location.hash = '#levels?enterprise=huarun-gas'");
        assertThat(page.locator("#call-times > .soft")).containsText(where);
        assertThat(page.locator("[data-times]")).hasCount(4);
        assertThat(page.locator("[data-times=P1] li")).hasCount(9);
        Locator own = page.locator("[data-times=P2] li");
        assertThat(own.filter(new Locator.FilterOptions().setHasText(repeated))).hasCount(1);
        assertThat(own.filter(new Locator.FilterOptions().setHasText(locale.startsWith("zh") ? "90 秒" : "90 s"))).hasCount(1);
        assertThat(page.locator("[data-times=P4] li")).hasCount(6);
        console.picture("call-times-" + locale);
    }

    @Test
    void rules_standWithTheirSettingAndWhyTheyExist() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        console.logIn("admin");
        console.open("rules");
        Locator limit = page.locator("[data-rule='gd-07/lel HH']");
        assertThat(limit).containsText("P1");
        assertThat(limit).containsText("50 %LEL");
        assertThat(limit).containsText("leave");
        assertThat(limit).containsText("gu-hong");
        console.picture("rules");
        assertThat(page.locator("#rules-over-points")).containsText("Both");
        assertThat(page.locator("#rules-over-points")).containsText("Look at both");
        page.locator("[name=site]").selectOption("north-chem/tank-farm-02");
        assertThat(page.locator("[data-rule='tk-01/level HH']")).isVisible();
        page.locator("#rules-edit").click();
        assertThat(page.locator("[data-site-page='north-chem/tank-farm-02']")).isVisible();
    }

    @Test
    void channel_isTestedByAPress_andItsResultStands() {
        console = new ConsolePage(chromium, "en-GB");
        Page page = console.page;
        console.logIn("admin");
        console.open("channels");
        Locator phone = page.locator("[data-channel='demo-phone']");
        assertThat(phone).hasAttribute("data-state", "unused");
        phone.locator(".test").click();
        assertThat(phone.locator("[data-test=accepted]")).containsText("admin: the provider took it");
        Locator sms = page.locator("[data-channel=sms]");
        sms.locator(".test").click();
        assertThat(sms.locator("[data-test=retry]")).containsText("not taken");
        assertThat(sms).hasAttribute("data-state", "failing");
        phone.locator(".test").click();
        assertThat(phone.locator("[role=alert]")).isVisible();
    }

    @Test
    void templates_showWhatPeopleWouldBeTold_inBothLanguages() {
        console = new ConsolePage(chromium, "zh-CN");
        console.logIn("admin");
        console.open("templates");
        assertThat(console.page.locator("[data-form=full]")).containsText("示例储罐区");
        assertThat(console.page.locator("[data-form=full]")).containsText("Example tank farm");
        console.page.locator("[name=nature]").selectOption("exercise");
        assertThat(console.page.locator("[data-templates='call exercise'] [data-form=brief]")).containsText("EXERCISE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator"})
    void whoMayNotChange_seesNoButtonThatDoes(String user) {
        console = new ConsolePage(chromium, "en-GB");
        console.logIn(user);
        console.open("calendar");
        assertThat(console.page.locator("[data-entry='new-year']")).isVisible();
        assertThat(console.page.locator("main .edit, main .revoke, main [data-new]")).hasCount(0);
        assertThat(console.page.locator("[data-page=channels]")).hasCount(0);
        assertThat(console.page.locator("[data-page=people]")).hasCount(List.of("operator").contains(user) ? 1 : 0);
    }
}
