package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.DutyMessage;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/** The way to people's own devices, beside the consoles. Any thread, never blocks. */
public interface DutyPhones {
    /** Hears who answered a call. */
    @FunctionalInterface
    interface AnswerListener {
        /**
         * @param post     id of the post that the call was about
         * @param isTaken  false if the person cannot see to it
         * @param atMillis ms since the epoch
         */
        void answered(String post, DutyMessage.Kind kind, String person, boolean isTaken, long atMillis);
    }

    /** Tells people something that asks for no answer. */
    void tell(DutyPost post, Collection<String> persons, DutyMessage message);

    /**
     * Calls the leaders of a post, level by level, until somebody answers.
     *
     * @return whether the call is stored; false if nobody can be called, and failed if it could not be stored
     */
    CompletionStage<Boolean> call(DutyPost post, DutyMessage message);

    /** What the leaders are called about has ended. */
    void over(DutyPost post, DutyMessage.Kind kind);

    /** Says who hears of answers; called on a thread of its own, so the listener only hands over. */
    void onAnswer(AnswerListener listener);
}
