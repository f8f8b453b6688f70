package io.hazardwatch.gateway.intake.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.Test;

/** Events that are no alarms. */
class OpcUaConditionTest {
    private static Variant[] event(NodeId type) {
        Variant[] fields = new Variant[8];
        Arrays.fill(fields, Variant.NULL_VALUE);
        fields[0] = Variant.ofNodeId(type);
        return fields;
    }

    @Test
    void overflowOfTheEventQueue_isKnownByItsType_andIsNoAlarm() {
        assertTrue(OpcUaCondition.isOverflow(event(NodeIds.EventQueueOverflowEventType)));
        assertNull(OpcUaCondition.read(event(NodeIds.EventQueueOverflowEventType)));
        assertFalse(OpcUaCondition.isOverflow(event(NodeIds.AlarmConditionType)));
        assertFalse(OpcUaCondition.isOverflow(new Variant[0]));
    }

    @Test
    void whatTheServerCouldNotKeep_makesTheStatesUnknown() {
        AtomicInteger missed = new AtomicInteger();
        OpcUaCounters counters = new OpcUaCounters();
        OpcUaArrivals arrivals = new OpcUaArrivals(null, counters, () -> fail("the subscription is still there"), missed::incrementAndGet);
        arrivals.onEventReceived(null, List.of(), List.<Variant[]>of(event(NodeIds.EventQueueOverflowEventType)));
        assertEquals(1, missed.get());
        assertEquals(1, counters.overflows());
        arrivals.onNotificationDataLost(null);
        assertEquals(2, missed.get());
        assertEquals(1, counters.losses());
    }
}
