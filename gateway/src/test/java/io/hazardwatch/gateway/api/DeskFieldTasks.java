package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.leaks.FieldTasks;
import io.hazardwatch.gateway.leaks.field.FieldNeed;
import io.hazardwatch.gateway.leaks.field.FieldTask;
import io.hazardwatch.gateway.leaks.field.FieldTaskBook;
import io.hazardwatch.gateway.leaks.field.FieldTaskRows;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Tasks of field staff in memory, one of each point that was asked for; on the caller's thread. */
final class DeskFieldTasks implements FieldTasks {
    private final FieldTaskBook book = new FieldTaskBook(new FieldTaskRows(), (task, actor, what, at) -> { });
    private final JournaledSessions sessions;

    /** The newest reading of each valve. */
    volatile Reading valve = new Reading(Desk.GAS, Desk.START, Desk.START, 0, Quality.GOOD);
    /** Why nothing is changed; null = it is. */
    volatile Exception failure;

    DeskFieldTasks(JournaledSessions sessions) {
        this.sessions = sessions;
        book.look(Desk.START);
    }

    /** Opens the task about a point unless it is open; gives its id. */
    synchronized String of(PointId point) {
        String alarm = Alarm.idOf(point, "high");
        String id = alarm + ".1";
        book.need(new FieldNeed(id, 1, Desk.START, point.enterprise(), point.site(), new Text("大街", "Main Street"), List.of(Text.of(point.device())),
                alarm, 1_800_000, List.of(), ""), Desk.START);
        return id;
    }

    @Override
    public List<FieldTask> all() {
        return book.all();
    }

    @Override
    public boolean isKnown() {
        return book.isLoaded();
    }

    @Override
    public CompletionStage<FieldTask> take(String id, String by, String from, String session) {
        return done(session, () -> book.take(id, by, from, Desk.START));
    }

    @Override
    public CompletionStage<FieldTask> finish(String id, String by, String result, String session) {
        return done(session, () -> book.finish(id, by, result, Desk.START));
    }

    private synchronized CompletionStage<FieldTask> done(String session, Supplier<FieldTask> work) {
        sessions.note(session);
        try {
            return failure == null ? CompletableFuture.completedFuture(work.get()) : CompletableFuture.failedFuture(failure);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }
}
