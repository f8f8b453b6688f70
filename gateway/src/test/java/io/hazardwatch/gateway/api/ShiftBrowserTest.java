package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallState;
import io.hazardwatch.gateway.duty.rollcall.SpotCheck;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.signing.Sha256;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A shift from beginning to end at one console, in a real browser and in time the test moves: taken over with two open alarms item by
 * item, a roll call missed, a spot check answered, an instruction given and done, the day signed by both officers and printed.
 */
@Tag("browser")
class ShiftBrowserTest extends ConsoleTestCase {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long MORNING = DAY.atTime(LocalTime.of(8, 0)).atZone(DeskDuty.ZONE).toInstant().toEpochMilli();
    private static final Pattern BOX = Pattern.compile("/MediaBox \\[0 0 (\\d+)(?:\\.\\d*)? (\\d+)(?:\\.\\d*)?\\]");

    private final FakeClock clock = new FakeClock(MORNING);

    private Locator card(String name) {
        return console.page.locator("[data-card='" + name + "']");
    }

    private void pass(long millis) {
        clock.advance(millis);
        console.desk.duty.look(clock.millis());
    }

    private void fill(Locator form, String name, String value) {
        form.locator("[name=" + name + "]").fill(value);
    }

    @Test
    void shift_isTakenOverAskedCheckedWrittenSignedAndPrinted() throws Exception {
        console = new ConsolePage(chromium, "zh-CN", clock);
        DeskDuty duty = console.desk.duty;
        duty.shifts.with(new DutyPost("room", new Text("中控室", "Control room"), "huarun-gas", null, DeskDuty.ZONE))
                .with(new DutyShift("room", MORNING - 12 * HOUR, MORNING, List.of("huarun"), "supervisor"))
                .with(new DutyShift("room", MORNING, MORNING + 12 * HOUR, List.of("operator"), "supervisor"))
                .with(new DutyShift("room", MORNING + 12 * HOUR, MORNING + 24 * HOUR, List.of("huarun"), "supervisor"));
        Alarm first = console.desk.raise(Desk.GAS, Priority.P2, MORNING - HOUR);
        duty.said.matters.add(new OpenMatter(OpenMatter.Kind.ALARM_UNACKNOWLEDGED, first.id(),
                new Text("可燃气体浓度 高高报", "Combustible gas HH")));
        duty.said.matters.add(new OpenMatter(OpenMatter.Kind.ALARM_ACKNOWLEDGED, "a.2", new Text("储罐液位 高报", "Tank level H")));
        duty.look(MORNING);
        console.logIn("operator");
        console.open("duty");
        takeOver(first);
        missARollCall();
        answerASpotCheck();
        writeAndSign();
        print();
        console.requireNoErrors();
    }

    private void takeOver(Alarm first) {
        Locator head = console.page.locator("#on-duty");
        assertThat(head).containsText("huarun");
        assertThat(card("handover").locator("[data-not-kept]")).containsText("作业票、任务");
        Locator items = card("handover").locator("li");
        assertThat(items).hasCount(2);
        items.nth(0).locator("button").click();
        assertThat(items.nth(0)).hasClass("accepted");
        assertEquals(List.of("huarun"), responsible(), "who leaves answers until all is accepted");
        items.nth(1).locator("button").click();
        assertThat(head.locator(".urgent")).hasCount(0);
        assertThat(head).containsText("operator");
        Await.equal(List.of("operator"), this::responsible);
        Await.equal(List.of(first.id() + " operator", "a.2 operator"), () -> console.desk.duty.said.takenOver);
        console.picture("shift-hand-over");
    }

    private List<String> responsible() {
        return console.desk.duty.now().get("room").responsible();
    }

    /** The first of the shift: asked at a time nobody knew, answered by nobody. */
    private void missARollCall() {
        RollCall next = console.desk.duty.kept.rollCalls.values().stream().filter(call -> call.state() == RollCallState.WAITING)
                .min((a, b) -> Long.compare(a.dueAt(), b.dueAt())).orElseThrow();
        pass(next.dueAt() - clock.millis());
        Locator prompt = console.page.locator("#roll-call");
        assertThat(prompt).isVisible();
        console.page.keyboard().press("Enter");
        console.picture("shift-roll-call");
        pass(5 * MINUTE);
        assertThat(prompt).isHidden();
        assertThat(console.page.locator("#duty-notice")).containsText("supervisor");
        console.picture("shift-roll-call-missed");
        Await.equal(RollCallState.MISSED, () -> console.desk.duty.kept.rollCalls.get(next.id()).state());
        Await.until("the supervisor is told",
                () -> console.desk.duty.said.told.stream().anyMatch(line -> line.startsWith("supervisor: Roll call of ") && line.contains("missed")));
        console.page.locator("#duty-notice button").click();
    }

    private void answerASpotCheck() {
        pass(10 * MINUTE);
        Desk.await(console.desk.duty.submit(book -> book.order("room", "supervisor", clock.millis())));
        Locator prompt = console.page.locator("#roll-call");
        assertThat(prompt).isVisible();
        clock.advance(40_000);
        fill(prompt, "secret", "operator");
        prompt.locator("button").click();
        assertThat(prompt).isHidden();
        Await.until("the spot check is kept", () -> !console.desk.duty.kept.spotChecks.isEmpty());
        SpotCheck kept = console.desk.duty.kept.spotChecks.values().iterator().next();
        assertEquals(Sha256.hex(kept.text()), kept.hash());
        assertTrue(kept.text().contains("\"answeredBy\":\"operator\""), kept.text());
        assertThat(card("presence").locator("[data-spot-check] summary")).containsText(kept.hash());
        console.picture("shift-spot-check");
    }

    private void writeAndSign() {
        Locator log = card("log");
        Locator entry = log.locator("#entry");
        entry.locator("[name=kind]").selectOption("call");
        fill(entry, "party", "区应急局值班室");
        fill(entry, "matter", "询问储罐液位及处置情况，要求每两小时报告一次");
        fill(entry, "action", "已答复，液位 3.2 m，现场巡检");
        entry.locator("button").click();
        assertThat(log.locator("tbody")).containsText("区应急局值班室");
        pass(MORNING + 24 * HOUR - clock.millis());
        console.logIn("operator");
        console.open("duty");
        assertThat(log.locator("h2")).containsText(DAY.plusDays(1).toString());
        log.locator("[type=date]").fill(DAY.toString());
        assertThat(log.locator("tbody")).containsText("区应急局值班室");
        for (String officer : List.of("operator", "huarun")) {
            fill(log.locator("#sign"), "username", officer);
            fill(log.locator("#sign"), "secret", officer);
            log.locator("#sign button").click();
            assertThat(log).containsText("签字 " + officer);
        }
        assertThat(log.locator("#sealed")).containsText("SHA-256");
        Await.until("journaled", () -> console.desk.duty.said.journal.stream().anyMatch(line -> line.startsWith("DUTY_DAY_SIGNED room " + DAY)));
        console.picture("shift-log-signed");
    }

    /** The browser makes the PDF of the page behind the console's link. */
    private void print() throws IOException {
        String link = card("log").locator("#print-log").getAttribute("href");
        console.page.navigate(console.desk.url() + link);
        assertThat(console.page.locator("h1")).hasText("值班日志");
        assertThat(console.page.locator("tbody")).containsText("未应答");
        assertThat(console.page.locator(".signatures")).containsText("SHA-256");
        requireA4("shift.pdf");
        console.page.navigate(console.desk.url() + "/api/v1/duty-report?period=month&lang=en&day=" + DAY);
        assertThat(console.page.locator("h1")).hasText("Duty report");
        assertThat(console.page.locator("table.byPerson")).containsText("operator");
        requireA4("report.pdf");
    }

    private void requireA4(String name) throws IOException {
        Object isCut = console.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        assertEquals(false, isCut, "cut at the side");
        byte[] pdf = console.page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        String folder = System.getProperty("hazardwatch.pictures");
        if (folder != null) {
            Files.write(Path.of(folder, name), pdf);
        }
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        assertTrue(text.startsWith("%PDF-"));
        Matcher page = BOX.matcher(text);
        assertTrue(page.find(), "no page");
        do {
            assertEquals(595, Integer.parseInt(page.group(1)), 1, "A4 is 595 points wide");
            assertEquals(842, Integer.parseInt(page.group(2)), 1, "and 842 high");
        } while (page.find());
    }
}
