package io.hazardwatch.gateway.duty.reminder;

import java.util.Map;
import java.util.Set;

/** Port to the record of sent shift reminders. Every method may block, and throws what the store throws while it is away. */
interface ReminderStore {
    /** Stored state: ids of sent reminders, and known shifts by post. */
    record Kept(Set<String> told, Map<String, KnownShifts> known) {}

    Kept read();

    void told(String id, long atMillis);

    /** Forgets reminders told before {@code beforeMillis}. */
    void forget(long beforeMillis);

    /** @param shifts null when the post is no longer planned */
    void known(String post, KnownShifts shifts);
}
