package io.hazardwatch.gateway.notify.person;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A protocol in which a provider can name a time to come again. */
public interface AsksForPatience extends ChannelAbility {
    @Test
    default void providerThatIsBusy_isTriedAgainAsLateAsItWishes() throws Exception {
        assertEquals(7_000, recoversFrom(Behaviour.BUSY).afterMillis());
    }
}
