package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.ModbusSlaveSocket;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Kills the gateway at random moments while it polls slaves: every reading that it has counted is there, and an alarm with it. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class ModbusKillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final int SLAVES = 10;
    private static final int ROUND_READINGS_MAX = 400;
    private static final Pattern COUNTED = Pattern.compile("(?m)^hazardwatch_modbus_readings_total ([0-9.E]+)$");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private long counted;

    @TempDir
    private Path directory;

    @Test
    void killedAgainAndAgain_everythingCountedIsThere() throws Exception {
        System.err.println("seed " + seed);
        long from = System.currentTimeMillis();
        try (ModbusSlaveSocket slaves = new ModbusSlaveSocket((asked, out) -> ModbusSlaveSocket.registers(3, 7, 30))) {
            StringBuilder devices = new StringBuilder();
            for (int i = 1; i <= SLAVES; i++) {
                devices.append("  - id: d").append(i).append("\n    modbus: {host: 127.0.0.1, port: ").append(slaves.port())
                        .append(", unit: ").append(i)
                        .append(", period: 100ms, registers: [{point: n, address: 0}, {point: gas, address: 1}]}\n    points:\n      - ")
                        .append(PlantFiles.point("n", "")).append("\n      - ").append(PlantFiles.point("gas", PlantFiles.GAS)).append('\n');
            }
            new PlantFiles(directory).gateway("lanes: 2\nmodbus: {poll: true}\n").site(devices.toString());
            for (int round = 0; round < ROUNDS; round++) {
                runAndKill();
            }
            try (GatewayProcess gateway = new GatewayProcess(directory)) {
                ControlRoom room = new ControlRoom(gateway.client());
                long to = System.currentTimeMillis() + 60_000;
                Await.until(counted + " stored", 60_000, () -> stored(room, from, to) >= counted);
                for (int i = 1; i <= SLAVES; i++) {
                    assertTrue(room.alarm(alarmId("d" + i, "gas")) != null, "the alarm of d" + i);
                }
            }
        }
        System.err.println(counted + " readings counted over " + ROUNDS + " kills");
        assertTrue(counted > 100L * ROUNDS, "only " + counted + ": this proves little");
    }

    private long stored(ControlRoom room, long from, long to) {
        long all = 0;
        for (int i = 1; i <= SLAVES; i++) {
            all += Math.max(0, room.stored(pointId("d" + i, "n"), from, to)) + Math.max(0, room.stored(pointId("d" + i, "gas"), from, to));
        }
        return all;
    }

    private void runAndKill() throws Exception {
        try (GatewayProcess gateway = new GatewayProcess(directory)) {
            long enough = 120 + random.nextInt(ROUND_READINGS_MAX);
            long[] last = new long[1];
            Await.until(enough + " counted", 180_000, () -> (last[0] = counted(gateway)) >= enough);
            gateway.kill();
            counted += last[0];
        }
    }

    private static long counted(GatewayProcess gateway) {
        Matcher matcher = COUNTED.matcher(gateway.client().get("/metrics").text());
        return matcher.find() ? (long) Double.parseDouble(matcher.group(1)) : 0;
    }
}
