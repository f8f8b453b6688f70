package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.leaks.field.FieldTask;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks of field staff in the console: found, taken by one person, done with a result; what the gateway would refuse is not offered. */
@Tag("browser")
class FieldTaskBrowserTest extends ConsoleTestCase {
    private static final int PHONE = 390;
    private static final int HEIGHT = 844;
    private static final List<Integer> WIDTHS = List.of(1400, 1024, PHONE);

    private final FakeClock clock = new FakeClock(Desk.START);

    @AfterEach
    void pageHadNoErrors() {
        console.requireNoErrors();
    }

    private Locator at(String selector) {
        return console.page.locator(selector);
    }

    private DeskFieldTasks field() {
        return console.desk.instrumentChecks.field;
    }

    private void begin(String locale, String user) {
        console = new ConsolePage(chromium, locale, clock);
        field().of(Desk.GAS);
        field().of(Desk.OTHER);
        console.logIn(user);
        console.open("fieldTasks");
    }

    private static String idOf(Alarm alarm) {
        return alarm.id() + ".1";
    }

    private static Locator task(Page page, String site) {
        return page.locator("[data-task^='" + site.replace('/', '.') + ".']");
    }

    /** Looks at the page as it stands: nothing wider than the screen, nothing that axe finds. */
    private void look(String name) {
        for (int width : WIDTHS) {
            console.page.setViewportSize(width, HEIGHT);
            assertEquals(true, console.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name + " at " + width);
            console.picture(name + '-' + width);
        }
        console.page.evaluate(ConsoleUseBrowserTest.AXE);
        assertEquals("", console.page.evaluate("""
                axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(({violations}) =>
                    violations.map(({id, nodes}) => id + ': ' + nodes.map(({html}) => html.slice(0, 120)).join('; ')).join('\\n'))"""), name);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,大街,无人接受,已接受,已完成,101 室电磁阀 已关闭", "en-GB,Main Street,Taken by nobody,Taken,Done,Valve of flat 101 closed"})
    void taskIsTakenAndDone_byKeysOnAPhone(String locale, String place, String open, String taken, String done, String valve) {
        begin(locale, "operator");
        String id = field().of(Desk.GAS);
        console.desk.note(new Note(TransitionType.FIELD_TASK, Desk.GAS.enterprise(), id, "system", "opened: 大街", Desk.START));
        console.desk.note(new Note(TransitionType.FIELD_TASK, Desk.GAS.enterprise(), "other", "system", "overdue: 大街", Desk.START));
        Locator card = task(console.page, "huarun-gas/lpg-depot-01");
        assertThat(card).containsText(place);
        assertThat(card).containsText(open);
        look("field-tasks-" + locale);
        card.locator("button").focus();
        console.page.keyboard().press("Enter");
        assertThat(at("#task-valves [data-state=closed]")).containsText(valve);
        assertThat(at("#task-past [data-what=opened]")).isVisible();
        assertThat(at("#task-past li")).hasCount(1);
        assertThat(at("#finish-task")).hasCount(0);
        at("#take-task").focus();
        console.page.keyboard().press("Enter");
        assertThat(card).containsText(taken + " · ");
        look("field-task-" + locale);
        at("#finish-task [name=result]").fill("软管已更换");
        at("#finish-task button").focus();
        console.page.keyboard().press("Enter");
        assertThat(card).containsText(done);
        assertThat(at("#task-times")).containsText("软管已更换");
        assertThat(at("#task-times")).containsText("operator");
        assertThat(at("#finish-task, #take-task")).hasCount(0);
        at("#all-field-tasks").click();
        assertThat(at("[data-task]")).hasCount(1);
        at("#task-state").selectOption("over");
        assertThat(at("[data-task]")).hasCount(1);
        assertThat(card).containsText("软管已更换");
    }

    @Test
    void takenBySomebodyElseMeanwhile_isSaid_andTakenOverByTwoPresses() {
        begin("en-GB", "operator");
        String id = field().of(Desk.GAS);
        task(console.page, "huarun-gas/lpg-depot-01").locator("button").click();
        assertThat(at("#take-task")).isVisible();
        console.page.route("**/field-tasks/*", Route::abort);
        assertThat(at(".board > [role=alert]")).isVisible();
        field().take(id, "zhang", "", null);
        at("#take-task").click();
        assertThat(at(".field-task-page [role=alert]")).hasText("Not done: Somebody else has taken the task");
        console.page.unroute("**/field-tasks/*");
        console.errors.removeIf(error -> error.contains("ERR_FAILED"));
        assertThat(at("#task-acts")).containsText("Somebody else has taken it");
        assertThat(at("#finish-task")).hasCount(0);
        at("#task-acts .revoke").click();
        assertThat(task(console.page, "huarun-gas/lpg-depot-01")).containsText("zhang");
        at("#task-acts .revoke").click();
        assertThat(at("#finish-task")).isVisible();
        assertEquals("operator", taken(id).takenBy());
    }

    private FieldTask taken(String id) {
        return field().all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void storeDoesNotAnswer_whatWasTypedStays_andIsSentAgain() {
        begin("en-GB", "operator");
        String id = field().of(Desk.GAS);
        field().take(id, "operator", "", null);
        task(console.page, "huarun-gas/lpg-depot-01").locator("button").click();
        field().failure = new TimeoutException();
        at("#finish-task [name=result]").fill("hose replaced");
        at("#finish-task button").click();
        assertThat(at(".field-task-page [role=alert]")).hasText("Not done: There was no answer in time; look before asking again");
        console.errors.removeIf(error -> error.contains("status of 503"));
        assertThat(at("#finish-task [name=result]")).hasValue("hose replaced");
        field().failure = null;
        at("#finish-task button").click();
        assertThat(at("#finish-task")).hasCount(0);
        assertThat(at(".field-task-page [role=alert]")).hasCount(0);
        assertEquals("hose replaced", taken(id).result());
        console.desk.note(new Note(TransitionType.FIELD_TASK, Desk.GAS.enterprise(), id, "operator", "done: hose replaced", Desk.START));
        assertThat(at("#task-past [data-what=done]")).isVisible();
    }

    @Test
    void whoMayOnlyRead_seesTasksByStateSiteAndWords_andChangesNone() {
        begin("en-GB", "viewer");
        assertThat(at("[data-task]")).hasCount(2);
        at("#task-words").fill("NO SUCH");
        assertThat(at("[data-task]")).hasCount(0);
        at("#task-words").fill("main gd-07");
        assertThat(at("[data-task]")).hasCount(1);
        at("#task-words").fill("");
        at("#task-site").selectOption("huarun-gas/lpg-depot-01");
        assertThat(at("[data-task]")).hasCount(1);
        at("#task-state").selectOption("overdue");
        assertThat(at("[data-task]")).hasCount(0);
        clock.advance(1_800_001);
        assertThat(at("[data-task]")).hasCount(1);
        assertThat(at("[data-task]")).containsText("overdue");
        at("[data-task] button").click();
        assertThat(at("#task-times")).isVisible();
        assertThat(at("#task-acts")).hasCount(0);
        console.page.navigate(console.desk.url() + "/#fieldTasks?words=none");
        console.page.reload();
        assertThat(at(".field-task-page .nothing")).hasText("There is no such task, or it is older than 30 days");
        console.errors.removeIf(error -> error.contains("status of 404"));
        at("#all-field-tasks").click();
        assertThat(at("[data-task]")).hasCount(2);
    }

    @Test
    void alarmLeadsToItsTask_andTheTaskToItsAlarm_alsoOnAPhone() {
        console = new ConsolePage(chromium, "en-GB", clock);
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, Desk.START);
        String id = field().of(Desk.GAS);
        assertEquals(idOf(alarm), id);
        Alarm stuck = console.desk.raise(PointId.parse("huarun-gas/lpg-depot-01/_site/plant-valve-home-1"), Priority.P1, Desk.START);
        Alarm other = console.desk.raise(Desk.OTHER, Priority.P1, Desk.START);
        console.page.setViewportSize(PHONE, HEIGHT);
        console.logIn("operator");
        console.page.evaluate("id => { location.hash = '#alarms?alarm=' + id; }", alarm.id());
        Locator link = at(".details [data-task='" + id + "']");
        assertThat(link).hasText("Field task · Main Street · Taken by nobody");
        link.click();
        assertThat(at("#task-times")).isVisible();
        assertThat(at(".details")).hasCount(0);
        assertThat(console.page).hasURL(Pattern.compile("#fieldTasks\\?.*words="));
        assertThat(at("#task-alarms [data-alarm='" + stuck.id() + "']")).isVisible();
        assertThat(at("#task-alarms [data-alarm='" + other.id() + "']")).hasCount(0);
        at("#task-alarms [data-alarm='" + alarm.id() + "']").click();
        assertThat(at(".details[data-details='" + alarm.id() + "']")).isVisible();
    }
}
