package io.hazardwatch.gateway.duty.tables;

import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.handover.HandoverItem;
import io.hazardwatch.gateway.duty.log.DaySignature;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.SignedDay;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.SpotCheck;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/** Writes rows within one transaction. */
final class RowWriter {
    private static final String ROLL_CALL = "INSERT INTO roll_call (id, post, shift_from, due_at, state, asked_at, answer_by, asked, ordered_by,"
            + " answered_by, ended_at, leader_told_at, more) VALUES (:id, :post, :shiftFrom, :dueAt, :state, :askedAt, :answerBy, :asked, :orderedBy,"
            + " :answeredBy, :endedAt, :leaderToldAt, :more) ON CONFLICT (id) DO UPDATE SET state = excluded.state, asked_at = excluded.asked_at,"
            + " answer_by = excluded.answer_by, asked = excluded.asked, answered_by = excluded.answered_by, ended_at = excluded.ended_at,"
            + " leader_told_at = excluded.leader_told_at";
    private static final String SPOT_CHECK = "INSERT INTO spot_check (id, post, at, record, hash) VALUES (:id, :post, :at, :record, :hash)"
            + " ON CONFLICT (id) DO NOTHING";
    private static final String HANDOVER = "INSERT INTO handover (id, post, change_at, outgoing, incoming, state, leader_told_at, overdue_at,"
            + " accepted_by, ended_at) VALUES (:id, :post, :changeAt, :outgoing, :incoming, :state, :leaderToldAt, :overdueAt, :acceptedBy, :endedAt)"
            + " ON CONFLICT (id) DO UPDATE SET incoming = excluded.incoming, state = excluded.state, leader_told_at = excluded.leader_told_at,"
            + " overdue_at = excluded.overdue_at, accepted_by = excluded.accepted_by, ended_at = excluded.ended_at";
    private static final String ITEM = "INSERT INTO handover_item (handover, number, kind, ref, text_zh, text_en, state, accepted_by, at)"
            + " VALUES (:handover, :number, :kind, :ref, :zh, :en, :state, :acceptedBy, :at) ON CONFLICT (handover, number) DO UPDATE"
            + " SET kind = excluded.kind, text_zh = excluded.text_zh, text_en = excluded.text_en, state = excluded.state,"
            + " accepted_by = excluded.accepted_by, at = excluded.at";
    private static final String ENTRY = "INSERT INTO duty_log_entry (id, post, day, kind, at, written_at, author, party, matter,"
            + " action, about, due_at)"
            + " VALUES (:id, :post, :day, :kind, :at, :writtenAt, :author, :party, :matter, :action, :about, :dueAt) ON CONFLICT (id) DO NOTHING";
    private static final String SIGNATURE = "INSERT INTO duty_day_signature (post, day, person, text_hash, at)"
            + " VALUES (:post, :day, :person, :hash, :at) ON CONFLICT (post, day, person, text_hash) DO NOTHING";
    private static final String DAY = "INSERT INTO duty_day (post, day, number, entries, previous, hash, at)"
            + " VALUES (:post, :day, (SELECT coalesce(max(number), 0) + 1 FROM duty_day WHERE post = :post), :entries, :previous, :hash, :at)";

    private final Handle handle;

    RowWriter(Handle handle) {
        this.handle = handle;
    }

    void write(RollCall row) {
        handle.createUpdate(ROLL_CALL).bind("id", row.id()).bind("post", row.post()).bind("shiftFrom", row.shiftFrom()).bind("dueAt", row.dueAt())
                .bind("state", row.state().name()).bind("askedAt", row.askedAt()).bind("answerBy", row.answerBy())
                .bind("asked", RowReader.lines(row.asked())).bind("orderedBy", row.orderedBy()).bind("answeredBy", row.answeredBy())
                .bind("endedAt", row.endedAt()).bind("leaderToldAt", row.leaderToldAt()).bind("more", row.more()).execute();
    }

    void write(SpotCheck row) {
        handle.createUpdate(SPOT_CHECK).bind("id", row.id()).bind("post", row.post()).bind("at", row.atMillis()).bind("record", row.text())
                .bind("hash", row.hash()).execute();
    }

    void write(Handover row) {
        handle.createUpdate(HANDOVER).bind("id", row.id()).bind("post", row.post()).bind("changeAt", row.changeAt())
                .bind("outgoing", RowReader.lines(row.outgoing())).bind("incoming", RowReader.lines(row.incoming())).bind("state", row.state().name())
                .bind("leaderToldAt", row.leaderToldAt()).bind("overdueAt", row.overdueAt()).bind("acceptedBy", row.acceptedBy())
                .bind("endedAt", row.endedAt()).execute();
        row.items().forEach(item -> write(row.id(), item));
    }

    private void write(String handover, HandoverItem item) {
        handle.createUpdate(ITEM).bind("handover", handover).bind("number", item.number()).bind("kind", item.matter().kind().name())
                .bind("ref", item.matter().ref()).bind("zh", item.matter().text().zh()).bind("en", item.matter().text().en())
                .bind("state", item.state().name()).bind("acceptedBy", item.acceptedBy()).bind("at", item.atMillis()).execute();
    }

    void write(DutyLogEntry row, LocalDate day) {
        handle.createUpdate(ENTRY).bind("id", row.id()).bind("post", row.post()).bind("day", day.toString()).bind("kind", row.kind().name())
                .bind("at", row.atMillis()).bind("writtenAt", row.writtenAt()).bind("author", row.author()).bind("party", row.party())
                .bind("matter", row.matter()).bind("action", row.action()).bind("about", row.about()).bind("dueAt", row.dueMillis()).execute();
    }

    void write(DaySignature row) {
        handle.createUpdate(SIGNATURE).bind("post", row.post()).bind("day", row.day().toString()).bind("person", row.person())
                .bind("hash", row.textHash()).bind("at", row.atMillis()).execute();
    }

    void write(SignedDay row) {
        handle.createUpdate(DAY).bind("post", row.post()).bind("day", row.day().toString()).bind("entries", row.entries())
                .bind("previous", row.previous()).bind("hash", row.hash()).bind("at", row.atMillis()).execute();
    }
}
