package io.hazardwatch.gateway.notify.person;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

/** A protocol that cannot tell whether there is somebody: it promises nothing beyond acceptance. */
public interface KnowsNoAddresses extends ChannelAbility {
    @Test
    default void messageToAnybody_isAcceptedWithoutAPromiseOfDelivery() throws Exception {
        assertFalse(assertInstanceOf(SendResult.Accepted.class, send(message("to anybody"))).isReceiptExpected());
    }
}
