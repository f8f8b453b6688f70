package io.hazardwatch.gateway.duty.roster.store;

import io.hazardwatch.gateway.duty.roster.Leave;
import io.hazardwatch.gateway.duty.roster.LeaveKind;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftSwap;
import io.hazardwatch.gateway.duty.roster.SwapLeg;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Overrides, swaps and leaves, as rows. The caller's transaction. */
final class EntryTables {
    private EntryTables() {}

    static List<ShiftOverride> overrides(Handle handle) {
        TableRows persons = TableRows.of(handle, "roster_override_person", "override_id");
        return TableRows.of(handle, "roster_override", "id").all().stream().map(row -> new ShiftOverride(row.text("id"), row.text("post"),
                LocalDateTime.parse(row.text("begins")), LocalDateTime.parse(row.text("ends")),
                ShiftOverride.Mode.valueOf(row.text("mode")),
                persons.under(row.text("id")).stream().map(person -> person.text("person")).toList())).toList();
    }

    static void write(Handle handle, ShiftOverride one, long given) {
        deleteOverride(handle, one.id());
        handle.execute("INSERT INTO roster_override VALUES (?, ?, ?, ?, ?, ?)", one.id(), one.post(), one.from().toString(),
                one.to().toString(), one.mode().name(), given);
        for (int i = 0; i < one.persons().size(); i++) {
            handle.execute("INSERT INTO roster_override_person VALUES (?, ?, ?)", one.id(), i, one.persons().get(i));
        }
    }

    static void deleteOverride(Handle handle, String id) {
        handle.execute("DELETE FROM roster_override_person WHERE override_id = ?", id);
        handle.execute("DELETE FROM roster_override WHERE id = ?", id);
    }

    static List<ShiftSwap> swaps(Handle handle) {
        TableRows legs = TableRows.of(handle, "roster_swap_leg", "swap");
        TableRows confirmations = TableRows.of(handle, "roster_swap_confirmation", "swap");
        return TableRows.of(handle, "roster_swap", "id").all().stream().map(row -> new ShiftSwap(row.text("id"),
                legs.under(row.text("id")).stream().map(EntryTables::leg).toList(),
                confirmations.under(row.text("id")).stream().map(one -> one.text("person")).collect(Collectors.toSet()))).toList();
    }

    private static SwapLeg leg(TableRow row) {
        return new SwapLeg(row.text("post"), LocalDateTime.parse(row.text("begins")), LocalDateTime.parse(row.text("ends")),
                row.text("giver"), row.text("taker"));
    }

    static void write(Handle handle, ShiftSwap swap, long given) {
        deleteSwap(handle, swap.id());
        handle.execute("INSERT INTO roster_swap VALUES (?, ?)", swap.id(), given);
        for (int i = 0; i < swap.legs().size(); i++) {
            SwapLeg leg = swap.legs().get(i);
            handle.execute("INSERT INTO roster_swap_leg VALUES (?, ?, ?, ?, ?, ?, ?)", swap.id(), i, leg.post(), leg.from().toString(),
                    leg.to().toString(), leg.giver(), leg.taker());
        }
        swap.confirmedBy().forEach(person ->
                handle.execute("INSERT INTO roster_swap_confirmation VALUES (?, ?)", swap.id(), person));
    }

    static void deleteSwap(Handle handle, String id) {
        handle.execute("DELETE FROM roster_swap_confirmation WHERE swap = ?", id);
        handle.execute("DELETE FROM roster_swap_leg WHERE swap = ?", id);
        handle.execute("DELETE FROM roster_swap WHERE id = ?", id);
    }

    static List<Leave> leaves(Handle handle) {
        return TableRows.of(handle, "roster_leave", "id").all().stream().map(row -> new Leave(row.text("id"), row.text("person"),
                Instant.ofEpochMilli(row.millis("from_ms")), Instant.ofEpochMilli(row.millis("to_ms")),
                LeaveKind.valueOf(row.text("kind")), row.text("replacement"))).toList();
    }

    static void write(Handle handle, Leave leave, long given) {
        deleteLeave(handle, leave.id());
        handle.execute("INSERT INTO roster_leave VALUES (?, ?, ?, ?, ?, ?, ?)", leave.id(), leave.person(),
                leave.from().toEpochMilli(), leave.to().toEpochMilli(), leave.kind().name(), leave.replacement(), given);
    }

    static void deleteLeave(Handle handle, String id) {
        handle.execute("DELETE FROM roster_leave WHERE id = ?", id);
    }
}
