package io.hazardwatch.gateway.duty.roster.store;

import io.hazardwatch.gateway.duty.roster.Crew;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.duty.roster.ShiftTurn;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The plans of posts, as rows. The caller's transaction. */
final class PlanTables {
    private static final List<String> PARTS = List.of("roster_turn", "roster_rotation", "roster_crew_person", "roster_crew",
            "roster_shift", "roster_post");

    private PlanTables() {}

    static List<PostRoster> read(Handle handle) {
        TableRows shifts = TableRows.of(handle, "roster_shift", "post");
        TableRows crews = TableRows.of(handle, "roster_crew", "post");
        TableRows persons = TableRows.of(handle, "roster_crew_person", "post");
        TableRows rotations = TableRows.of(handle, "roster_rotation", "post");
        TableRows turns = TableRows.of(handle, "roster_turn", "post");
        List<PostRoster> plans = new ArrayList<>();
        for (TableRow row : TableRows.of(handle, "roster_post", "post").all()) {
            String post = row.text("post");
            plans.add(new PostRoster(post, ZoneId.of(row.text("zone")), 1,
                    shifts.under(post).stream().map(PlanTables::shift).toList(),
                    crews.under(post).stream().map(crew -> crew(crew, persons.under(post))).toList(),
                    rotations.under(post).stream().map(rotation -> rotation(rotation, turns.under(post))).toList()));
        }
        return plans;
    }

    private static ShiftTime shift(TableRow row) {
        return new ShiftTime(row.text("id"), row.name(), LocalTime.parse(row.text("begins")), LocalTime.parse(row.text("ends")),
                row.number("ends_after_days"), Duration.ofSeconds(row.millis("overlap_seconds")));
    }

    private static Crew crew(TableRow row, List<TableRow> persons) {
        return new Crew(row.text("id"), row.name(), persons.stream().filter(person -> person.text("crew").equals(row.text("id")))
                .map(person -> person.text("person")).toList());
    }

    private static Rotation rotation(TableRow row, List<TableRow> turns) {
        List<List<ShiftTurn>> days = new ArrayList<>();
        for (int day = 0; day < row.number("days"); day++) {
            days.add(new ArrayList<>());
        }
        turns.stream().filter(turn -> turn.text("rotation").equals(row.text("id"))).forEach(turn ->
                days.get(turn.number("day")).add(new ShiftTurn(turn.text("shift"), turn.text("crew"))));
        String last = row.text("last_day");
        return new Rotation(row.text("id"), LocalDate.parse(row.text("first_day")), last == null ? null : LocalDate.parse(last), days);
    }

    /** Replaces the stored plan of one post; {@code place} is its position among the posts. */
    static void write(Handle handle, PostRoster plan, int place) {
        String id = plan.post();
        PARTS.forEach(table -> handle.execute("DELETE FROM " + table + " WHERE post = ?", id));
        handle.execute("INSERT INTO roster_post (post, zone, place) VALUES (?, ?, ?)", id, plan.zone().getId(), place);
        int at = 0;
        for (ShiftTime shift : plan.shifts()) {
            handle.execute("INSERT INTO roster_shift VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", id, shift.id(), at++, shift.name().zh(),
                    shift.name().en(), shift.begin().toString(), shift.end().toString(), shift.days(), shift.overlap().toSeconds());
        }
        at = 0;
        for (Crew crew : plan.crews()) {
            writeCrew(handle, id, crew, at++);
        }
        at = 0;
        for (Rotation rotation : plan.rotations()) {
            writeRotation(handle, id, rotation, at++);
        }
    }

    private static void writeCrew(Handle handle, String post, Crew crew, int place) {
        handle.execute("INSERT INTO roster_crew VALUES (?, ?, ?, ?, ?)", post, crew.id(), place, crew.name().zh(), crew.name().en());
        for (int i = 0; i < crew.persons().size(); i++) {
            handle.execute("INSERT INTO roster_crew_person VALUES (?, ?, ?, ?)", post, crew.id(), i, crew.persons().get(i));
        }
    }

    private static void writeRotation(Handle handle, String post, Rotation rotation, int place) {
        handle.execute("INSERT INTO roster_rotation VALUES (?, ?, ?, ?, ?, ?)", post, rotation.id(), place,
                rotation.first().toString(), rotation.last() == null ? null : rotation.last().toString(), rotation.days().size());
        for (int day = 0; day < rotation.days().size(); day++) {
            List<ShiftTurn> turns = rotation.days().get(day);
            for (int i = 0; i < turns.size(); i++) {
                handle.execute("INSERT INTO roster_turn VALUES (?, ?, ?, ?, ?, ?)", post, rotation.id(), day, i,
                        turns.get(i).shift(), turns.get(i).crew());
            }
        }
    }
}
