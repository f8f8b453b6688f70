package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.evaluate.site.ModeOutcome;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import java.util.Collection;

/**
 * People's statements about the modes of units: applied, journaled by the site rules, restored after a restart. Lane thread.
 */
final class ModeStatements {
    private final SiteMonitor sites;
    private final SiteEventAdapter adapter;
    private final LaneJournal journal;
    private final PendingReplies replies;

    ModeStatements(SiteMonitor sites, SiteEventAdapter adapter, LaneJournal journal, PendingReplies replies) {
        this.sites = sites;
        this.adapter = adapter;
        this.journal = journal;
        this.replies = replies;
    }

    /** Restores the statements of {@code notes} that concern this lane and still hold at {@code nowMillis}. */
    void restore(Collection<Note> notes, long nowMillis) {
        for (Note note : notes) {
            UnitMode stated = ModeNotes.read(note);
            if (stated != null && stated.untilMillis() > nowMillis && sites.restore(stated)) {
                adapter.show(stated);
            }
        }
    }

    /** Applies a statement; the reply follows the commit, a refusal is replied at once. */
    void on(UnitMode stated, ModeReply reply, long nowMillis) {
        ModeOutcome outcome = sites.applyStatement(stated, nowMillis);
        if (outcome == ModeOutcome.TAKEN) {
            replies.add(journal.lastTicket(), () -> reply.answer(outcome));
        } else {
            reply.answer(outcome);
        }
    }
}
