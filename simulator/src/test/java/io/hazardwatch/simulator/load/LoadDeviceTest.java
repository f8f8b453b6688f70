package io.hazardwatch.simulator.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.publish.Credential;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Decodes the hand-built packets with Netty's MQTT decoder, an independent implementation. */
class LoadDeviceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DeviceId ID = new LoadSites(2000, 4, 20).device(1234);

    private static MqttPublishMessage decode(LoadDevice device, int packetId, long stampMillis) {
        ByteBuf out = Unpooled.buffer();
        device.writeTo(out, packetId, stampMillis);
        assertEquals(device.size(), out.readableBytes());
        EmbeddedChannel decoder = new EmbeddedChannel(new MqttDecoder());
        assertTrue(decoder.writeInbound(out));
        MqttPublishMessage message = decoder.readInbound();
        assertTrue(message.decoderResult().isSuccess(), () -> String.valueOf(message.decoderResult().cause()));
        return message;
    }

    private static JsonNode payload(MqttPublishMessage message) throws IOException {
        return JSON.readTree(message.payload().toString(StandardCharsets.UTF_8));
    }

    @Test
    void qos1_decodedAsMeant() throws IOException {
        MqttPublishMessage message = decode(new LoadDevice(ID, 4, 1), 0xabcd, 1_763_781_234_567L);
        assertEquals(MqttQoS.AT_LEAST_ONCE, message.fixedHeader().qosLevel());
        assertEquals("hazard/v1/load/s12/d1234/telemetry", message.variableHeader().topicName());
        assertEquals(0xabcd, message.variableHeader().packetId());
        JsonNode payload = payload(message);
        assertEquals(1_763_781_234_567L, payload.path("ts").asLong());
        assertEquals(4, payload.path("values").size());
        payload.path("values").forEach(value -> assertTrue(value.isDouble() && value.asDouble() >= 10 && value.asDouble() < 20));
    }

    @Test
    void backlog_isStampedFromThePastUntilItHasCaughtUp() throws IOException {
        LoadDevice device = new LoadDevice(ID, 1, 1, new Backlog(2500, 1000));
        long now = 1_763_781_234_567L;
        for (long expected : new long[] {now - 2500, now - 1500, now - 500, now, now + 1}) {
            assertEquals(expected, payload(decode(device, 1, now)).path("ts").asLong());
        }
        assertEquals(now - 2500, device.firstStampMillis());
    }

    @Test
    void qos0_hasNoPacketIdentifier() throws IOException {
        MqttPublishMessage message = decode(new LoadDevice(ID, 1, 0), 7, 1_763_781_234_567L);
        assertEquals(MqttQoS.AT_MOST_ONCE, message.fixedHeader().qosLevel());
        assertEquals(1_763_781_234_567L, payload(message).path("ts").asLong());
    }

    @Test
    void manyValues_lengthTakesTwoBytesAndEveryValueIsPatched() throws IOException {
        LoadDevice device = new LoadDevice(ID, 40, 1);
        JsonNode first = payload(decode(device, 1, 1_763_781_234_567L)).path("values");
        JsonNode second = payload(decode(device, 2, 1_763_781_234_567L)).path("values");
        assertEquals(40, first.size());
        long changed = java.util.stream.IntStream.range(0, 40)
                .filter(i -> first.path("p" + i).asDouble() != second.path("p" + i).asDouble()).count();
        assertTrue(changed > 35, "changed " + changed);
    }

    @Test
    void sameMillisecondAgain_everyMessageHasItsOwnStamp() throws IOException {
        LoadDevice device = new LoadDevice(ID, 1, 1);
        for (int i = 0; i < 1_500; i++) {
            assertEquals(1_763_781_234_567L + i, payload(decode(device, 1, 1_763_781_234_567L)).path("ts").asLong());
        }
        assertEquals(1_763_781_234_567L, device.firstStampMillis());
        assertEquals(1_763_781_236_066L, device.lastStampMillis());
    }

    @Test
    void alarm_thatPointAndNoOtherBeyondItsLimit() throws IOException {
        LoadDevice device = new LoadDevice(ID, 4, 1);
        device.setAlarm(2, true);
        JsonNode values = payload(decode(device, 1, 1_763_781_234_567L)).path("values");
        assertTrue(values.path("p2").asDouble() >= 90);
        assertTrue(values.path("p1").asDouble() < 20 && values.path("p3").asDouble() < 20);
        device.setAlarm(2, false);
        assertTrue(payload(decode(device, 1, 1_763_781_234_567L)).path("values").path("p2").asDouble() < 20);
    }

    @Test
    void connect_decodedAsMeant() {
        EmbeddedChannel decoder = new EmbeddedChannel(new MqttDecoder());
        decoder.writeInbound(new ConnectPacket("load-1", new Credential("name", "x".repeat(200))).write(UnpooledByteBufAllocator.DEFAULT));
        MqttConnectMessage message = decoder.readInbound();
        assertTrue(message.decoderResult().isSuccess());
        assertEquals(4, message.variableHeader().version());
        assertTrue(message.variableHeader().isCleanSession());
        assertEquals("load-1", message.payload().clientIdentifier());
        assertEquals("name", message.payload().userName());
        assertEquals("x".repeat(200), new String(message.payload().passwordInBytes(), StandardCharsets.UTF_8));
    }
}
