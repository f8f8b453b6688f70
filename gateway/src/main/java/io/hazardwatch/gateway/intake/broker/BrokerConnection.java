package io.hazardwatch.gateway.intake.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * One connection to the broker, from connecting to its loss. Each attempt creates a new one, so no packet id and no thread of a
 * lost connection remains in use.
 *
 * <p>The subscriber's thread opens, acknowledges and closes. The callbacks run on Paho's threads and let no exception escape,
 * because Paho ends the connection when a callback throws.
 */
final class BrokerConnection implements MqttCallback, BrokerLink {
    private static final int RECEIVE_MAXIMUM = 1000;
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int CONNECT_SECONDS = 10;
    private static final long FAREWELL_MILLIS = 1000;
    private static final long FIRST_WORD_SECONDS = 3;
    private static final int NO_RETAINED = 2;
    private static final int FAILURE = 0x80;

    private final BrokerSettings settings;
    private final BrokerSubscriber subscriber;
    private final WriteFirstSocketFactory sockets = new WriteFirstSocketFactory();
    private MqttAsyncClient client;
    private volatile boolean isLost;
    private volatile String error;

    BrokerConnection(BrokerSettings settings, BrokerSubscriber subscriber) {
        this.settings = settings;
        this.subscriber = subscriber;
    }

    /**
     * Connects and subscribes.
     *
     * @return false when that failed or the subscriber closes, see {@link #error}
     */
    boolean open(ArrivalHandler.Will will) {
        try {
            client = new MqttAsyncClient(settings.uri(), settings.clientId(), new MemoryPersistence());
            client.setManualAcks(true);
            client.setCallback(this);
            return isDone("connect", client.connect(options(will))) && isSubscribed(client.subscribe(subscriptions()));
        } catch (MqttException | RuntimeException e) {
            error = "connect: " + describe(e);
            return false;
        }
    }

    boolean isAlive() {
        return !isLost;
    }

    /** Why the connection was lost or could not be opened; null when there is no error. */
    String error() {
        return error;
    }

    private static MqttMessage message(byte[] payload, int qos, boolean isRetained) {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(qos);
        message.setRetained(isRetained);
        return message;
    }

    @Override
    public void publish(String topic, byte[] payload, int qos, boolean isRetained, boolean isAwaited) {
        if (isLost) {
            return;
        }
        try {
            IMqttToken sent = client.publish(topic, message(payload, qos, isRetained));
            if (isAwaited) {
                sent.waitForCompletion(FAREWELL_MILLIS);
            }
        } catch (MqttException | RuntimeException e) {
            lost("publish: " + describe(e));
        }
    }

    @Override
    public boolean acknowledge(int packetId, int qos) {
        if (isLost) {
            return false; // the broker will deliver it again, and it will be durable already
        }
        try {
            client.messageArrivedComplete(packetId, qos);
            return true;
        } catch (MqttException | RuntimeException e) {
            lost("acknowledge: " + describe(e));
            return false;
        }
    }

    /** Disconnects; the session stays at the broker. Ends Paho's threads. */
    void close() {
        isLost = true;
        if (client == null) {
            return;
        }
        letConnectingEnd();
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(FAREWELL_MILLIS);
            }
        } catch (MqttException | RuntimeException e) {
            error = "disconnect: " + describe(e);
        }
        try {
            client.disconnectForcibly(0, 0, false);
        } catch (MqttException | RuntimeException e) {
            error = error == null ? "disconnect: " + describe(e) : error;
        }
        try {
            client.close(true);
        } catch (MqttException | RuntimeException e) {
            error = error == null ? "close: " + describe(e) : error;
        }
    }

    /** Waits until Paho's connecting thread has ended, see {@link WriteFirstSocketFactory}. */
    private void letConnectingEnd() {
        try {
            sockets.end();
        } catch (IOException e) {
            error = "end: " + describe(e);
        }
        long deadline = subscriber.nanos() + TimeUnit.SECONDS.toNanos(FIRST_WORD_SECONDS);
        while (sockets.isFirstWordDue() && subscriber.nanos() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private MqttConnectionOptions options(ArrivalHandler.Will will) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(will != null);
        options.setSessionExpiryInterval(will == null ? settings.sessionExpirySeconds() : 0);
        if (will != null) {
            options.setWill(will.topic(), message(will.payload(), 1, true));
        }
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout(CONNECT_SECONDS);
        options.setUseSubscriptionIdentifiers(false);
        if (settings.uri().startsWith("tcp:")) {
            options.setSocketFactory(sockets);
        }
        if (settings.username() != null) {
            options.setUserName(settings.username());
        }
        if (settings.password() != null) {
            options.setPassword(settings.password().getBytes(StandardCharsets.UTF_8));
        }
        return options;
    }

    /**
     * Subscribes with QoS 1 at most: at QoS 2 Paho sends PUBREC before it hands over the message, which would then be lost if
     * the process ended.
     */
    private MqttSubscription[] subscriptions() {
        String prefix = settings.shareGroup() == null ? "" : "$share/" + settings.shareGroup() + '/';
        return settings.topics().stream().map(topic -> {
            MqttSubscription subscription = new MqttSubscription(prefix + topic, Math.min(settings.qos(), 1));
            subscription.setRetainHandling(NO_RETAINED);
            return subscription;
        }).toArray(MqttSubscription[]::new);
    }

    private boolean isSubscribed(IMqttToken token) {
        if (!isDone("subscribe", token)) {
            return false;
        }
        for (int code : token.getReasonCodes()) {
            if (code >= FAILURE) {
                error = "subscribe: the broker refuses with reason 0x" + Integer.toHexString(code);
                return false;
            }
        }
        return true;
    }

    /**
     * Waits on the subscriber's thread in small steps, because the subscriber may close meanwhile. A failed token has an
     * exception but never counts as complete.
     */
    private boolean isDone(String step, IMqttToken token) {
        long deadline = subscriber.nanos() + TimeUnit.SECONDS.toNanos(CONNECT_SECONDS);
        while (!token.isComplete() && token.getException() == null) {
            if (subscriber.isClosing() || isLost || subscriber.nanos() > deadline) {
                error = error == null ? step + ": no answer" : error;
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        if (token.getException() != null) {
            error = step + ": " + describe(token.getException());
        }
        return token.getException() == null;
    }

    @Override
    public void lost(String why) {
        error = why;
        isLost = true;
        subscriber.wake();
    }

    private static String describe(Exception e) {
        return e.getCause() == null ? e.toString() : e.getMessage() + ": " + e.getCause();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        subscriber.arrived(this, topic, message);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        MqttException cause = response.getException();
        lost("lost: " + (cause == null ? response.getReasonString() + ' ' + response.getReturnCode() : describe(cause)));
    }

    @Override
    public void mqttErrorOccurred(MqttException failure) {
        subscriber.refused(failure);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // whoever published waits for the token, or does not care
    }

    @Override
    public void connectComplete(boolean reconnect, String uri) {
        // the subscriber's thread is waiting for the token itself
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // no enhanced authentication is offered
    }
}
