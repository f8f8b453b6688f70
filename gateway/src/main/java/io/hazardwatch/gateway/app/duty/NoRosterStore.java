package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.database.DatabaseHealth.Condition;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.hazardwatch.gateway.duty.roster.store.RosterChange;
import io.hazardwatch.gateway.duty.roster.store.RosterStore;
import java.util.List;

/** Without a relational store the roster of the file is in force and every edit is refused as while a store is away. */
final class NoRosterStore implements RosterStore {
    private static DatabaseAwayException away() {
        return new DatabaseAwayException(Condition.AWAY, "none is opened for the roster", null);
    }

    @Override
    public RosterContents read() {
        throw away();
    }

    @Override
    public boolean fill(RosterContents contents, long now, String who, String why) {
        throw away();
    }

    @Override
    public void write(RosterEdit edit, PlannedPost planned, Roster after, RosterChange by) {
        throw away();
    }

    @Override
    public List<RosterChange> changes(long before, int most) {
        throw away();
    }

    @Override
    public void keepFeed(String person, String tokenHash, long now) {
        throw away();
    }

    @Override
    public String feedOf(String tokenHash) {
        throw away();
    }
}
