package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.SparkplugBytes;
import io.hazardwatch.gateway.testkit.SparkplugPlant;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the gateway at random moments while a node publishes by Sparkplug B. The node keeps what was not acknowledged, as one bound to its primary
 * host does, and sends it as historical once it is asked for its birth again. Everything acknowledged must be there, and in the end all of it.
 */
@Tag("service")
@ExtendWith(LeakCheck.class)
class SparkplugKillTest {
    private static final int WINDOW = 100;
    private static final int SEQUENCES = 256;
    private static final String NODE = "spBv1.0/G/%s/N";

    private final AnsweredReadings readings = new AnsweredReadings(3_000);
    // event loop of the plant
    private final Map<Integer, Integer> open = new HashMap<>();
    private final Deque<Integer> kept = new ArrayDeque<>();
    private int sequence;
    private int lives;
    private boolean isBorn;
    private SparkplugPlant plant;
    private volatile boolean isEnding;
    private volatile int unanswered;

    @TempDir
    private Path directory;

    @Test
    void killedAgainAndAgain_noSequenceIsLost() throws Exception {
        plant = new SparkplugPlant(this::acknowledged, this::bear);
        try (SparkplugPlant closing = plant) {
            StringBuilder device = new StringBuilder("  - id: d\n    sparkplug: {group: G, node: N, metrics: {");
            AnsweredReadings.names().forEach(name -> device.append(name.equals("n") ? "" : ", ").append(name).append(": ").append(name));
            device.append("}}\n    points:\n");
            AnsweredReadings.points().forEach(point -> device.append("      - ").append(point).append('\n'));
            new PlantFiles(directory).gateway("lanes: 2\nsparkplug: {uri: \"" + closing.url() + "\", backoffMax: 1s}\n").site(device.toString());
            for (int round = 0; round < AnsweredReadings.ROUNDS; round++) {
                runAndKill();
            }
            isEnding = true;
            try (GatewayProcess gateway = new GatewayProcess(directory)) {
                Await.until("all is acknowledged", () -> closing.rebirths() > AnsweredReadings.ROUNDS && unanswered == 0);
                assertEquals(AnsweredReadings.ROUNDS + 1, closing.rebirths(), "one request for a rebirth for each connection");
                readings.check(gateway);
            }
        }
    }

    private void runAndKill() throws Exception {
        try (GatewayProcess gateway = new GatewayProcess(directory)) {
            readings.awaitSome();
            gateway.kill();
            Await.until("the node has noticed", () -> !plant.isFollowed());
            plant.run(unused -> died());
        }
    }

    /** The host is away: what it has not acknowledged is kept. */
    private void died() {
        isBorn = false;
        kept.addAll(new TreeSet<>(open.values()));
        open.clear();
        unanswered = kept.size();
    }

    /** A birth, then what was kept, then new values. */
    private void bear() {
        sequence = 0;
        plant.publish(NODE.formatted("NBIRTH"), SparkplugBytes.at(System.currentTimeMillis(), next()).integer("bdSeq", lives++ % SEQUENCES)
                .declared("n", 1).bytes(), 0);
        isBorn = true;
        go();
    }

    private int next() {
        int used = sequence;
        sequence = (sequence + 1) % SEQUENCES;
        return used;
    }

    private void go() {
        while (isBorn && open.size() < WINDOW) {
            Integer old = kept.poll();
            if (old == null && isEnding) {
                break;
            }
            int n = old == null ? readings.next() : old;
            SparkplugBytes payload = SparkplugBytes.at(readings.millis(n), sequence);
            payload = old == null ? payload.value(1, n) : payload.kept("n", readings.millis(n), n);
            String alarm = readings.violated(n);
            int id = plant.publish(NODE.formatted("NDATA"), (alarm == null ? payload : payload.kept(alarm, readings.millis(n), 30)).bytes(), 1);
            if (id < 0) {
                kept.addFirst(n);
                return;
            }
            next();
            open.put(id, n);
        }
        unanswered = open.size() + kept.size();
    }

    private void acknowledged(int id) {
        Integer n = open.remove(id);
        if (n != null) {
            readings.answered(n);
            go();
        }
    }
}
