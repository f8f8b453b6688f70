package io.hazardwatch.gateway.intake.mqtt;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.List;

/** MQTT rules that the packet decoder does not check; each violation is a reason to disconnect. Pure. */
final class ProtocolRules {
    private static final long OF_PUBLISH = bits(MqttProperties.PAYLOAD_FORMAT_INDICATOR,
            MqttProperties.PUBLICATION_EXPIRY_INTERVAL, MqttProperties.CONTENT_TYPE, MqttProperties.RESPONSE_TOPIC,
            MqttProperties.CORRELATION_DATA, MqttProperties.TOPIC_ALIAS, MqttProperties.USER_PROPERTY);
    private static final long OF_ACKNOWLEDGEMENT = bits(MqttProperties.REASON_STRING, MqttProperties.USER_PROPERTY);
    private static final long OF_SUBSCRIBE = bits(MqttProperties.SUBSCRIPTION_IDENTIFIER, MqttProperties.USER_PROPERTY);
    private static final long OF_UNSUBSCRIBE = bits(MqttProperties.USER_PROPERTY);

    private ProtocolRules() {}

    /** The rule that a PUBLISH breaks, or {@link DisconnectReason#NONE}. */
    static int of(MqttPublishMessage publish) {
        MqttPublishVariableHeader header = publish.variableHeader();
        if (publish.fixedHeader().qosLevel().value() == 0 && publish.fixedHeader().isDup()) {
            return DisconnectReason.MALFORMED_PACKET;
        }
        MqttProperties properties = header.properties();
        if (!properties.isEmpty() && properties.getProperty(MqttProperties.TOPIC_ALIAS) != null) {
            return DisconnectReason.TOPIC_ALIAS_INVALID;
        }
        return header.topicName().isEmpty() ? DisconnectReason.PROTOCOL_ERROR : ofProperties(properties, OF_PUBLISH);
    }

    /** The rule that a PUBACK, PUBREC, PUBREL or PUBCOMP breaks. */
    static int of(MqttPubReplyMessageVariableHeader reply) {
        return ofProperties(reply.properties(), OF_ACKNOWLEDGEMENT);
    }

    /** The rule that a SUBSCRIBE, UNSUBSCRIBE or PINGREQ breaks. */
    static int of(MqttMessage packet) {
        return switch (packet) {
            case MqttSubscribeMessage subscribe -> ofFilters(subscribe.idAndPropertiesVariableHeader(), OF_SUBSCRIBE,
                    subscribe.payload().topicSubscriptions().stream().map(topic -> topic.topicFilter()).toList());
            case MqttUnsubscribeMessage unsubscribe -> ofFilters(unsubscribe.idAndPropertiesVariableHeader(),
                    OF_UNSUBSCRIBE, unsubscribe.payload().topics());
            default -> DisconnectReason.NONE;
        };
    }

    private static int ofFilters(MqttMessageIdAndPropertiesVariableHeader header, long allowed, List<String> filters) {
        return filters.isEmpty() || filters.contains("") ? DisconnectReason.MALFORMED_PACKET
                : ofProperties(header.properties(), allowed);
    }

    private static int ofProperties(MqttProperties properties, long allowed) {
        if (properties.isEmpty()) {
            return DisconnectReason.NONE;
        }
        for (MqttProperty<?> property : properties.listAll()) {
            if ((allowed >>> property.propertyId() & 1) == 0) {
                return DisconnectReason.PROTOCOL_ERROR;
            }
        }
        return DisconnectReason.NONE;
    }

    private static long bits(int... identifiers) {
        long bits = 0;
        for (int identifier : identifiers) {
            bits |= 1L << identifier;
        }
        return bits;
    }
}
