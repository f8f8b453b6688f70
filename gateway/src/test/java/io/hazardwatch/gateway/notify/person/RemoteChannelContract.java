package io.hazardwatch.gateway.notify.person;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every channel does whose provider is another process. */
public abstract class RemoteChannelContract extends ChannelContract {
    @ParameterizedTest
    @EnumSource(value = Behaviour.class, names = {"SLOW", "RESETS"})
    void connectionThatFails_isTriedAgain(Behaviour behaviour) throws Exception {
        recoversFrom(behaviour);
    }
}
