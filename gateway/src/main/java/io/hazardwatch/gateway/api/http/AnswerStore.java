package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.accounts.StoredAnswer;
import java.util.List;

/** Keeps the first answers to repeatable commands over a restart. */
public interface AnswerStore {
    /** Answers that were kept when the gateway ended, oldest first. Any thread, from memory. */
    List<StoredAnswer> restored();

    /** Writes answers, and deletes those of forgotten calls. Blocking; worker threads only. */
    void write(List<StoredAnswer> given, List<String> forgottenCalls);
}
