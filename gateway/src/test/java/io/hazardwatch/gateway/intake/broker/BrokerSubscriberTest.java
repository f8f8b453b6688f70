package io.hazardwatch.gateway.intake.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Ports;
import io.hazardwatch.gateway.testkit.Service;
import io.hazardwatch.gateway.testkit.Services;
import io.hazardwatch.gateway.time.Clock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("service")
@ExtendWith(LeakCheck.class)
@Timeout(300)
class BrokerSubscriberTest {
    private final FakeIngests ingests = new FakeIngests();
    private final Quarantine quarantine = new Quarantine();
    @TempDir
    Path directory;

    @Test
    void brokerRestartedMidStream_everyReadingArrives() throws Exception {
        try (Service broker = Services.mosquitto(directory); BrokerSubscriber subscriber = subscriber(broker.url(), "acme", null)) {
            awaitConnected(subscriber);
            Thread publishing = new Thread(() -> publish(broker.url(), 0, 1500));
            publishing.start();
            Await.until("the stream has begun", () -> ingests.count() > 200);
            broker.stop();
            Await.until("noticed", () -> !subscriber.health().isConnected());
            assertNotNull(subscriber.health().lastError());
            broker.start();
            publishing.join();
            Set<String> wanted = readings(0, 1500);
            Await.until("all readings", 60_000, () -> new HashSet<>(ingests.payloads()).containsAll(wanted));
            awaitConnected(subscriber);
            assertTrue(subscriber.counters().connects() >= 2);
            assertEquals(0, subscriber.counters().failures());
            assertEquals(new MessageOrigin("upstream:hq", "upstream:hq", "upstream:hq", "acme", Plant.TOPIC), ingests.origins().getFirst());
        }
    }

    @Test
    void notDurable_isNotAcknowledgedAndComesAgain() {
        ingests.withhold();
        try (Service broker = Services.mosquitto(directory); BrokerSubscriber subscriber = subscriber(broker.url(), "acme", null)) {
            awaitConnected(subscriber);
            publish(broker.url(), 0, 50);
            Await.until("all offered", () -> ingests.count() == 50);
            assertEquals(0, subscriber.counters().acknowledgements());
            broker.stop();
            Await.until("noticed", () -> !subscriber.health().isConnected());
            broker.start();
            Await.until("all again", 60_000, () -> ingests.count() == 100);
            assertEquals(0, subscriber.counters().acknowledgements());
            ingests.makeAllDurable();
            Await.until("acknowledged once each", () -> subscriber.counters().acknowledgements() == 50);
            assertEquals(readings(0, 50), new HashSet<>(ingests.payloads()));
        }
    }

    @Test
    void noRoom_waitsAndLosesNothing() {
        ingests.makeRoom(10);
        try (Service broker = Services.mosquitto(directory); BrokerSubscriber subscriber = subscriber(broker.url(), null, "gateways")) {
            awaitConnected(subscriber);
            publish(broker.url(), 0, 3000);
            Await.until("full", () -> subscriber.counters().backpressurePauses() > 0);
            assertEquals(10, ingests.count());
            ingests.makeRoom(Integer.MAX_VALUE);
            Await.until("all", 60_000, () -> ingests.count() == 3000);
            Await.until("acknowledged", () -> subscriber.counters().acknowledgements() == 3000);
            assertEquals(List.copyOf(ingests.payloads()), readingsInOrder(0, 3000));
        }
    }

    @Test
    void whatMayNotCome_isQuarantinedAndAcknowledged() {
        try (Service broker = Services.mosquitto(directory); BrokerSubscriber subscriber = subscriber(broker.url(), "acme", null);
                Publisher publisher = new Publisher(broker.url())) {
            awaitConnected(subscriber);
            publisher.publish(Plant.topic("other", "gd-01"), "{\"lel\":1}", false);
            publisher.publish(Plant.topic("acme", "gd-99"), "{\"lel\":2}", false);
            publisher.publish(Plant.TOPIC, "bad", false);
            publisher.publish(Plant.TOPIC, "{\"lel\":3}", false);
            Await.until("all acknowledged", () -> subscriber.counters().acknowledgements() == 4);
            assertEquals(1, quarantine.count(RejectReason.NOT_AUTHORISED));
            assertEquals(1, quarantine.count(RejectReason.UNKNOWN_DEVICE));
            assertEquals(3, subscriber.counters().rejects());
            assertEquals(List.of("bad", "{\"lel\":3}"), ingests.payloads());
        }
    }

    @Test
    void brokerAwayAtStart_isTriedUntilItComes() {
        try (Service broker = Services.mosquitto(directory)) {
            broker.stop();
            try (BrokerSubscriber subscriber = subscriber(broker.url(), "acme", null)) {
                Await.until("an error", () -> subscriber.health().lastError() != null);
                assertFalse(subscriber.health().isConnected());
                broker.start();
                awaitConnected(subscriber);
            }
        }
    }

    @Test
    void brokerNeverThere_closesInTime() throws Exception {
        try (Socket deaf = Ports.notListening()) {
            BrokerSubscriber subscriber = subscriber("tcp://127.0.0.1:" + deaf.getLocalPort(), "acme", null);
            Await.until("an error", () -> subscriber.health().lastError() != null);
            long began = System.nanoTime();
            subscriber.close();
            assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(60));
        }
    }

    @Test
    void brokerSilent_closesInTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            BrokerSubscriber subscriber = subscriber("tcp://127.0.0.1:" + silent.getLocalPort(), "acme", null);
            try (Socket accepted = silent.accept()) {
                assertTrue(accepted.getInputStream().read() > 0);
                long began = System.nanoTime();
                subscriber.close();
                assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(60));
            }
        }
    }

    /** As with a balancer or a container's port before a broker that is away. */
    @Test
    void connectionHungUpAtOnce_isTriedAgainAndLeavesNoThread() throws Exception {
        try (ServerSocket hangingUp = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                BrokerSubscriber subscriber = subscriber("tcp://127.0.0.1:" + hangingUp.getLocalPort(), "acme", null)) {
            for (int attempt = 0; attempt < 4; attempt++) {
                hangingUp.accept().close();
            }
            assertFalse(subscriber.health().isConnected());
        }
        Await.until("Paho's threads ended", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("MQTT ")));
    }

    private BrokerSubscriber subscriber(String url, String enterprise, String shareGroup) {
        BrokerSettings settings = new BrokerSettings("hq", url, "hazardwatch-hq", null, null, enterprise,
                List.of("hazard/v1/+/+/+/telemetry"), 1, shareGroup, 3600, 1000);
        BrokerSubscriber subscriber = new BrokerSubscriber(settings, Plant::registry, ingests, quarantine, (where, defect) -> { }, Clock.SYSTEM,
                Thread::new);
        subscriber.start();
        return subscriber;
    }

    private static void awaitConnected(BrokerSubscriber subscriber) {
        Await.until("connected", 60_000, () -> subscriber.health().isConnected());
    }

    private static void publish(String url, int from, int to) {
        try (Publisher publisher = new Publisher(url)) {
            readingsInOrder(from, to).forEach(reading -> publisher.publish(Plant.TOPIC, reading, false));
        }
    }

    private static List<String> readingsInOrder(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "{\"lel\":" + i + "}").toList();
    }

    private static Set<String> readings(int from, int to) {
        return new HashSet<>(readingsInOrder(from, to));
    }
}
