package io.hazardwatch.gateway.duty.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DutyLogRulesTest {
    private static final long NOW = 1_000_000;

    private static DutyLogDraft draft(DutyLogKind kind, String about) {
        return new DutyLogDraft("room", kind, NOW, "李", "泵房异响", "现场查看", about, NOW + 3_600_000);
    }

    private static DutyLogEntry named(String id, String post, DutyLogKind kind) {
        return new DutyLogEntry(id, post, LocalDate.of(2026, 3, 2), kind, 1, 1, "zhang", "", "m", "", null, 0);
    }

    private static DutyLogVerdict check(DutyLogDraft draft, DutyLogEntry named, String... open) {
        return DutyLogRules.check(draft, named, Set.of(open), NOW);
    }

    @Test
    void entryByHand_isTaken() {
        assertEquals(DutyLogVerdict.TAKEN, check(draft(DutyLogKind.CALL, null), null));
        assertEquals(DutyLogVerdict.TAKEN, check(draft(DutyLogKind.INSTRUCTION, "r"), named("r", "room", DutyLogKind.REQUEST)));
        assertEquals(DutyLogVerdict.TAKEN, check(draft(DutyLogKind.DONE, "i"), named("i", "room", DutyLogKind.INSTRUCTION), "i"));
        assertEquals(DutyLogVerdict.TAKEN, check(draft(DutyLogKind.CORRECTION, "i"), named("i", "room", DutyLogKind.ALARM)));
    }

    @Test
    void everyMistake_hasItsReason() {
        assertEquals(DutyLogVerdict.NOT_BY_HAND, check(draft(DutyLogKind.ALARM, null), null));
        assertEquals(DutyLogVerdict.NO_MATTER, check(new DutyLogDraft("room", DutyLogKind.CALL, NOW, "", " ", "", null, 0), null));
        assertEquals(DutyLogVerdict.FUTURE, check(new DutyLogDraft("room", DutyLogKind.CALL, NOW + 61_000, "", "m", "", null, 0), null));
        assertEquals(DutyLogVerdict.NO_ASSIGNEE, check(new DutyLogDraft("room", DutyLogKind.INSTRUCTION, NOW, "", "m", "a", null, 1), null));
        assertEquals(DutyLogVerdict.NO_ASSIGNEE, check(new DutyLogDraft("room", DutyLogKind.INSTRUCTION, NOW, "li", "m", "a", null, 0), null));
        assertEquals(DutyLogVerdict.UNKNOWN_ENTRY, check(draft(DutyLogKind.CORRECTION, null), null));
        assertEquals(DutyLogVerdict.UNKNOWN_ENTRY, check(draft(DutyLogKind.CORRECTION, "x"), null));
        assertEquals(DutyLogVerdict.UNKNOWN_ENTRY, check(draft(DutyLogKind.CORRECTION, "x"), named("x", "other", DutyLogKind.CALL)));
        assertEquals(DutyLogVerdict.UNKNOWN_ENTRY, check(draft(DutyLogKind.CALL, "x"), null));
        assertEquals(DutyLogVerdict.NOT_AN_OPEN_INSTRUCTION, check(draft(DutyLogKind.DONE, "i"), named("i", "room", DutyLogKind.INSTRUCTION)));
    }
}
