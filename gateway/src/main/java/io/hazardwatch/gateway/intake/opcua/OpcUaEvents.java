package io.hazardwatch.gateway.intake.opcua;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.milo.opcua.sdk.client.subscriptions.EventFilterBuilder;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.enumerated.FilterOperator;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilterElement;
import org.eclipse.milo.opcua.stack.core.types.structured.ElementOperand;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilterResult;
import org.eclipse.milo.opcua.stack.core.types.structured.LiteralOperand;
import org.eclipse.milo.opcua.stack.core.types.structured.SimpleAttributeOperand;

/** Which events the gateway asks a server for, and with which fields. Stateless. */
final class OpcUaEvents {
    /** Fields of each event, in this order. */
    enum Field { TYPE, SOURCE_NAME, TIME, SEVERITY, MESSAGE, CONDITION_NAME, QUALITY, IS_ACTIVE, SOURCE, CONDITION, BRANCH, IS_ENABLED }

    /**
     * Alarms, and what says whether the alarms that were told are all there are. Part 9 has the latter three sent whatever the filter is, but not
     * every server does.
     */
    private static final List<NodeId> TYPES = List.of(NodeIds.AlarmConditionType, NodeIds.RefreshStartEventType, NodeIds.RefreshEndEventType,
            NodeIds.RefreshRequiredEventType);

    private OpcUaEvents() {}

    /** Asks for nothing but what is of use. */
    static EventFilter ofUse() {
        return selected().where(new ContentFilter(anyOf(TYPES))).build();
    }

    /** Asks for all events, of a server that knows no "or". */
    static EventFilter all() {
        return selected().build();
    }

    /** "or" takes two operands: a type, and another "or" of what follows. */
    private static ContentFilterElement[] anyOf(List<NodeId> types) {
        List<ContentFilterElement> elements = new ArrayList<>();
        for (NodeId type : types.subList(0, types.size() - 1)) {
            int next = elements.size() + 1;
            elements.add(new ContentFilterElement(FilterOperator.Or, new ExtensionObject[] {encoded(new ElementOperand(Unsigned.uint(next))),
                encoded(new ElementOperand(Unsigned.uint(next + 1)))}));
            elements.add(ofType(type));
        }
        elements.add(ofType(types.getLast()));
        return elements.toArray(new ContentFilterElement[0]);
    }

    private static ContentFilterElement ofType(NodeId type) {
        return new ContentFilterElement(FilterOperator.OfType, new ExtensionObject[] {encoded(new LiteralOperand(Variant.ofNodeId(type)))});
    }

    private static ExtensionObject encoded(UaStructuredType operand) {
        return ExtensionObject.encode(DefaultEncodingContext.INSTANCE, operand);
    }

    private static EventFilterBuilder selected() {
        return new EventFilterBuilder()
                .select(NodeIds.BaseEventType, name("EventType"))
                .select(NodeIds.BaseEventType, name("SourceName"))
                .select(NodeIds.BaseEventType, name("Time"))
                .select(NodeIds.BaseEventType, name("Severity"))
                .select(NodeIds.BaseEventType, name("Message"))
                .select(NodeIds.ConditionType, name("ConditionName"))
                .select(NodeIds.ConditionType, name("Quality"))
                .select(NodeIds.AlarmConditionType, name("ActiveState"), name("Id"))
                .select(NodeIds.BaseEventType, name("SourceNode"))
                .select(new SimpleAttributeOperand(NodeIds.ConditionType, new QualifiedName[0], AttributeId.NodeId.uid(), null))
                .select(NodeIds.ConditionType, name("BranchId"))
                .select(NodeIds.ConditionType, name("EnabledState"), name("Id"));
    }

    private static QualifiedName name(String text) {
        return new QualifiedName(0, text);
    }

    /** Whether the server takes the conditions of a filter; one that does not may send nothing at all. */
    static boolean isUnderstood(EventFilterResult result) {
        return result.getWhereClauseResult() == null || result.getWhereClauseResult().getElementResults() == null
                || Arrays.stream(result.getWhereClauseResult().getElementResults()).noneMatch(element -> element.getStatusCode().isBad());
    }

    /** The value of a field; null if there is none. */
    static Object value(Variant[] event, Field field) {
        return field.ordinal() < event.length && event[field.ordinal()] != null ? event[field.ordinal()].getValue() : null;
    }

    /** Whether an event is of just that type. */
    static boolean isOf(NodeId type, Variant[] event) {
        return type.equals(value(event, Field.TYPE));
    }
}
