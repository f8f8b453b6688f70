package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingHandler;
import io.hazardwatch.gateway.evaluate.PastMinutes;
import io.hazardwatch.gateway.evaluate.PastReadings;
import io.hazardwatch.gateway.evaluate.site.ConnectionEvent;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import io.hazardwatch.gateway.evaluate.stats.PastHours;
import io.hazardwatch.gateway.registry.Registry;
import java.util.Collection;
import java.util.function.LongConsumer;

/**
 * Requests of other threads to a lane. Any thread; each request waits in the mailbox and runs on the lane thread at the start
 * of its next turn. Only people's requests are refused when too many wait; the others are few, one per change.
 */
public final class LaneRequests {
    private final LaneMailbox mailbox;
    private final LaneJournal journal;
    private final FindingHandler findings;
    private final PointMonitor points;
    private final SiteMonitor sites;
    private final AlarmCommandHandler commands;
    private final ModeStatements modes;
    private final LaneConfiguration configuration;

    LaneRequests(LaneMailbox mailbox, LaneJournal journal, FindingHandler findings, LaneRules rules, AlarmCommandHandler commands,
                 ModeStatements modes, LaneConfiguration configuration) {
        this.mailbox = mailbox;
        this.journal = journal;
        this.findings = findings;
        this.points = rules.points();
        this.sites = rules.sites();
        this.commands = commands;
        this.modes = modes;
        this.configuration = configuration;
    }

    /** Submits a command that came by no session of the API. */
    public boolean post(AlarmCommand command, CommandReply reply) {
        return post(command, null, reply);
    }

    /**
     * Submits a person's command to an alarm.
     *
     * @param session of the API by which it came, for the journal; null = none
     * @param reply called on the lane thread once the journal has the result
     * @return false when too many requests wait already
     */
    public boolean post(AlarmCommand command, String session, CommandReply reply) {
        return mailbox.add(now -> commands.on(command, session, reply, now));
    }

    /**
     * Submits a person's statement about the mode of a unit.
     *
     * @param reply called on the lane thread once it is journaled, or at once when it is not taken
     * @return false when too many requests wait already
     */
    public boolean post(UnitMode stated, ModeReply reply) {
        return mailbox.add(now -> modes.on(stated, reply, now));
    }

    /**
     * Restores people's statements about the modes of units. Runs at once, so only before the lane's first turn.
     *
     * @param notes     of the journal, oldest first; those of other lanes are ignored
     * @param nowMillis ms since the epoch
     */
    public void restoreModes(Collection<Note> notes, long nowMillis) {
        modes.restore(notes, nowMillis);
    }

    /** Journals a note that concerns no alarm of this lane. */
    public void note(Note note) {
        mailbox.addAlways(now -> journal.append(note));
    }

    /** Takes a finding from another part of the gateway. */
    public void report(Finding finding) {
        mailbox.addAlways(now -> findings.on(finding));
    }

    /** Takes that the connection of a device broke or is open again. */
    public void connectionChanged(ConnectionEvent change) {
        mailbox.addAlways(now -> sites.connectionChanged(change, now));
    }

    /**
     * Applies another registry from the next turn on; alarms keep their state.
     *
     * @param done called on the lane thread once it is applied
     */
    public void reconfigure(Registry registry, Runnable done) {
        mailbox.addAlways(now -> {
            configuration.change(registry, now);
            done.run();
        });
    }

    /**
     * Fills the windows of a point's rules with readings stored before the restart. Callers hand over one point after the other.
     *
     * @param point index of the point in the registry
     * @param minutes fill the windows of hours
     * @param hours fill what is usual at each time of day
     * @param done  called on the lane thread once the windows hold them
     */
    public void refill(int point, PastReadings past, PastMinutes minutes, PastHours hours, Runnable done) {
        mailbox.addAlways(now -> {
            points.refill(point, past, minutes, hours);
            done.run();
        });
    }

    /**
     * Runs something that is no business of this lane on its thread, to see that the thread works.
     *
     * @param visit gets the time of the turn, ms since the epoch; must be short
     */
    public void visit(LongConsumer visit) {
        mailbox.addAlways(visit);
    }

    /** Clears the alarms of {@link LaneView#heldAlarms}, after a person confirmed that their points are gone. */
    public void withdrawHeld() {
        mailbox.addAlways(configuration::withdrawHeld);
    }
}
