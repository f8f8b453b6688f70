package io.hazardwatch.gateway.notify.person;

import org.junit.jupiter.api.Test;

/** A protocol in which answers have no bound of their own. */
public interface CanAnswerEndlessly extends ChannelAbility {
    @Test
    default void answerWithoutEnd_isTriedAgain() throws Exception {
        recoversFrom(Behaviour.HUGE);
    }
}
