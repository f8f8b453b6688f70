package io.hazardwatch.gateway.notify.person;

import org.junit.jupiter.api.Test;

/** A protocol in which a provider can say that it is broken. */
public interface ReportsFailure extends ChannelAbility {
    @Test
    default void providerThatIsBroken_isTriedAgain() throws Exception {
        recoversFrom(Behaviour.FAILS);
    }
}
