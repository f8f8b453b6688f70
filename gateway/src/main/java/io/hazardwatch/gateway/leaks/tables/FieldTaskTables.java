package io.hazardwatch.gateway.leaks.tables;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.leaks.field.FieldTask;
import io.hazardwatch.gateway.leaks.field.FieldTaskStore;
import io.hazardwatch.gateway.model.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of field tasks in the relational store. Blocking; any thread. */
public final class FieldTaskTables implements FieldTaskStore {
    private static final String OPEN = "SELECT * FROM field_task WHERE done_by = '' AND joined_into = ''";
    private static final String OVER = "SELECT * FROM field_task WHERE done_by <> '' OR joined_into <> '' ORDER BY created_at DESC, id DESC LIMIT ?";
    private static final String LINE = "\n";
    private static final String BETWEEN = "\t";

    private final Database database;

    public FieldTaskTables(Database database) {
        this.database = database;
    }

    @Override
    public List<FieldTask> load(int most) {
        return database.read(handle -> Stream.concat(handle.createQuery(OPEN).map((line, context) -> task(line)).list().stream(),
                handle.createQuery(OVER).bind(0, most).map((line, context) -> task(line)).list().stream())
                .sorted(Comparator.comparingLong(FieldTask::createdMillis).thenComparing(FieldTask::id)).toList());
    }

    private static FieldTask task(ResultSet line) throws SQLException {
        return new FieldTask(line.getString("id"), line.getString("enterprise"), line.getString("site"),
                new Text(line.getString("place_zh"), line.getString("place_en")), households(line.getString("households")),
                line.getString("alarm_id"), line.getLong("created_at"), line.getLong("due_at"), line.getString("taken_by"), line.getLong("taken_at"),
                line.getString("done_by"), line.getLong("done_at"), line.getString("result"), line.getLong("overdue_at"),
                line.getString("joined_into"));
    }

    private static List<Text> households(String text) {
        return text.lines().map(each -> each.split(BETWEEN, 2)).map(each -> new Text(each[0], each[1])).toList();
    }

    private static String text(List<Text> households) {
        return households.stream().map(each -> plain(each.zh()) + BETWEEN + plain(each.en())).collect(Collectors.joining(LINE));
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    @Override
    public void put(FieldTask task) {
        database.inTransaction(handle -> {
            handle.execute("DELETE FROM field_task WHERE id = ?", task.id());
            return handle.execute("INSERT INTO field_task VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", task.id(), task.enterprise(),
                    task.site(), task.place().zh(), task.place().en(), text(task.households()), task.alarmId(), task.createdMillis(),
                    task.dueMillis(), task.takenBy(), task.takenMillis(), task.doneBy(), task.doneMillis(), task.result(), task.overdueMillis(),
                    task.joinedInto());
        });
    }

    @Override
    public void forget(long beforeMillis) {
        database.inTransaction(handle -> handle.execute("DELETE FROM field_task WHERE created_at < ? AND (done_by <> '' OR joined_into <> '')",
                beforeMillis));
    }
}
