package io.hazardwatch.gateway.app.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.app.lanes.Lanes;
import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.notify.OutboxSender;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LaneRecord;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.time.Backoff;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The way of a synthetic alarm, with the real lanes, journal and sender around it. */
@ExtendWith(LeakCheck.class)
class SyntheticAlarmsTest {
    private static final long START = 1_760_000_000_000L;

    private final FakeClock clock = new FakeClock(START);
    private final ConcurrentLinkedQueue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private final List<LaneRecord> records = List.of(new LaneRecord(), new LaneRecord());
    private final List<Lane> all = List.of(lane(0), lane(1));
    private final Lanes lanes = new Lanes(all, clock, new ErrorSink(), Thread::new);
    private final LoopbackChannel loopback = new LoopbackChannel();
    private final CountDownLatch release = new CountDownLatch(1);
    @TempDir
    private Path directory;
    private Vertx vertx;
    private SqliteJournal journal;
    private SyntheticAlarms synthetic;

    private Lane lane(int number) {
        return new Lane(number, 2, Registry.EMPTY, AlarmPolicy.STANDARD, List.of(), records.get(number), clock.millis());
    }

    @BeforeEach
    void open() throws SQLException {
        vertx = Vertx.vertx();
        journal = SqliteJournal.open(directory.resolve("journal.db"), 100, transition -> List.of(), clock, (where, defect) -> defects.add(defect));
        journal.start();
        lanes.start();
        vertx.deployVerticle(new OutboxSender(journal.outbox(), List.of(loopback), Backoff.exact(1_000, 30_000), clock,
                (where, defect) -> defects.add(defect))).toCompletionStage().toCompletableFuture().join();
        synthetic = new SyntheticAlarms(lanes, journal.outbox(), loopback, clock, (where, defect) -> defects.add(defect));
    }

    @AfterEach
    void close() throws SQLException {
        release.countDown();
        lanes.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        journal.close();
        assertEquals(List.of(), List.copyOf(defects));
    }

    @Test
    void sentEveryMinute_itArrives_andNobodySeesIt() {
        assertEquals(SyntheticAlarms.NONE_YET, synthetic.millis());
        for (int minute = 0; minute < 3; minute++) {
            synthetic.send();
            String row = "state = 'ACCEPTED' AND created_at = " + clock.millis();
            Await.until("arrived", () -> rows(row) == 1);
            clock.advance(SyntheticAlarms.PERIOD_MILLIS);
            assertEquals(0, synthetic.millis());
        }
        assertEquals(0, journal.lastSeq());
        assertEquals(List.of(), journal.openAlarms());
        assertEquals(List.of(), journal.outbox().rowsOf("synthetic", 10));
        assertEquals(0, lanes.readings());
        records.forEach(record -> assertEquals(List.of(), record.kept()));
        assertEquals(1, rows("true"), "the last one");
    }

    private int rows(String which) {
        try (Connection visitor = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("journal.db"));
                Statement statement = visitor.createStatement();
                ResultSet line = statement.executeQuery("SELECT count(*) FROM outbox WHERE " + which)) {
            return line.getInt(1);
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void laneThatHangs_showsWithinTenSeconds_andIsOverWithTheNextOneInTime() {
        CountDownLatch hung = new CountDownLatch(1);
        all.getLast().requests().visit(now -> hang(hung));
        lanes.wakeAll();
        Await.until("hung", () -> hung.getCount() == 0);
        synthetic.send();
        clock.advance(10_000);
        assertEquals(SyntheticAlarms.NONE_YET, synthetic.millis());
        clock.advance(1);
        assertEquals(10_001, synthetic.millis());
        clock.advance(5_000);
        release.countDown();
        Await.until("arrived late", () -> rows("state = 'ACCEPTED'") == 1);
        assertEquals(15_001, synthetic.millis());
        synthetic.send();
        Await.until("arrived in time", () -> synthetic.millis() == 0);
    }

    private void hang(CountDownLatch hung) {
        hung.countDown();
        try {
            release.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void oneThatIsLost_isFollowedByAnotherAfterFiveMinutes_andThePathIsLateUntilThatArrives() {
        CountDownLatch hung = new CountDownLatch(1);
        all.getLast().requests().visit(now -> hang(hung));
        lanes.wakeAll();
        Await.until("hung", () -> hung.getCount() == 0);
        synthetic.send();
        clock.advance(300_001);
        assertEquals(300_001, synthetic.millis());
        synthetic.send();
        clock.advance(1);
        assertEquals(300_001, synthetic.millis());
        release.countDown();
        Await.until("the second arrived", () -> synthetic.millis() == 1);
    }
}
