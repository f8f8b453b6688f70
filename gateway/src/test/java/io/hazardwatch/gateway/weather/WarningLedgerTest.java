package io.hazardwatch.gateway.weather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.weather.WarningLedger.Entry;
import io.hazardwatch.gateway.weather.cap.CapReader;
import io.hazardwatch.gateway.weather.cap.CapSignatures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** States of warnings: the set of messages decides, not their order. */
class WarningLedgerTest {
    private static final long DAY = 86_400_000L;
    private static final String SENDER = "cma@example.cn,";
    private static final int SHUFFLES = 10_000;

    private final CapReader reader = new CapReader(WarningTexts.types(), WarningLimits.STANDARD, new CapSignatures(List.of()));

    private static String time(int minute) {
        return "2026-06-01T08:%02d:00+08:00".formatted(minute);
    }

    private Warning message(String id, int minute, String status, String type, String... earlier) {
        return headed("暴雨橙色预警", id, minute, status, type, earlier);
    }

    private Warning headed(String headline, String id, int minute, String status, String type, String... earlier) {
        String references = String.join(" ", List.of(earlier).stream().map(each -> SENDER + each.replace("@", "," + "2026-06-01T08:")
                .concat(":00+08:00")).toList());
        return reader.read(WarningTexts.cap(id, time(minute), status, type, references, headline, ""), 0, ParseDeadline.UNBOUNDED);
    }

    /** An update of 08:06 with a time of its own. */
    private Warning timed(String id, String earlier, String time) {
        String text = new String(WarningTexts.cap(id, time(6), "Actual", "Update", SENDER + earlier.replace("@", ",2026-06-01T08:") + ":00+08:00",
                "暴雨橙色预警", ""), StandardCharsets.UTF_8).replace("<senderName>", time + "<senderName>");
        return reader.read(text.getBytes(StandardCharsets.UTF_8), 0, ParseDeadline.UNBOUNDED);
    }

    private static WarningLedger ledger() {
        return new WarningLedger(1_000, 30 * DAY);
    }

    private static long at(Warning warning) {
        return warning.sentMillis() + 3_600_000;
    }

    @Test
    void cancelBeforeItsAlert_leavesNothingInForce() {
        WarningLedger ledger = ledger();
        Warning alert = message("A", 0, "Actual", "Alert");
        ledger.add(message("C", 5, "Actual", "Cancel", "A@00"), at(alert));
        ledger.add(alert, at(alert));
        assertEquals(WarningState.CANCELLED, ledger.state(alert, at(alert)));
    }

    @Test
    void exercise_neverActsNorEndsWhatIsActual() {
        WarningLedger ledger = ledger();
        Warning alert = message("A", 0, "Actual", "Alert");
        Warning drill = message("X", 1, "Exercise", "Alert");
        ledger.add(alert, at(alert));
        ledger.add(drill, at(alert));
        ledger.add(message("C", 5, "Test", "Cancel", "A@00"), at(alert));
        assertEquals(WarningState.IN_FORCE, ledger.state(alert, at(alert)));
        assertEquals(WarningState.NOT_ACTUAL, ledger.state(drill, at(alert)));
    }

    @Test
    void update_takesThePlaceOfWhatItRefersTo() {
        WarningLedger ledger = ledger();
        Warning alert = message("A", 0, "Actual", "Alert");
        Warning update = message("B", 5, "Actual", "Update", "A@00");
        ledger.add(alert, at(alert));
        ledger.add(update, at(alert));
        assertEquals(WarningState.SUPERSEDED, ledger.state(alert, at(alert)));
        assertEquals(List.of(update), ledger.inForce(at(alert)));
        assertEquals(Set.of(alert.key()), ledger.predecessorsOf(update));
    }

    @Test
    void messagesThatUpdateEachOther_leaveOneInForce() {
        WarningLedger ledger = ledger();
        Warning one = message("A", 0, "Actual", "Update", "B@00");
        Warning two = message("B", 0, "Actual", "Update", "A@00");
        ledger.add(one, at(one));
        ledger.add(two, at(one));
        assertEquals(1, ledger.inForce(at(one)).size());
    }

    @Test
    void earlierMessage_cancelsNothingLater() {
        WarningLedger ledger = ledger();
        Warning alert = message("A", 30, "Actual", "Alert");
        ledger.add(alert, at(alert));
        ledger.add(message("C", 5, "Actual", "Cancel", "A@30"), at(alert));
        assertEquals(WarningState.IN_FORCE, ledger.state(alert, at(alert)));
    }

    @Test
    void oneWarning_perIdentifierWhateverTheLanguages() {
        WarningLedger ledger = ledger();
        Warning zh = headed("暴雨黄色预警", "A", 0, "Actual", "Alert");
        Warning en = headed("暴雨橙色预警", "A", 0, "Actual", "Alert");
        assertEquals(Entry.ADDED, ledger.add(zh, at(zh)));
        assertEquals(Entry.ADDED, ledger.add(en, at(zh)));
        assertEquals(Entry.REPEATED, ledger.add(en, at(zh)));
        assertEquals(1, ledger.inForce(at(zh)).size());
        assertEquals(2, ledger.find(zh.key()).infos().size());
        assertEquals(WarningColour.ORANGE, ledger.find(zh.key()).colour());
    }

    @Test
    void endWithoutCancel_isSaidAsSuch() {
        WarningLedger ledger = ledger();
        Warning alert = message("A", 0, "Actual", "Alert");
        ledger.add(alert, at(alert));
        assertEquals(WarningState.EXPIRED, ledger.state(alert, alert.sentMillis() + DAY));
    }

    @Test
    void fullLedger_refusesWithAReason() {
        WarningLedger ledger = new WarningLedger(1, DAY);
        Warning alert = message("A", 0, "Actual", "Alert");
        ledger.add(alert, at(alert));
        assertEquals(Entry.FULL, ledger.add(message("B", 0, "Actual", "Alert"), at(alert)));
        assertEquals(Entry.TOO_OLD, ledger.add(message("B", 0, "Actual", "Alert"), alert.sentMillis() + 3 * DAY));
        assertEquals(1, ledger.forget(alert.sentMillis() + 3 * DAY).size());
        assertEquals(0, ledger.size());
    }

    @Test
    void fullLedger_makesRoomOfWhatEnded_andNothingCountsAgain() {
        WarningLedger ledger = new WarningLedger(3, 30 * DAY);
        Warning alert = message("A", 0, "Actual", "Alert");
        ledger.add(alert, at(alert));
        ledger.add(message("B", 5, "Actual", "Cancel", "A@00"), at(alert));
        ledger.add(message("C", 6, "Actual", "Alert"), at(alert));
        assertEquals(Entry.FULL, ledger.add(message("D", 7, "Actual", "Alert"), at(alert)));
        assertTrue(ledger.isAlmostFull(at(alert)));
        long later = alert.sentMillis() + DAY + 5 * 60_000;
        Warning next = reader.read(WarningTexts.cap("E", "2026-06-02T08:00:00+08:00", "Actual", "Alert", "", "暴雨橙色预警", ""), 0,
                ParseDeadline.UNBOUNDED);
        assertEquals(Entry.ADDED, ledger.add(next, later));
        assertEquals(List.of(alert.key()), ledger.takeArchived());
        assertEquals(Entry.TOO_OLD, ledger.add(alert, later), "what left is not taken again");
        assertFalse(ledger.isAlmostFull(later));
    }

    @Test
    void anyOrderAndAnyRepetition_endInTheSameState() {
        List<Warning> messages = List.of(message("A", 0, "Actual", "Alert"), message("B", 5, "Actual", "Update", "A@00"),
                message("C", 10, "Actual", "Update", "B@05", "A@00"), message("D", 15, "Actual", "Cancel", "C@10"),
                message("E", 1, "Actual", "Alert"), message("F", 6, "Actual", "Cancel", "E@01"), message("G", 7, "Exercise", "Cancel", "E@01"),
                message("H", 2, "Actual", "Alert"), message("I", 2, "Actual", "Update", "H@02"), headed("暴雨红色预警", "H", 2, "Actual", "Alert"),
                message("J", 3, "Actual", "Alert"), message("J", 9, "Actual", "Alert"), message("K", 8, "Actual", "Cancel", "J@03"),
                message("L", 4, "Test", "Alert"), message("M", 5, "Actual", "Cancel", "UNKNOWN@01"), message("N", 2, "Actual", "Update", "M@05"),
                message("O", 3, "Actual", "Alert"), timed("P", "O@03", "<effective>2026-06-01T08:30:00+08:00</effective>"),
                message("Q", 8, "Actual", "Cancel", "P@06"), message("R", 3, "Actual", "Alert"),
                timed("S", "R@03", "<expires>2026-06-01T08:07:00+08:00</expires>"));
        long seed = 20_261_129L;
        Random random = new Random(seed);
        Map<String, String> expected = null;
        for (int i = 0; i < SHUFFLES; i++) {
            List<Warning> shuffled = new ArrayList<>(messages);
            for (int repeated = random.nextInt(8); repeated > 0; repeated--) {
                shuffled.add(messages.get(random.nextInt(messages.size())));
            }
            Collections.shuffle(shuffled, random);
            WarningLedger ledger = ledger();
            shuffled.forEach(message -> ledger.add(message, at(messages.getFirst())));
            Map<String, String> states = states(ledger, at(messages.getFirst()));
            expected = expected == null ? states : expected;
            assertEquals(expected, states, "seed " + seed + " shuffle " + i);
        }
    }

    private static Map<String, String> states(WarningLedger ledger, long now) {
        Map<String, String> states = new TreeMap<>();
        ledger.all().forEach(each -> states.put(each.key().identifier(), ledger.state(each, now) + " " + each.colour() + ' '
                + each.infos().size() + new TreeSet<>(ledger.predecessorsOf(each)) + new TreeSet<>(ledger.updatesOf(each))));
        return states;
    }
}
