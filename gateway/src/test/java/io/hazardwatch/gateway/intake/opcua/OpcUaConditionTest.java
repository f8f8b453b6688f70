package io.hazardwatch.gateway.intake.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.hazardwatch.gateway.intake.opcua.OpcUaEvents.Field;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.Test;

/** What the gateway makes of single events. */
class OpcUaConditionTest {
    private static Variant[] event(NodeId type, Map<Field, Object> values) {
        Variant[] fields = new Variant[Field.values().length];
        Arrays.fill(fields, Variant.NULL_VALUE);
        fields[Field.TYPE.ordinal()] = Variant.ofNodeId(type);
        values.forEach((field, value) -> fields[field.ordinal()] = Variant.of(value));
        return fields;
    }

    private static Variant[] event(NodeId type) {
        return event(type, Map.of());
    }

    @Test
    void overflowOfTheEventQueue_isKnownByItsType_andIsNoAlarm() {
        assertTrue(OpcUaEvents.isOf(NodeIds.EventQueueOverflowEventType, event(NodeIds.EventQueueOverflowEventType)));
        assertNull(OpcUaCondition.read(event(NodeIds.EventQueueOverflowEventType)));
        assertFalse(OpcUaEvents.isOf(NodeIds.EventQueueOverflowEventType, event(NodeIds.AlarmConditionType)));
        assertFalse(OpcUaEvents.isOf(NodeIds.EventQueueOverflowEventType, new Variant[0]));
    }

    @Test
    void whatTheServerCouldNotKeep_orAsksToTellAgain_makesTheStatesUnknown() {
        AtomicInteger missed = new AtomicInteger();
        OpcUaCounters counters = new OpcUaCounters();
        OpcUaArrivals arrivals = new OpcUaArrivals(null, counters, () -> fail("the subscription is still there"), missed::incrementAndGet);
        arrivals.onEventReceived(null, List.of(), List.<Variant[]>of(event(NodeIds.EventQueueOverflowEventType)));
        assertEquals(1, missed.get());
        assertEquals(1, counters.overflows());
        arrivals.onNotificationDataLost(null);
        assertEquals(2, missed.get());
        assertEquals(1, counters.losses());
        arrivals.onEventReceived(null, List.of(), List.<Variant[]>of(event(NodeIds.RefreshRequiredEventType)));
        assertEquals(3, missed.get());
        assertEquals(1, counters.overflows());
    }

    @Test
    void alarm_isNamedByItsSourceOrTheIdOfIt_andADisabledOneIsBad() {
        Map<Field, Object> values = new EnumMap<>(Map.of(Field.SOURCE_NAME, "Tank1", Field.CONDITION_NAME, "High", Field.IS_ACTIVE, true,
                Field.SEVERITY, 700, Field.SOURCE, new NodeId(2, "t1"), Field.CONDITION, new NodeId(2, "t1.high")));
        OpcUaCondition active = OpcUaCondition.read(event(NodeIds.OffNormalAlarmType, values));
        assertEquals("Tank1/High", active.key());
        assertEquals("ns=2;s=t1/High", active.keyOfNode());
        assertFalse(active.isBranch());
        values.put(Field.BRANCH, new NodeId(2, 5));
        assertTrue(OpcUaCondition.read(event(NodeIds.OffNormalAlarmType, values)).isBranch());
        values.remove(Field.IS_ACTIVE);
        assertNull(OpcUaCondition.read(event(NodeIds.OffNormalAlarmType, values)), "says nothing");
        values.put(Field.IS_ENABLED, false);
        assertEquals(StatusCodes.Bad_ConditionDisabled, OpcUaCondition.read(event(NodeIds.OffNormalAlarmType, values)).quality().getValue());
    }
}
