package io.hazardwatch.gateway.duty.reminder;

import io.hazardwatch.gateway.database.Database;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** The tables of reminders. */
final class ReminderTables implements ReminderStore {
    private final Database database;

    ReminderTables(Database database) {
        this.database = database;
    }

    @Override
    public Kept read() {
        return database.read(handle -> {
            Map<String, KnownShifts> known = new HashMap<>();
            handle.createQuery("SELECT post, known_until, shifts FROM known_shift").mapToMap().forEach(row -> known.put(
                    (String) row.get("post"), KnownShifts.of(((Number) row.get("known_until")).longValue(), (String) row.get("shifts"))));
            return new Kept(new HashSet<>(handle.createQuery("SELECT id FROM shift_reminder").mapTo(String.class).list()), known);
        });
    }

    @Override
    public void told(String id, long atMillis) {
        database.inTransaction(handle -> handle.execute("INSERT INTO shift_reminder VALUES (?, ?) ON CONFLICT (id) DO NOTHING", id, atMillis));
    }

    @Override
    public void forget(long beforeMillis) {
        database.inTransaction(handle -> handle.execute("DELETE FROM shift_reminder WHERE told_at < ?", beforeMillis));
    }

    @Override
    public void known(String post, KnownShifts shifts) {
        database.inTransaction(handle -> {
            handle.execute("DELETE FROM known_shift WHERE post = ?", post);
            return shifts == null ? 0 : handle.execute("INSERT INTO known_shift VALUES (?, ?, ?)", post, shifts.until().getEpochSecond(),
                    shifts.text());
        });
    }
}
