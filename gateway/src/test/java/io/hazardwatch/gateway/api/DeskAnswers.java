package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.accounts.StoredAnswer;
import io.hazardwatch.gateway.api.http.AnswerStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stored answers to repeatable commands, in memory. */
public final class DeskAnswers implements AnswerStore {
    /** By the hash of their call. */
    public final Map<String, StoredAnswer> stored = new ConcurrentHashMap<>();
    /** Whether the disk takes nothing. */
    public volatile boolean isFull;

    @Override
    public List<StoredAnswer> restored() {
        return List.copyOf(stored.values());
    }

    @Override
    public void write(List<StoredAnswer> given, List<String> forgottenCalls) {
        if (isFull) {
            throw new IllegalStateException("disk full");
        }
        given.forEach(each -> stored.put(each.call(), each));
        forgottenCalls.forEach(stored::remove);
    }
}
