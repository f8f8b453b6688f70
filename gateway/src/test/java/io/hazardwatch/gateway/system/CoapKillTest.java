package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.CoapPeer;
import io.hazardwatch.gateway.testkit.CoapPeer.Answer;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Kills the gateway at random moments while devices push by CoAP: every payload answered with 2.04 is there, with its alarms. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class CoapKillTest {
    private static final int SENDERS = 4;
    private static final int ACCEPTED = 0x44;

    private final AnsweredReadings readings = new AnsweredReadings(4_000);
    private String secret;

    @TempDir
    private Path directory;

    @Test
    void killedAgainAndAgain_everyAcceptedPayloadIsThere() throws Exception {
        new PlantFiles(directory).gateway("lanes: 2\ncoap: {port: 0}\n").site(PlantFiles.device("d", AnsweredReadings.points()));
        for (int round = 0; round < AnsweredReadings.ROUNDS; round++) {
            runAndKill();
        }
        try (GatewayProcess gateway = new GatewayProcess(directory)) {
            readings.check(gateway);
        }
    }

    private void runAndKill() throws Exception {
        try (GatewayProcess gateway = new GatewayProcess(directory)) {
            if (secret == null) {
                JsonNode made = gateway.client().post("/api/v1/enterprises/" + PlantFiles.ENTERPRISE + "/credentials", "{\"name\":\"nb\"}").body();
                secret = "?u=" + made.get("username").asText() + "&p=" + made.get("password").asText();
            }
            int port = gateway.coapPort();
            List<Thread> senders = new ArrayList<>();
            List<CoapPeer> devices = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                CoapPeer device = new CoapPeer(port);
                devices.add(device);
                senders.add(Thread.ofPlatform().name("sender").start(() -> pushUntilBroken(device)));
            }
            readings.awaitSome();
            gateway.kill();
            devices.forEach(CoapPeer::close); // nobody tells them that the gateway has gone
            for (Thread each : senders) {
                each.join();
            }
        }
    }

    private void pushUntilBroken(CoapPeer device) {
        try {
            for (int id = 0;; id = id + 1 & 0xFFFF) {
                AnsweredReadings.Batch batch = readings.batch();
                device.post(id, "v1/" + PlantFiles.ENTERPRISE + '/' + PlantFiles.SITE + "/d" + secret, batch.json());
                Answer answer = device.receiveAnswer();
                assertEquals(ACCEPTED, answer.code(), answer.text());
                readings.answered(batch);
            }
        } catch (IOException gone) {
            // the gateway has ended, as it should
        }
    }
}
