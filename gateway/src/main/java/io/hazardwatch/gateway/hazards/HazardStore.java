package io.hazardwatch.gateway.hazards;

import io.hazardwatch.gateway.reminders.DueReminderStore;
import java.util.List;

/** Where assessments, triggers, documents and sent reminders are kept, for good. Blocking; throws if it is away. */
public interface HazardStore extends DueReminderStore {
    /** At most so many, the newest of all, oldest first. */
    List<Assessment> assessments(int most);

    /** Likewise. */
    List<TriggerEntry> triggers(int most);

    /** The newest statement about each document. */
    List<SourceDocument> documents();

    void add(Assessment assessment);

    /** Writes the filing of an assessment. */
    void file(Assessment assessment);

    void add(TriggerEntry trigger);

    /** Adds a statement about a document; those before it are kept. */
    void add(SourceDocument document);
}
