package io.hazardwatch.gateway.notify.person;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

/** A protocol whose answers have no words that count: only the status does. */
public interface IgnoresAnswers extends ChannelAbility {
    @Test
    default void answerOfAnyWords_isAcceptance() throws Exception {
        peer().behave(Behaviour.GARBAGE);
        assertInstanceOf(SendResult.Accepted.class, send(message("gas")));
    }
}
