package io.hazardwatch.gateway.intake.opcua;

import io.hazardwatch.gateway.intake.opcua.OpcUaEvents.Field;
import java.util.Locale;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * What an alarm of a server (OPC UA part 9, AlarmConditionType) said of itself in one event.
 *
 * @param id         of the alarm, which no other has; null if the server does not say
 * @param source     what it is an alarm of; null if the server does not say
 * @param sourceName its name, which other sources may have as well
 * @param name       of the alarm
 * @param isBranch   whether it is about an earlier state that still waits for an acknowledgement, not about the present one
 * @param severity   1 to 1000
 * @param quality    how far its state may be trusted; bad while the alarm is disabled
 * @param time       when its state changed; null if the server does not say
 * @param message    for people, without control characters
 */
record OpcUaCondition(NodeId id, NodeId source, String sourceName, String name, boolean isBranch, boolean isActive, int severity,
                      StatusCode quality, DateTime time, String message) {
    private static final int TEXT_LENGTH_MAX = 200;

    /** Reads the fields of an event; null when it is no alarm or says not whether it is active. */
    static OpcUaCondition read(Variant[] event) {
        boolean isDisabled = Boolean.FALSE.equals(OpcUaEvents.value(event, Field.IS_ENABLED));
        Object active = OpcUaEvents.value(event, Field.IS_ACTIVE);
        if (!(OpcUaEvents.value(event, Field.CONDITION_NAME) instanceof String name) || !(active instanceof Boolean || isDisabled)) {
            return null;
        }
        String sourceName = OpcUaEvents.value(event, Field.SOURCE_NAME) instanceof String text ? text : "";
        int severity = OpcUaEvents.value(event, Field.SEVERITY) instanceof Number number ? number.intValue() : 1;
        String message = OpcUaEvents.value(event, Field.MESSAGE) instanceof LocalizedText text && text.text() != null ? text.text() : "";
        StatusCode quality = OpcUaEvents.value(event, Field.QUALITY) instanceof StatusCode given ? given : StatusCode.GOOD;
        return new OpcUaCondition(node(event, Field.CONDITION), node(event, Field.SOURCE), printable(sourceName), printable(name),
                node(event, Field.BRANCH) != null, Boolean.TRUE.equals(active), Math.clamp(severity, 1, 1_000),
                isDisabled ? new StatusCode(StatusCodes.Bad_ConditionDisabled) : quality,
                OpcUaEvents.value(event, Field.TIME) instanceof DateTime time && time.isNotNull() ? time : null, printable(message));
    }

    private static NodeId node(Variant[] event, Field field) {
        return OpcUaEvents.value(event, field) instanceof NodeId id && !id.isNull() ? id : null;
    }

    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), TEXT_LENGTH_MAX)).replaceAll("\\p{Cntrl}", " ");
    }

    /** The name by which site files usually mean it: that of its source, a slash, its own. */
    String key() {
        return sourceName + '/' + name;
    }

    /** The same with the id of its source, for sources of one name; null if the server does not say it. */
    String keyOfNode() {
        return source == null ? null : source.toParseableString() + '/' + name;
    }

    /** Its severity while it is active, else 0: so limits of the point say from which severity on there is an alarm. */
    double number() {
        return isActive ? severity : 0;
    }

    /** For people. */
    @Override
    public String toString() {
        return key() + (isActive ? " active" : " inactive") + String.format(Locale.ROOT, ", severity %d", severity)
                + (source == null ? "" : " (" + keyOfNode() + ')') + ": " + message;
    }
}
