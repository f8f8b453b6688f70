package io.hazardwatch.gateway.duty.tables;

import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.handover.HandoverItem;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.duty.log.DaySignature;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.log.SignedDay;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallState;
import io.hazardwatch.gateway.duty.rollcall.SpotCheck;
import io.hazardwatch.gateway.model.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Converts rows of the tables to records. */
final class RowReader {
    private RowReader() {}

    static RollCall rollCall(ResultSet line) throws SQLException {
        return new RollCall(line.getString("id"), line.getString("post"), line.getLong("shift_from"), line.getLong("due_at"),
                RollCallState.valueOf(line.getString("state")), line.getLong("asked_at"), line.getLong("answer_by"), persons(line.getString("asked")),
                line.getString("ordered_by"), line.getString("answered_by"), line.getLong("ended_at"), line.getLong("leader_told_at"),
                line.getInt("more"));
    }

    static SpotCheck spotCheck(ResultSet line) throws SQLException {
        return new SpotCheck(line.getString("id"), line.getString("post"), line.getLong("at"), line.getString("record"), line.getString("hash"));
    }

    static Handover handover(ResultSet line, List<HandoverItem> items) throws SQLException {
        return new Handover(line.getString("id"), line.getString("post"), line.getLong("change_at"), persons(line.getString("outgoing")),
                persons(line.getString("incoming")), Handover.State.valueOf(line.getString("state")), items, line.getLong("leader_told_at"),
                line.getLong("overdue_at"), line.getString("accepted_by"), line.getLong("ended_at"));
    }

    static HandoverItem item(ResultSet line) throws SQLException {
        OpenMatter matter = new OpenMatter(OpenMatter.Kind.valueOf(line.getString("kind")), line.getString("ref"),
                new Text(line.getString("text_zh"), line.getString("text_en")));
        return new HandoverItem(line.getInt("number"), matter, HandoverItem.State.valueOf(line.getString("state")), line.getString("accepted_by"),
                line.getLong("at"));
    }

    static DutyLogEntry entry(ResultSet line) throws SQLException {
        return new DutyLogEntry(line.getString("id"), line.getString("post"), LocalDate.parse(line.getString("day")),
                DutyLogKind.valueOf(line.getString("kind")), line.getLong("at"), line.getLong("written_at"), line.getString("author"),
                line.getString("party"), line.getString("matter"), line.getString("action"), line.getString("about"), line.getLong("due_at"));
    }

    static DaySignature signature(ResultSet line) throws SQLException {
        return new DaySignature(line.getString("post"), LocalDate.parse(line.getString("day")), line.getString("person"), line.getLong("at"),
                line.getString("text_hash"));
    }

    static SignedDay signedDay(ResultSet line) throws SQLException {
        return new SignedDay(line.getString("post"), LocalDate.parse(line.getString("day")), line.getInt("entries"), line.getString("previous"),
                line.getString("hash"), line.getLong("at"));
    }

    static String lines(List<String> persons) {
        return String.join("\n", persons);
    }

    private static List<String> persons(String lines) {
        return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
    }
}
