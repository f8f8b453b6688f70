package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.response.OwnWarnings;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.response.warnings.CapDocument;
import io.hazardwatch.gateway.response.warnings.OwnWarning;
import io.hazardwatch.gateway.response.warnings.OwnWarningBook;
import io.hazardwatch.gateway.response.warnings.OwnWarningRows;
import io.hazardwatch.gateway.response.warnings.OwnWarningScope;
import io.hazardwatch.gateway.response.warnings.OwnWarningSubject;
import io.hazardwatch.gateway.response.warnings.OwnWarningSubjectRows;
import io.hazardwatch.gateway.response.warnings.OwnWarningText;
import io.hazardwatch.gateway.response.warnings.OwnWarningType;
import io.hazardwatch.gateway.response.warnings.OwnWarningUrgency;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Warnings of ours in memory, on the caller's thread. */
public final class DeskWarnings implements OwnWarnings {
    private final OwnWarningRows rows = new OwnWarningRows();
    private final OwnWarningBook book = new OwnWarningBook(new OwnWarningBook.Place(origin(), "desk", (enterprise, site) ->
            ZoneId.of("Asia/Shanghai")), rows, (warning, actor, what) -> { });
    private final JournaledSessions sessions;

    DeskWarnings(JournaledSessions sessions) {
        this.sessions = sessions;
        book.load(0);
    }

    /** What the gateway itself sends about a leak. */
    OwnWarning send(PointId point, long nowMillis) {
        book.follow(new OwnWarningSubjectRows(leak(point, false)), nowMillis);
        return of(point);
    }

    private static OwnWarningSubject leak(PointId point, boolean isOver) {
        OwnWarningText text = new OwnWarningText(new Text("液化石油气泄漏", "LPG leak"), new Text("罐区液化石油气泄漏", "LPG leak at the tanks"),
                new Text("2 台探测器报警。", "2 detectors are in alarm."), new Text("向上风向撤离", "leave upwind"), new Text("城北", "north"), 31.78, 119.95,
                        1_000);
        return new OwnWarningSubject(point.enterprise() + '.' + point.site() + ".lpg.1", point.enterprise(), point.site(),
                OwnWarningUrgency.IMMEDIATE, text,
                isOver, false);
    }

    /** What people of the site tell the public. */
    OwnWarning tell(PointId point, String by, long nowMillis) {
        return tell(point, by, OwnWarningUrgency.EXPECTED, nowMillis);
    }

    /** One that is at once takes another person to release. */
    public OwnWarning tell(PointId point, String by, OwnWarningUrgency urgency, long nowMillis) {
        OwnWarningSubject leak = leak(point, false);
        OwnWarning draft = OwnWarning.prepared(book.newId(nowMillis), leak.enterprise(), leak.site(), leak.incident(), OwnWarningScope.PUBLIC, false,
                OwnWarningType.ALERT, urgency, leak.text(), "note of " + by, 60, by, nowMillis);
        book.prepare(draft);
        return book.release(draft.id(), by, false, nowMillis).warning();
    }

    /** Somebody changes the documents in the store; the book reads it anew. */
    void alter() {
        rows.alter();
        book.load(0);
    }

    /** The leak is over. */
    void end(PointId point, long nowMillis) {
        book.follow(new OwnWarningSubjectRows(leak(point, true)), nowMillis);
    }

    /** The first message of an enterprise; the gateway sends one if there is none. */
    OwnWarning of(PointId point) {
        if (first(point).isEmpty()) {
            book.follow(new OwnWarningSubjectRows(leak(point, false)), Desk.START);
        }
        return first(point).orElseThrow();
    }

    private Optional<OwnWarning> first(PointId point) {
        return book.all().reversed().stream().filter(each -> each.enterprise().equals(point.enterprise())).findFirst();
    }

    @Override
    public synchronized <T> CompletionStage<T> submit(String session, Function<OwnWarningBook, T> work) {
        sessions.note(session);
        try {
            return CompletableFuture.completedFuture(work.apply(book));
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    @Override
    public List<OwnWarning> all() {
        return book.all();
    }

    @Override
    public OwnWarning sent(String identifier) {
        return book.sent(identifier);
    }

    @Override
    public Set<String> altered() {
        return book.altered();
    }

    @Override
    public CapDocument.Origin origin() {
        return new CapDocument.Origin("hazardwatch@gateway.example", "https://gateway.example");
    }
}
