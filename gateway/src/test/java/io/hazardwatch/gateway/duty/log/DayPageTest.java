package io.hazardwatch.gateway.duty.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DayPageTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final long END = 86_400_000;
    private static final Set<String> ON_DUTY = Set.of("zhang", "wang", "zhao");

    private static DutyLogEntry entry(String id, long at, String matter) {
        return new DutyLogEntry(id, "room", DAY, DutyLogKind.REMARK, at, at, "zhang", "", matter, "", null, 0);
    }

    private static DayPage page(List<DutyLogEntry> entries, List<DaySignature> signatures) {
        return new DayPage("room", DAY, entries, signatures, null);
    }

    @Test
    void twoDifferentOfficers_sealTheDay_andTheSealProvesIt() {
        List<DutyLogEntry> entries = List.of(entry("1", 10, "巡检"), entry("2", 20, "a\tb\nc\\d"));
        DayPage page = page(entries, List.of());
        DaySignature first = page.sign("zhang", END + 1);
        assertNull(page.seal(first, DayText.FIRST, END + 1));
        DayPage once = page(entries, List.of(first));
        assertEquals(DutyLogVerdict.ALREADY_SIGNED, once.maySign("zhang", ON_DUTY, END, END + 2));
        assertEquals(DutyLogVerdict.TAKEN, once.maySign("wang", ON_DUTY, END, END + 2));
        DaySignature second = once.sign("wang", END + 2);
        SignedDay sealed = once.seal(second, DayText.FIRST, END + 2);
        DayPage signed = new DayPage("room", DAY, entries, List.of(first, second), sealed);
        assertTrue(signed.isAsSigned());
        assertEquals(DutyLogVerdict.DAY_SIGNED, signed.maySign("zhao", ON_DUTY, END, END + 3));
        DayPage altered = new DayPage("room", DAY, List.of(entry("1", 10, "巡检 "), entries.get(1)), List.of(first, second), sealed);
        assertFalse(altered.isAsSigned());
        assertFalse(new DayPage("room", DAY, entries.subList(0, 1), List.of(first, second), sealed).isAsSigned());
    }

    @Test
    void whoMayNotSign_isToldWhy() {
        DayPage page = page(List.of(entry("1", 10, "x")), List.of());
        assertEquals(DutyLogVerdict.DAY_NOT_OVER, page.maySign("zhang", ON_DUTY, END, END - 1));
        assertEquals(DutyLogVerdict.NOT_ON_DUTY, page.maySign("sun", ON_DUTY, END, END));
        assertEquals(DutyLogVerdict.EMPTY_DAY, page(List.of(), List.of()).maySign("zhang", ON_DUTY, END, END));
    }

    @Test
    void entryAfterTheFirstSignature_makesItVoid() {
        DayPage page = page(List.of(entry("1", 10, "x")), List.of());
        DaySignature first = page.sign("zhang", END);
        DayPage grown = page(List.of(entry("1", 10, "x"), entry("2", 11, "y")), List.of(first));
        assertEquals(List.of(), grown.standing());
        assertNull(grown.seal(grown.sign("wang", END + 1), DayText.FIRST, END + 1));
        assertEquals(DutyLogVerdict.TAKEN, grown.maySign("zhang", ON_DUTY, END, END + 2));
    }

    @Test
    void anotherDayBefore_isAnotherHash() {
        DayPage page = page(List.of(entry("1", 10, "x")), List.of());
        DayPage once = page(page.entries(), List.of(page.sign("zhang", END)));
        DaySignature last = once.sign("wang", END + 1);
        assertNotEquals(once.seal(last, DayText.FIRST, 1).hash(), once.seal(last, "1".repeat(64), 1).hash());
    }

    /** Whatever stands in the fields, in whatever order the entries are read: same day, same text; other day, other text. */
    @Test
    void text_isTheSameForTheSameEntriesAndNoOthers() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            List<DutyLogEntry> entries = new ArrayList<>();
            for (int n = 0; n < 3; n++) {
                entries.add(new DutyLogEntry("e" + n, "room", DAY, DutyLogKind.CALL, n % 2, n, "zhang", noise(random), noise(random),
                        noise(random), null, 0));
            }
            String text = DayText.of("room", DAY, entries);
            Collections.shuffle(entries, random);
            assertEquals(text, DayText.of("room", DAY, entries));
            assertEquals(4, text.lines().count());
        }
        Set<String> distinct = new HashSet<>();
        for (String field : List.of("a\tb", "a\\tb", "a\nb", "a\\nb", "a\\\tb", "a\rb")) {
            assertTrue(distinct.add(DayText.of("room", DAY, List.of(entry("1", 1, field)))), field);
        }
    }

    private static String noise(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append("\t\n\r\\a值".charAt(random.nextInt(6)));
        }
        return text.toString();
    }
}
