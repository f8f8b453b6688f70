package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.intake.EnterpriseShare;
import io.hazardwatch.gateway.intake.StrangerKind;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.LogInFailure;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.Collections;
import java.util.UUID;

/**
 * Answers CONNECT: authenticates the client, and announces limits to an MQTT 5 client. One event loop.
 *
 * <p>Vert.x reports an endpoint without its connection, but within the call that passed CONNECT on; so the endpoint belongs to
 * the attempt being handled.
 */
final class ConnectHandler {
    /** Size of a CONNACK with {@link #limits} and optional properties. */
    private static final int CONNACK_BYTES = 19;
    private static final int SESSION_EXPIRY_BYTES = 5;
    private static final int ASSIGNED_CLIENT_ID_BYTES = 42;

    private final EventLoopState loop;
    private ConnectAttempt present;

    ConnectHandler(EventLoopState loop) {
        this.loop = loop;
    }

    static boolean isMqtt5(MqttEndpoint endpoint) {
        return endpoint.protocolVersion() >= MqttVersion.MQTT_5.protocolLevel();
    }

    /** Runs {@code connect}, which passes the CONNECT packet of that attempt on to Vert.x. */
    void handle(ConnectAttempt attempt, Runnable connect) {
        present = attempt;
        try {
            connect.run();
        } finally {
            present = null;
        }
    }

    /** Assigns a client id. MQTT 5 allows a client to omit it with any session setting, Vert.x only with a clean start. */
    MqttConnectMessage named(MqttConnectMessage connect) {
        MqttConnectPayload payload = connect.payload();
        boolean isMqtt5 = connect.variableHeader().version() >= MqttVersion.MQTT_5.protocolLevel();
        if (!isMqtt5 || payload.clientIdentifier() != null && !payload.clientIdentifier().isEmpty()) {
            return connect;
        }
        return new MqttConnectMessage(connect.fixedHeader(), connect.variableHeader(), new MqttConnectPayload(
                "hw-" + UUID.randomUUID(), payload.willProperties(), payload.willTopic(), payload.willMessageInBytes(),
                payload.userName(), payload.passwordInBytes()));
    }

    /** Handles a CONNECT that Vert.x has read. */
    void welcome(MqttEndpoint endpoint) {
        if (present != null && !takesOurAnswers(endpoint)) {
            present.end(DisconnectReason.PACKET_TOO_LARGE);
            return;
        }
        MqttConnectReturnCode refusal = present == null ? MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE
                : refusal(endpoint);
        if (refusal != null) {
            loop.parts().counters().refusedConnection();
            endpoint.reject(refusal);
        }
    }

    /** Whether the client accepts packets as large as CONNACK; otherwise it cannot even be told so (MQTT 5.0 §3.1.2.11.4). */
    private boolean takesOurAnswers(MqttEndpoint endpoint) {
        MqttProperties.MqttProperty<?> most = endpoint.connectProperties().getProperty(MqttProperties.MAXIMUM_PACKET_SIZE);
        boolean expires = endpoint.connectProperties().getProperty(MqttProperties.SESSION_EXPIRY_INTERVAL) != null;
        int needed = CONNACK_BYTES + (expires ? SESSION_EXPIRY_BYTES : 0)
                + (present.isClientIdAssigned() ? ASSIGNED_CLIENT_ID_BYTES : 0);
        return most == null || (Integer) most.value() < 0 || (Integer) most.value() >= needed;
    }

    private MqttConnectReturnCode refusal(MqttEndpoint endpoint) {
        boolean isMqtt5 = isMqtt5(endpoint);
        if (endpoint.connectProperties().getProperty(MqttProperties.AUTHENTICATION_METHOD) != null) {
            return MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD;
        }
        if (present.address() == null) {
            return isMqtt5 ? MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5
                    : MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED;
        }
        if (loop.isOverrun()) {
            return isMqtt5 ? MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_BUSY
                    : MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;
        }
        String certificate = certificateOfNobodyElse();
        Credential credential = certificate == null ? loop.parts().credentials().authenticate(present.userName(), present.password())
                : loop.parts().credentials().authenticateCertificate(certificate);
        if (credential == null) {
            refused(certificate == null ? loop.parts().credentials().refused(present.userName(), present.password(), present.address(),
                    loop.parts().clock().millis()) : LogInFailure.UNKNOWN_CERTIFICATE);
            return isMqtt5 ? MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD
                    : MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD;
        }
        if (!mayConnect(credential, endpoint.clientIdentifier())) {
            return isMqtt5 ? MqttConnectReturnCode.CONNECTION_REFUSED_QUOTA_EXCEEDED : MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;
        }
        accept(endpoint, credential);
        return null;
    }

    /** The certificate by which the client logs in; null when it showed none, or named a user, who then logs in as without a certificate. */
    private String certificateOfNobodyElse() {
        String named = present.userName();
        return named == null || named.isEmpty() ? present.certificate() : null;
    }

    /** A device that connects again while its broken connection still counts is let in. */
    private boolean mayConnect(Credential credential, String clientId) {
        EnterpriseShare share = loop.parts().enterprises().of(credential.enterprise());
        return share == null || loop.parts().sessions().isOpen(credential.id(), clientId) || share.mayConnect(loop.parts().clock().millis());
    }

    private void refused(LogInFailure failure) {
        loop.parts().counters().logInFailed(failure);
        StrangerKind kind = switch (failure) {
            case NO_USERNAME -> StrangerKind.NO_USERNAME;
            case UNKNOWN_USERNAME -> StrangerKind.UNKNOWN_USERNAME;
            case UNKNOWN_CERTIFICATE -> StrangerKind.UNKNOWN_CERTIFICATE;
            case NO_PASSWORD, WRONG_PASSWORD -> null;
        };
        if (kind != null) {
            loop.parts().presence().listener().stranger(kind, present.address(), present.userName(), loop.parts().clock().millis());
        }
    }

    private void accept(MqttEndpoint endpoint, Credential credential) {
        endpoint.subscribeHandler(subscribe -> refuse(endpoint, subscribe));
        endpoint.unsubscribeHandler(unsubscribe -> answer(endpoint, unsubscribe));
        present.accept(endpoint, credential);
        endpoint.accept(false, isMqtt5(endpoint) ? limits(endpoint) : MqttProperties.NO_PROPERTIES);
    }

    private MqttProperties limits(MqttEndpoint endpoint) {
        MqttProperties limits = new MqttProperties();
        limits.add(new IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, AckWriter.IN_FLIGHT_MAX));
        limits.add(new IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE,
                loop.parts().settings().payloadBytesMax() + MqttSettings.PACKET_OVERHEAD_BYTES));
        limits.add(new IntegerProperty(MqttProperties.WILDCARD_SUBSCRIPTION_AVAILABLE, 0));
        limits.add(new IntegerProperty(MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0));
        limits.add(new IntegerProperty(MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0));
        if (endpoint.connectProperties().getProperty(MqttProperties.SESSION_EXPIRY_INTERVAL) != null) {
            limits.add(new IntegerProperty(MqttProperties.SESSION_EXPIRY_INTERVAL, 0));
        }
        if (present.isClientIdAssigned()) {
            limits.add(new StringProperty(MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, endpoint.clientIdentifier()));
        }
        return limits;
    }

    /** Refuses a SUBSCRIBE: the gateway publishes nothing. */
    private static void refuse(MqttEndpoint endpoint, MqttSubscribeMessage subscribe) {
        int filters = subscribe.topicSubscriptions().size();
        if (isMqtt5(endpoint)) {
            endpoint.subscribeAcknowledge(subscribe.messageId(),
                    Collections.nCopies(filters, MqttSubAckReasonCode.NOT_AUTHORIZED), MqttProperties.NO_PROPERTIES);
        } else {
            endpoint.subscribeAcknowledge(subscribe.messageId(), Collections.nCopies(filters, MqttQoS.FAILURE));
        }
    }

    private static void answer(MqttEndpoint endpoint, MqttUnsubscribeMessage unsubscribe) {
        if (isMqtt5(endpoint)) {
            endpoint.unsubscribeAcknowledge(unsubscribe.messageId(), Collections.nCopies(unsubscribe.topics().size(),
                    MqttUnsubAckReasonCode.NO_SUBSCRIPTION_EXISTED), MqttProperties.NO_PROPERTIES);
        } else {
            endpoint.unsubscribeAcknowledge(unsubscribe.messageId());
        }
    }
}
