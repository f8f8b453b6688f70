package io.hazardwatch.gateway.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.Notice;
import io.hazardwatch.gateway.journal.NoticeState;
import io.hazardwatch.gateway.journal.OutboxPlanner;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.time.Backoff;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is told something old after something newer of the same alarm, and waiting makes no notice older. */
@ExtendWith(LeakCheck.class)
class NoticeOrderTest {
    private static final long NOW = 1_760_000_000_000L;
    /** Several times what a channel claims at once. */
    private static final int MANY = 100;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final int WORKERS_OF_VERTX = 20;

    @TempDir
    private Path directory;
    private final Vertx vertx = Vertx.vertx();
    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private final AlarmBook book = new AlarmBook();
    private final List<NoticeMessage> sent = new CopyOnWriteArrayList<>();
    private final Queue<Promise<DeliveryResult>> open = new ConcurrentLinkedQueue<>();
    private volatile Function<NoticeMessage, Future<DeliveryResult>> receiver = message -> Future.succeededFuture(DeliveryResult.ACCEPTED);
    private final FakeClock held = new FakeClock(NOW);
    private Clock clock = Clock.SYSTEM;
    private SqliteJournal journal;

    /** What the test says it does; keeps what it was sent. */
    private final class ToldChannel implements Channel {
        @Override
        public String id() {
            return "scada";
        }

        @Override
        public Future<DeliveryResult> send(NoticeMessage message) {
            sent.add(message);
            return receiver.apply(message);
        }

        @Override
        public void close() {
            open.forEach(each -> each.tryComplete(DeliveryResult.retry("closed")));
        }
    }

    private void start(OutboxPlanner planner) throws Exception {
        journal = SqliteJournal.open(directory.resolve("journal.db"), 1_000, planner, clock, (where, thrown) -> defects.add(thrown));
        journal.start();
        vertx.deployVerticle(new OutboxSender(journal.outbox(), List.of(new ToldChannel()),
                new Backoff(20, 100, 0.25, RandomGenerator.getDefault()), clock, (where, thrown) -> defects.add(thrown)))
                .toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        for (String deployed : vertx.deploymentIDs()) {
            vertx.undeploy(deployed).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        journal.close();
        assertTrue(defects.isEmpty(), defects::toString);
    }

    private Future<DeliveryResult> never(NoticeMessage message) {
        Promise<DeliveryResult> promise = Promise.promise();
        open.add(promise);
        return promise.future();
    }

    private Alarm append(Transition transition) {
        journal.append(transition);
        return transition.after();
    }

    private Alarm raise(String point) {
        return append(Plant.on(book, Plant.finding(Plant.point(point, "ppm"), "high", RuleKind.LIMIT, FindingType.RAISE, "HH",
                Priority.P1, false, 90), NOW));
    }

    private Stream<Notice> rows(Alarm alarm) {
        return journal.outbox().rowsOf(alarm.id(), 100).reversed().stream();
    }

    private List<TransitionType> told() {
        return sent.stream().map(message -> message.notice().type()).toList();
    }

    @Test
    void raisedThatIsTriedAgain_isToldBeforeWhatEndedIt() throws Exception {
        receiver = message -> Future.succeededFuture(DeliveryResult.retry("down"));
        start(transition -> List.of("scada"));
        Alarm alarm = append(Plant.on(book, Plant.raiseH(30), NOW));
        Await.until("refused", PATIENCE_MILLIS, () -> !sent.isEmpty());
        append(Plant.on(book, Plant.clear(1), NOW));
        append(Plant.on(book, Plant.ack(alarm), NOW));
        Await.until("refused again", PATIENCE_MILLIS, () -> sent.size() >= 5);
        receiver = message -> Future.succeededFuture(DeliveryResult.ACCEPTED);
        Await.until("all told", PATIENCE_MILLIS, () -> rows(alarm).filter(row -> row.state() == NoticeState.ACCEPTED).count() == 3);
        List<TransitionType> types = told();
        assertEquals(List.of(TransitionType.ALARM_RAISED, TransitionType.ALARM_RTN_UNACKED, TransitionType.ALARM_ACKED),
                types.subList(types.size() - 3, types.size()));
        assertEquals(TransitionType.ALARM_RAISED, types.get(types.size() - 4));
        assertEquals(sent.size(), sent.stream().filter(message -> message.notice().type() == TransitionType.ALARM_RAISED).count() + 2);
    }

    @Test
    void manyBehindAChannelThatHangs_areNeitherClaimedNorAged() throws Exception {
        receiver = this::never;
        start(transition -> List.of("scada"));
        List<Alarm> alarms = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            alarms.add(raise("p" + i));
        }
        Await.until("as many under way as may be", PATIENCE_MILLIS, () -> sent.size() == ChannelQueue.IN_FLIGHT_MAX);
        Await.until("all planned", PATIENCE_MILLIS, () -> journal.committedTicket() == MANY);
        List<Notice> rows = alarms.stream().flatMap(this::rows).toList();
        assertEquals(MANY, rows.size());
        assertTrue(rows.stream().filter(row -> row.state() == NoticeState.CLAIMED).count() <= ChannelQueue.CLAIMED_MAX);
        assertTrue(rows.stream().allMatch(row -> row.attempts() == 0), "only sends count");
        receiver = message -> Future.succeededFuture(DeliveryResult.ACCEPTED);
        open.forEach(each -> each.complete(DeliveryResult.retry("slow")));
        Await.until("all told", PATIENCE_MILLIS, () -> sent.size() == MANY + ChannelQueue.IN_FLIGHT_MAX);
        Await.until("all known as told", PATIENCE_MILLIS,
                () -> alarms.stream().flatMap(this::rows).allMatch(row -> row.state() == NoticeState.ACCEPTED));
        assertTrue(alarms.stream().flatMap(this::rows).allMatch(row -> row.attempts() <= 2));
    }

    /** The reactivation waits by plan; what a person does meanwhile is told at once, and has told it. */
    private static OutboxPlanner.Plan plan(Transition transition) {
        return switch (transition.type()) {
            case ALARM_REACTIVATED -> new OutboxPlanner.Plan(List.of("scada"), NOW + 60_000);
            case ALARM_COMMENTED, ALARM_RTN_UNACKED -> OutboxPlanner.Plan.NOBODY;
            default -> new OutboxPlanner.Plan(List.of("scada"), 0);
        };
    }

    private Alarm reactivated() throws Exception {
        clock = held;
        start(new OutboxPlanner() {
            @Override
            public List<String> channels(Transition transition) {
                return plan(transition).channels();
            }

            @Override
            public Plan plan(Transition transition) {
                return NoticeOrderTest.plan(transition);
            }
        });
        append(Plant.on(book, Plant.raiseH(30), NOW));
        append(Plant.on(book, Plant.clear(1), NOW));
        Alarm again = append(Plant.on(book, Plant.raiseH(31), NOW));
        append(Plant.on(book, Plant.ack(again), NOW));
        Await.until("the raise and the acknowledgement told", PATIENCE_MILLIS, () -> told().equals(
                List.of(TransitionType.ALARM_RAISED, TransitionType.ALARM_ACKED)));
        return again;
    }

    @Test
    void waitedByPlan_andToldMeanwhile_isCancelled() throws Exception {
        Alarm alarm = reactivated();
        held.advance(60_000);
        Await.until("cancelled", PATIENCE_MILLIS, () -> rows(alarm).anyMatch(row -> row.state() == NoticeState.CANCELLED));
        assertEquals(2, sent.size());
    }

    @Test
    void waitedByPlan_andOvertaken_tellsTheNewestChange() throws Exception {
        Alarm alarm = reactivated();
        append(Plant.on(book, Plant.comment(alarm), NOW));
        held.advance(60_000);
        Await.until("told", PATIENCE_MILLIS, () -> sent.size() == 3);
        assertEquals(5, sent.getLast().notice().seq());
        assertEquals(TransitionType.ALARM_COMMENTED, sent.getLast().notice().type());
        assertTrue(sent.getLast().alarm().state().isAcked());
    }

    @Test
    void sharedPoolThatIsBusy_delaysNoNotice() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < WORKERS_OF_VERTX; i++) {
            vertx.executeBlocking(() -> release.await(60, TimeUnit.SECONDS), false);
        }
        try {
            start(transition -> List.of("scada"));
            raise("p");
            Await.until("told", PATIENCE_MILLIS, () -> sent.size() == 1);
        } finally {
            release.countDown();
        }
    }
}
