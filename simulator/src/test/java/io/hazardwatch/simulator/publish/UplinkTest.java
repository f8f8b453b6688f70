package io.hazardwatch.simulator.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.plant.Quality;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.wire.Telemetry;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class UplinkTest {
    private static final long PLENTY_MILLIS = 60_000;
    private final Tally tally = new Tally();

    private static Telemetry telemetry(long stampMillis) {
        Sample sample = new Sample("p", 1, Quality.GOOD);
        return new Telemetry(new DeviceId("a", "b", "c"), List.of(new Telemetry.Row(stampMillis, List.of(sample))));
    }

    private Uplink uplink(TinyBroker broker) {
        return new Uplink(new Endpoint(broker.address(), "test", Credential.NONE), tally);
    }

    @Test
    void cutHoweverShort_connectionBreaksOffAndComesBack() throws Exception {
        try (TinyBroker broker = new TinyBroker(0, MqttPubAckReasonCode.SUCCESS); Uplink uplink = uplink(broker)) {
            uplink.put(telemetry(1));
            assertTrue(uplink.drain(PLENTY_MILLIS));
            uplink.setDown(true);
            uplink.put(telemetry(2));
            uplink.setDown(false);
            assertTrue(uplink.drain(PLENTY_MILLIS));
            assertEquals(2, broker.connections.get());
            assertEquals(2, tally.acked());
        }
    }

    @Test
    void linkDown_messagesWait() throws Exception {
        try (TinyBroker broker = new TinyBroker(0, MqttPubAckReasonCode.SUCCESS); Uplink uplink = uplink(broker)) {
            uplink.put(telemetry(1));
            assertTrue(uplink.drain(PLENTY_MILLIS));
            uplink.setDown(true);
            uplink.put(telemetry(2));
            assertFalse(uplink.drain(50));
            assertEquals(1, tally.acked());
        }
    }
}
