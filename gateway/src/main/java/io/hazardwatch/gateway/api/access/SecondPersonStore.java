package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.StoredSecondPersonRequest;
import java.util.List;

/** Keeps requests for a second person over a restart. */
public interface SecondPersonStore {
    /** Those that had not expired when the gateway started, oldest first. Any thread, from memory. */
    List<StoredSecondPersonRequest> restored();

    /** Writes one that was asked, answered or used. Blocking; worker threads only. Throws what the store throws. */
    void write(StoredSecondPersonRequest request);
}
