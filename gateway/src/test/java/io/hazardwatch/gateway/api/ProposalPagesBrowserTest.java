package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.hazardwatch.gateway.app.onboarding.ProposalRig;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proposals over real files: what is proposed can be read, another person approves it, and it is in force once it is published. */
@Tag("browser")
class ProposalPagesBrowserTest extends ConsoleTestCase {
    private static final String SITE = """
            # kept by the shift
            enterprise: huarun-gas
            site: lpg-depot-01
            name: {zh: 城北液化气储配站, en: %s}
            devices:
              - id: gd-07   # north wall
                points:
                  - {id: lel, template: gb50493-combustible, limits: {H: {at: %s}}}
              - id: tk-01
                points:
                  - id: pressure
                    unit: MPa
                    range: [0, 4]
                    limits:
                      H: {at: %s, onDelay: 2s}
            """;

    @TempDir
    private Path directory;
    private ProposalRig rig;

    @AfterEach
    void pageHadNoErrors() {
        console.errors.removeIf(error -> error.matches(".*status of (400|409|412) .*"));
        console.requireNoErrors();
    }

    private void open(String locale) throws IOException {
        rig = new ProposalRig(directory, site("Depot", "25", "2"));
        rig.now = System.currentTimeMillis();
        console = new ConsolePage(chromium, locale);
        console.desk.proposals.over(rig);
    }

    private static String site(String name, String lel, String pressure) {
        return SITE.formatted(name, lel, pressure);
    }

    private void propose(String person, String text) {
        rig.propose(person, text);
    }

    private Locator act(String value) {
        return console.page.locator("#decide button[value=" + value + "]");
    }

    private void why(String words) {
        console.page.locator("#decide [name=why]").fill(words);
    }

    @Test
    void proposal_isReadWhole_approvedByAnother_andPublished() throws IOException {
        open("en-GB");
        propose("li", site("Depot", "22", "2.2"));
        Page page = console.page;
        console.logIn("admin");
        console.open("proposals");
        Locator row = page.locator("[data-proposal='1']");
        assertThat(row).containsText("huarun-gas/lpg-depot-01");
        assertThat(row).containsText("another person must approve it");
        row.locator("button").click();
        assertThat(page.locator("[data-direction=LOOSER]")).containsText("tk-01/pressure: H 2 → 2.2 MPa, looser");
        assertThat(page.locator("[data-direction=TIGHTER]")).containsText("gd-07/lel: H 25 → 22 %LEL, tighter");
        assertThat(page.locator(".proposal-changes section").first()).hasAttribute("data-direction", "LOOSER");
        page.locator("[data-file-text] summary").click();
        assertThat(page.locator(".diff tr.new")).hasCount(2);
        assertThat(page.locator(".diff tr.gone").first()).containsText("limits: {H: {at: 25}}");
        assertThat(page.locator(".diff")).not().containsText("kept by the shift");
        page.locator(".whole-text").check();
        assertThat(page.locator(".diff")).containsText("# kept by the shift");
        assertThat(page).hasURL(Pattern.compile(".*#proposals\\?proposal=1"));

        act("approve").click();
        assertThat(page.locator("[data-proposal-page]")).hasAttribute("data-state", "OPEN");
        why("as the manufacturer says");
        act("approve").click();
        assertThat(page.locator("[data-proposal-page]")).hasAttribute("data-state", "APPROVED");
        assertThat(page.locator("[data-act=decided]")).containsText("as the manufacturer says");
        act("publish").click();
        assertThat(page.locator("[data-proposal-page]")).hasAttribute("data-state", "PUBLISHED");
        assertThat(act("publish")).hasCount(0);
        assertEquals(site("Depot", "22", "2.2"), rig.file());
        page.locator("#all-proposals").click();
        assertThat(page.locator("[data-proposal]")).hasCount(0);
        page.locator("#proposals-all").check();
        assertThat(page.locator("[data-proposal='1']")).hasAttribute("data-state", "PUBLISHED");
    }

    @Test
    void ownProposal_isLeftToAnother_andRejectedByOneself() throws IOException {
        open("en-GB");
        propose("admin", site("Depot", "22", "2"));
        console.logIn("admin");
        console.page.evaluate("location.hash = '#proposals?proposal=1'");
        assertThat(act("approve")).isDisabled();
        assertThat(console.page.locator("#decide")).containsText("another person has to approve it");
        why("not wanted any more");
        act("reject").click();
        assertThat(console.page.locator("[data-proposal-page]")).hasAttribute("data-state", "REJECTED");
        assertThat(console.page.locator("#decide")).hasCount(0);
    }

    @Test
    void removal_isConfirmed_beforeItIsPublished() throws IOException {
        open("en-GB");
        String without = site("Depot", "25", "2").replaceAll("(?s)  - id: tk-01.*", "");
        rig.inAlarm.add(PointId.parse("huarun-gas/lpg-depot-01/tk-01/pressure"));
        propose("li", without);
        rig.book.approve(1, "wang", "", rig.now);
        console.logIn("admin");
        console.page.evaluate("location.hash = '#proposals?proposal=1'");
        assertThat(console.page.locator("[data-direction=LOOSER]")).containsText("point removed");
        act("publish").click();
        assertThat(console.page.locator(".proposal [role=alert]")).containsText("It stops watching much");
        assertEquals(site("Depot", "25", "2"), rig.file());
        console.page.locator("[name=removals]").check();
        act("publish").click();
        assertThat(console.page.locator("[data-proposal-page]")).hasAttribute("data-state", "PUBLISHED");
        assertEquals(without, rig.file());
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,light", "en-GB,dark"})
    void openProposal_hasNoBarriers_andIsNoWiderThanTheScreen(String locale, String theme) throws IOException {
        open(locale);
        propose("li", site("Depot " + "x".repeat(90), "22", "2.2"));
        console.logIn("admin");
        console.page.evaluate("document.documentElement.dataset.theme = '" + theme + "'");
        console.page.evaluate("location.hash = '#proposals?proposal=1'");
        console.page.locator("[data-file-text] summary").click();
        assertThat(console.page.locator(".diff tr.new")).hasCount(3);
        lookAt("proposal-open-" + locale + '-' + theme);
        console.page.locator("#all-proposals").click();
        assertThat(console.page.locator("[data-proposal='1']")).isVisible();
        lookAt("proposal-list-" + locale + '-' + theme);
    }

    @Test
    void limit_isTightenedByAProposal_andAStatutoryOneIsNeverLoosened() throws IOException {
        open("en-GB");
        Page page = console.page;
        console.logIn("admin");
        Locator form = limitForm();
        form.locator("[name=level]").selectOption("H");
        form.locator("[name=at]").fill("20");
        form.locator(".primary").click();
        assertThat(page.locator("#change [data-line='limit.value'] ins")).hasText("H 20 %LEL");
        assertThat(page.locator("#change [data-line='limit.means'] ins")).hasText("gd-07/lel: H 25 → 20 %LEL, tighter");
        assertThat(page.locator("#change [data-line='limit.approval'] ins")).containsText("another person");
        assertEquals(0, rig.store.lastNumber());
        page.locator("#change .primary").click();
        assertThat(page.locator("#change")).isVisible();
        page.locator("#change [name=why]").fill("the pump room is small");
        console.picture("limit-change");
        page.locator("#change .primary").click();
        assertThat(form.locator("[role=status]")).containsText("Proposal 1");
        Await.equal("the pump room is small", () -> rig.store.proposal(1).proposed().why());

        form.locator("[name=level]").selectOption("HH");
        assertThat(form.locator(".limit-now b")).hasText("60 %LEL");
        form.locator("[name=at]").fill("70");
        form.locator(".primary").click();
        assertThat(form.locator("[role=alert]")).containsText("A statutory limit may be tightened and never loosened");
        assertThat(form.locator("[data-problem]")).containsText("must not be looser than 50.0");
        console.picture("limit-refused");
        form.locator("[name=at]").fill("10");
        form.locator(".primary").click();
        assertThat(form.locator("[data-problem]")).containsText("must be above H");
        assertEquals(1, rig.store.lastNumber());
        form.locator(".open-proposal").click();
        assertThat(page.locator("[data-proposal-page='1'] [data-direction=TIGHTER]")).containsText("H 25 → 20 %LEL");
        page.locator("[data-file-text] summary").click();
        assertThat(page.locator(".diff tr.new")).containsText("limits: {H: {at: 20}}");
    }

    private Locator limitForm() {
        console.page.evaluate("location.hash = '#sites?place=huarun-gas%2Flpg-depot-01'");
        console.page.locator("[data-point$='gd-07/lel'] .unfold").click();
        return console.page.locator(".limit-form");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,法定限值只能收紧", "en-GB,A statutory limit may be tightened"})
    void siteFile_isCheckedAsText_thenProposed(String locale, String refused) throws IOException {
        open(locale);
        Page page = console.page;
        console.logIn("admin");
        page.evaluate("location.hash = '#sites?place=huarun-gas%2Flpg-depot-01'");
        page.locator("#edit-file").click();
        Locator text = page.locator("[name=content]");
        assertThat(text).hasValue(site("Depot", "25", "2"));
        assertThat(page.locator("#propose-file")).hasCount(0);
        text.fill(site("Depot", "x", "9"));
        page.locator("#check-file").click();
        assertThat(page.locator("[data-problem]")).hasCount(2);
        assertThat(page.locator("[data-problem='devices[0].points[0].limits.H.at']")).containsText("x");
        lookAt("site-file-problems-" + locale);
        text.fill(site("Depot", "26", "2"));
        page.locator("#check-file").click();
        assertThat(page.locator(".proposal [role=alert]")).containsText(refused);
        text.fill(site("Depot", "22", "2"));
        page.locator("#check-file").click();
        assertThat(page.locator("[data-direction=TIGHTER]")).containsText("H 25 → 22 %LEL");
        text.fill(site("Depot", "21", "2"));
        assertThat(page.locator("#propose-file")).hasCount(0);
        page.locator("#check-file").click();
        page.locator("[name=why]").fill("as measured");
        lookAt("site-file-" + locale);
        rig.write(site("Depot", "25", "2.5"));
        rig.look();
        page.locator("#propose-file").click();
        assertThat(page.locator(".proposal [role=alert]")).isVisible();
        assertThat(text).hasValue(site("Depot", "21", "2"));
        assertEquals(1, rig.store.lastNumber());
        page.locator("#leave-file").click();
        page.locator("#edit-file").click();
        assertThat(text).hasValue(site("Depot", "25", "2.5"));
        text.fill(site("Depot", "21", "2.5"));
        page.locator("#check-file").click();
        page.locator("[name=why]").fill("as measured");
        page.locator("#propose-file").click();
        assertThat(page.locator("[data-proposal-page='2']")).containsText("as measured");
    }

    private void lookAt(String name) {
        for (int width : new int[] {1400, 1024, 390}) {
            console.page.setViewportSize(width, 844);
            assertTrue((boolean) console.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name + ' ' + width);
            console.picture(name + '-' + width);
        }
        console.page.evaluate(ConsoleUseBrowserTest.AXE);
        assertEquals("", console.page.evaluate("""
                axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(({violations}) =>
                    violations.map(({id, nodes}) => id + ': ' + nodes.map(({html}) => html.slice(0, 120)).join('; ')).join('\\n'))"""), name);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,手工修改文件,已追认", "en-GB,file edited by hand,approved afterwards"})
    void editByHand_isApprovedAfterwards_andAnOlderRevisionRestored(String locale, String byHand, String approved) throws IOException {
        open(locale);
        rig.write(site("Depot", "25", "2.5"));
        rig.look();
        Page page = console.page;
        console.logIn("admin");
        console.open("proposals");
        assertThat(page.locator("[data-proposal='1']")).containsText(byHand);
        console.picture("proposals-" + locale);
        page.locator("[data-proposal='1'] button").click();
        why("agreed on the telephone");
        act("approve").click();
        assertThat(page.locator(".proposal h2")).containsText(approved);
        console.picture("proposal-" + locale);
        page.locator("#all-proposals").click();
        page.locator("[data-revision='1'] .restore").click();
        page.locator("[data-revision='1'] [name=why]").fill("the valve is back");
        page.locator("[data-revision='1'] .primary").click();
        assertThat(page.locator("[data-proposal-page='2'] [data-direction=TIGHTER]")).containsText("H 2.5 → 2 MPa");
        assertThat(page.locator("[data-act=proposed]")).containsText("the valve is back");
    }
}
