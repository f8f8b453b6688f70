package io.hazardwatch.gateway.intake.opcua;

import java.util.Locale;
import org.eclipse.milo.opcua.sdk.client.subscriptions.EventFilterBuilder;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.FilterOperator;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilterElement;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.LiteralOperand;

/**
 * What an alarm of a server (OPC UA part 9, AlarmConditionType) said of itself in one event.
 *
 * @param key      name of its source, a slash, its name
 * @param severity 1 to 1000
 * @param quality  how far its state may be trusted
 * @param time     when its state changed; null if the server does not say
 * @param message  for people, without control characters
 */
record OpcUaCondition(String key, boolean isActive, int severity, StatusCode quality, DateTime time, String message) {
    private static final int MESSAGE_LENGTH_MAX = 200;
    private static final int KEY_LENGTH_MAX = 401;
    private static final int FIELDS = 8;

    /** Asks for events of alarms, with the fields that {@link #read} expects. */
    static EventFilter filter() {
        LiteralOperand alarm = new LiteralOperand(Variant.ofNodeId(NodeIds.AlarmConditionType));
        ExtensionObject type = ExtensionObject.encode(DefaultEncodingContext.INSTANCE, alarm);
        return new EventFilterBuilder()
                .select(NodeIds.BaseEventType, name("EventType"))
                .select(NodeIds.BaseEventType, name("SourceName"))
                .select(NodeIds.BaseEventType, name("Time"))
                .select(NodeIds.BaseEventType, name("Severity"))
                .select(NodeIds.BaseEventType, name("Message"))
                .select(NodeIds.ConditionType, name("ConditionName"))
                .select(NodeIds.ConditionType, name("Quality"))
                .select(NodeIds.AlarmConditionType, name("ActiveState"), name("Id"))
                .where(new ContentFilter(new ContentFilterElement[] {
                    new ContentFilterElement(FilterOperator.OfType, new ExtensionObject[] {type})}))
                .build();
    }

    private static QualifiedName name(String text) {
        return new QualifiedName(0, text);
    }

    /** Whether the server says that it has dropped events. */
    static boolean isOverflow(Variant[] fields) {
        return fields.length > 0 && fields[0].getValue() instanceof NodeId type && type.equals(NodeIds.EventQueueOverflowEventType);
    }

    /** Reads the fields of an event; null when it is no alarm or says not whether it is active. */
    static OpcUaCondition read(Variant[] fields) {
        if (fields.length < FIELDS || !(fields[7].getValue() instanceof Boolean isActive) || !(fields[5].getValue() instanceof String name)) {
            return null;
        }
        String source = fields[1].getValue() instanceof String text ? text : "";
        int severity = fields[3].getValue() instanceof Number number ? number.intValue() : 1;
        String message = fields[4].getValue() instanceof LocalizedText text && text.text() != null ? text.text() : "";
        return new OpcUaCondition(printable(source + '/' + name, KEY_LENGTH_MAX), isActive, Math.clamp(severity, 1, 1_000),
                fields[6].getValue() instanceof StatusCode quality ? quality : StatusCode.GOOD,
                fields[2].getValue() instanceof DateTime time ? time : null, printable(message, MESSAGE_LENGTH_MAX));
    }

    private static String printable(String text, int lengthMax) {
        return text.substring(0, Math.min(text.length(), lengthMax)).replaceAll("\\p{Cntrl}", " ");
    }

    /** Its severity while it is active, else 0: so limits of the point say from which severity on there is an alarm. */
    DataValue value() {
        return new DataValue(Variant.ofDouble(isActive ? severity : 0), quality, time, null);
    }

    /** For people. */
    @Override
    public String toString() {
        return key + (isActive ? " active" : " inactive") + String.format(Locale.ROOT, ", severity %d: ", severity) + message;
    }
}
