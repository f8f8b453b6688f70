package io.hazardwatch.gateway.notify.person;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

/** A protocol in which a provider can say that there is nobody at an address. */
public interface KnowsAddresses extends ChannelAbility {
    @Test
    default void addressWithNobody_isUnreachable() throws Exception {
        peer().behave(Behaviour.UNKNOWN_RECIPIENT);
        assertInstanceOf(SendResult.Unreachable.class, send(message("to nobody")));
    }
}
