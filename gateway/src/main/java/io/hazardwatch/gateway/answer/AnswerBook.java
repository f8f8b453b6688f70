package io.hazardwatch.gateway.answer;

import java.util.concurrent.CompletionStage;

/** Looks up messages that asked for an answer, and applies answers. */
public interface AnswerBook {
    /** The message of that id, or null. Blocking. */
    AskedMessage message(long id);

    /** How a message stands; changes nothing, because mail scanners and link previews open links. Blocking. */
    AnswerView view(AskedMessage message);

    /**
     * Does what the answer says, once. The same answer again gives the same state; one that comes too late changes nothing.
     *
     * @return completes once the answer is durable and the calls to others are stopped, with how the message then stands
     */
    CompletionStage<AnswerView> answer(AskedMessage message, Answer answer);
}
