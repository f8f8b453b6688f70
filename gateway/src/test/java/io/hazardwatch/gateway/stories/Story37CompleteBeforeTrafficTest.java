package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.app.App;
import io.hazardwatch.gateway.settings.process.Overrides;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Ports;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alertmanager #889: after a restart the page was empty until alerts came in again. Here the very first answer after a restart
 * holds every alarm that was open.
 */
@ExtendWith(LeakCheck.class)
class Story37CompleteBeforeTrafficTest {
    private static final int POINTS = 300;

    @TempDir
    private Path directory;

    @Test
    void firstAnswerAfterARestart_holdsEveryOpenAlarm() throws Exception {
        Path sites = Files.createDirectories(directory.resolve("config").resolve("sites"));
        Files.writeString(sites.resolve("s.yaml"), "enterprise: e\nsite: s\ndevices:\n  - id: d\n    points:\n"
                + each("      - {id: p%d, unit: bar, staleAfter: 0s, limits: {H: {at: 10, priority: P2}}}\n", ""));
        int port = Ports.free();
        try (RunningGateway gateway = RunningGateway.start(directory); var device = gateway.publisher("e")) {
            device.publish("hazard/v1/e/s/d/telemetry", '{' + each("\"p%d\":11", ",") + '}');
            assertEquals(POINTS, gateway.client().alarms("state=open&enterprise=e").size());
        }
        try (GatewayClient impatient = new GatewayClient(port, RunningGateway.USER, RunningGateway.PASSWORD)) {
            CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> firstAnswer(impatient));
            App app = App.start(directory.resolve("config"), new Overrides(directory.resolve("data"), port, 0, -1), null, Map.of());
            try {
                assertEquals(POINTS, first.get(180, TimeUnit.SECONDS));
            } finally {
                app.stop();
            }
        }
    }

    private static String each(String item, String between) {
        return IntStream.range(0, POINTS).mapToObj(item::formatted).collect(Collectors.joining(between));
    }

    /** Asks from before the start on, until something answers. */
    private static int firstAnswer(GatewayClient client) {
        AtomicInteger alarms = new AtomicInteger(-1);
        Await.until("an answer", 180_000, () -> isAnswered(client, alarms));
        return alarms.get();
    }

    private static boolean isAnswered(GatewayClient client, AtomicInteger alarms) {
        try {
            alarms.set(client.get("/api/v1/alarms?state=open&enterprise=e&limit=1000").body().get("alarms").size());
            return true;
        } catch (UncheckedIOException closed) {
            return false;
        }
    }
}
