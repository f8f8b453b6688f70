package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.GasStreetFiles.DEVICES;
import static io.hazardwatch.gateway.system.GasStreetFiles.OFFICER;
import static io.hazardwatch.gateway.system.GasStreetFiles.PHONES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A burst of gas along a street while the gateway is killed at any moment of it: everybody is told, a message comes at most once more for a kill, and
 * there is one task. In the last life devices say again how they are, because
 * a gateway that was killed before it looked at a valve does not know of it. {@code -Dkill.rounds=20} kills more often.
 */
@Tag("long")
@ExtendWith(LeakCheck.class)
class GasStreetKillTest {
    private static final int KILLS = Integer.getInteger("kill.rounds", 4);
    private static final int MILLIS_MAX = 3_000;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    @TempDir
    private Path directory;

    @Test
    void killedDuringTheBurst_everybodyIsTold_andNothingTwiceButForAKill() throws Exception {
        System.err.println("seed " + seed);
        try (GasStreetFiles street = new GasStreetFiles(directory, "lanes: 1\n")) {
            for (int kill = 0; kill < KILLS; kill++) {
                live(street, kill);
            }
            try (GatewayProcess gateway = new GatewayProcess(directory); Publisher publisher = gateway.publisher(GasStreetFiles.ENTERPRISE)) {
                for (String device : DEVICES) {
                    publisher.publish(GasStreetFiles.topic(device), "{\"lel\":60,\"valve\":" + (device.equals("home-1") ? 0 : 1) + "}");
                }
                end(street, gateway.client());
            }
        }
    }

    /** The first life has the alarms, the second the closed valve of the first household; each ends at any moment. */
    private void live(GasStreetFiles street, int life) throws Exception {
        try (GatewayProcess gateway = new GatewayProcess(directory)) {
            if (life < 2) {
                try (Publisher publisher = gateway.publisher(GasStreetFiles.ENTERPRISE)) {
                    send(publisher, life);
                }
            }
            Await.isWithin(random.nextInt(MILLIS_MAX), () -> false);
            gateway.kill();
            System.err.println("killed in life " + life + " after " + street.sent().size() + " messages");
        }
    }

    private static void send(Publisher publisher, int life) throws Exception {
        if (life == 1) {
            publisher.publish(GasStreetFiles.topic("home-1"), "{\"lel\":60,\"valve\":0}");
            return;
        }
        for (String device : DEVICES) {
            publisher.publish(GasStreetFiles.topic(device), "{\"lel\":0,\"valve\":1}");
            publisher.publish(GasStreetFiles.topic(device), "{\"lel\":60}");
        }
    }

    private void end(GasStreetFiles street, GatewayClient client) {
        for (String phone : PHONES) {
            Await.until(phone + " is told, seed " + seed, () -> !street.to(phone, "").isEmpty());
        }
        Await.until("101 hears of its valve, seed " + seed, () -> !street.to(PHONES.get(0), "燃气阀门已关闭").isEmpty());
        Await.until("the company is called, seed " + seed, () -> !street.to(OFFICER, "East Street").isEmpty());
        Await.until("one task, seed " + seed, () -> client.get("/api/v1/field-tasks").body().path("tasks").size() == 1);
        Await.until("of three households, seed " + seed, () -> client.get("/api/v1/field-tasks").body().at("/tasks/0/households").size() == 3);
        String alarm = "/api/v1/alarms/" + GasStreetFiles.gas("home-1") + "/journal";
        Await.until("written beside the alarm, seed " + seed, () -> client.get(alarm).text().contains("the valve has closed"));
        Await.standstill(5_000, () -> street.sent().size());
        assertEquals(2, client.get(alarm).text().split("the valve has closed", -1).length, "written once");
        assertEquals(List.of(), street.arrivals().entrySet().stream().filter(each -> each.getValue() > 1 + KILLS).toList());
        long repeats = street.sent().size() - street.arrivals().size();
        System.err.println("messages " + street.arrivals().size() + ", again after a kill " + repeats);
        assertEquals(1, street.to(PHONES.get(0), "燃气阀门已关闭").stream().map(GasStreetFiles.Sent::key).distinct().count(), "told once");
    }
}
