package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.wire.Telemetry;
import io.hazardwatch.simulator.wire.TelemetryWriter;
import java.util.Arrays;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One MQTT 5 connection from its CONNACK to its end; not reusable after that. Callbacks run on Paho's threads. */
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    /** Paho's logger, off because Paho logs a trace for every closed socket. This reference prevents its collection, which would reset it. */
    private static final java.util.logging.Logger PAHO = java.util.logging.Logger.getLogger("org.eclipse.paho.mqttv5");
    private static final int LARGEST_WINDOW = 64;
    private static final int FIRST_ERROR_CODE = 0x80;
    private static final long CONNECT_MILLIS = 15_000;
    private static final long FAREWELL_MILLIS = 1_000;

    /** The outcome of a message. */
    enum Verdict {
        /** The gateway acknowledged the message. */
        ACKNOWLEDGED,
        /** The gateway refused the message; sending it again is useless. */
        REFUSED,
        /** The message was not sent, because too many are unacknowledged. */
        BUSY,
        /** The outcome is unknown and the connection is unusable. */
        BROKEN
    }

    private final MqttAsyncClient client;
    private volatile boolean alive = true;
    private volatile int window = 1;

    static {
        PAHO.setLevel(java.util.logging.Level.OFF);
    }

    private Session(MqttAsyncClient client) {
        this.client = client;
    }

    static Session open(Endpoint endpoint, Runnable onEnd) throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(endpoint.broker(), endpoint.clientId(), new MemoryPersistence());
        Session session = new Session(client);
        client.setCallback(session.new Callback(onEnd));
        try {
            IMqttToken connected = client.connect(endpoint.options());
            connected.waitForCompletion(CONNECT_MILLIS);
            session.window = window(connected.getResponseProperties());
        } catch (MqttException refused) {
            session.leave(false);
            throw refused;
        }
        return session;
    }

    /** Uses half of the broker's receive maximum, because Paho counts a message as in flight a little longer than the broker does. */
    private static int window(MqttProperties properties) {
        Integer receiveMaximum = properties == null ? null : properties.getReceiveMaximum();
        return receiveMaximum == null ? LARGEST_WINDOW : Math.max(1, Math.min(LARGEST_WINDOW, receiveMaximum / 2));
    }

    /** The maximum number of unacknowledged messages. */
    int window() {
        return window;
    }

    boolean isAlive() {
        return alive;
    }

    void breakOff() {
        alive = false;
    }

    void publish(Telemetry telemetry, Consumer<Verdict> onVerdict) {
        try {
            MqttMessage message = new MqttMessage(TelemetryWriter.write(telemetry));
            message.setQos(1);
            client.publish(telemetry.topic(), message, null, new Answer(onVerdict));
        } catch (MqttException broken) {
            LOG.debug("publish failed", broken);
            boolean busy = broken.getReasonCode() == MqttClientException.REASON_CODE_MAX_INFLIGHT;
            onVerdict.accept(busy ? Verdict.BUSY : Verdict.BROKEN);
        }
    }

    /**
     * Ends the connection, with a DISCONNECT packet when {@code politely}. It deliberately does not call Paho's {@code close}, which would
     * remove state that Paho's receiving thread may still use; a disconnected client holds nothing more to close.
     */
    void leave(boolean politely) {
        alive = false;
        try {
            client.disconnectForcibly(0, politely ? FAREWELL_MILLIS : 1, politely);
        } catch (MqttException alreadyGone) {
            LOG.debug("disconnect", alreadyGone);
        }
    }

    private record Answer(Consumer<Verdict> onVerdict) implements MqttActionListener {
        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = token.getReasonCodes();
            boolean refused = codes != null && Arrays.stream(codes).anyMatch(code -> code >= FIRST_ERROR_CODE);
            onVerdict.accept(refused ? Verdict.REFUSED : Verdict.ACKNOWLEDGED);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            onVerdict.accept(Verdict.BROKEN);
        }
    }

    private final class Callback implements MqttCallback {
        private final Runnable onEnd;

        Callback(Runnable onEnd) {
            this.onEnd = onEnd;
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            alive = false;
            onEnd.run();
        }

        @Override
        public void mqttErrorOccurred(MqttException error) {
            LOG.debug("MQTT error", error);
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            LOG.debug("nothing was subscribed, yet {} came", topic);
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            LOG.trace("delivered {}", token.getMessageId());
        }

        @Override
        public void connectComplete(boolean again, String broker) {
            LOG.debug("connected to {}", broker);
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
            LOG.debug("unexpected AUTH {}", reasonCode);
        }
    }
}
