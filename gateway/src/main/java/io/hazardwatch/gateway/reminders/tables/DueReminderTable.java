package io.hazardwatch.gateway.reminders.tables;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.reminders.DueReminderStore;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** One table of reminders that were told, in the relational store. Blocking; any thread. */
public final class DueReminderTable implements DueReminderStore {
    private final Database database;
    private final String read;
    private final String add;
    private final String forget;

    /** @param table a name of the schema, with the columns {@code id} and {@code told_at} */
    public DueReminderTable(Database database, String table) {
        this.database = database;
        this.read = "SELECT id FROM " + table;
        this.add = "INSERT INTO " + table + " (id, told_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING";
        this.forget = "DELETE FROM " + table + " WHERE told_at < ?";
    }

    @Override
    public List<String> reminders() {
        return database.read(handle -> handle.createQuery(read).mapTo(String.class).list());
    }

    @Override
    public void reminded(Collection<String> ids, long atMillis) {
        database.inTransaction(handle -> {
            PreparedBatch rows = handle.prepareBatch(add);
            ids.forEach(id -> rows.add(id, atMillis));
            return rows.execute();
        });
    }

    @Override
    public void forgetReminders(long beforeMillis) {
        database.inTransaction(handle -> handle.execute(forget, beforeMillis));
    }
}
