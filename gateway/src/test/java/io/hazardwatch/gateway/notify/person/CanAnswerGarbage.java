package io.hazardwatch.gateway.notify.person;

import org.junit.jupiter.api.Test;

/** A protocol in which the words of an answer count. */
public interface CanAnswerGarbage extends ChannelAbility {
    @Test
    default void answerThatNobodyUnderstands_isTriedAgain() throws Exception {
        recoversFrom(Behaviour.GARBAGE);
    }
}
