package io.hazardwatch.gateway.reminders;

import java.util.Collection;
import java.util.List;

/** Where it is kept which reminders were told. Blocking; throws if it is away. */
public interface DueReminderStore {
    /** Ids of reminders that were told. */
    List<String> reminders();

    /** Keeps that these were told; those that were told before stay as they are. */
    void reminded(Collection<String> ids, long atMillis);

    /** Forgets reminders told before. */
    void forgetReminders(long beforeMillis);
}
