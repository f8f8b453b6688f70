package io.hazardwatch.gateway.duty.roster.store;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import java.util.List;

/**
 * Port to the storage of a roster. Every method may block, and throws what the store throws while it is away; nothing is half
 * done then.
 */
public interface RosterStore {
    /** In the tables of the relational store. */
    static RosterStore in(Database database) {
        return new RosterTables(database);
    }

    /** All that is kept. A plan says nothing of how many people its post needs: that is one until the post is looked up. */
    RosterContents read();

    /** Writes all of a roster where there is none; false, and nothing is written, when a post is planned already. */
    boolean fill(RosterContents contents, long now, String who, String why);

    /**
     * Writes what {@code edit} changed, with who and why.
     *
     * @param after   the roster the edit led to
     */
    void write(RosterEdit edit, Roster after, RosterChange by);

    /**
     * Notes the version of the time zone rules, when it is another one than was noted last.
     *
     * @return the version noted before; null when it is the same or none was
     */
    String noteZoneRules(String version, long now);

    /** The edits before {@code before}, the newest first. */
    List<RosterChange> changes(long before, int most);

    /** Keeps the hash of a person's feed token in the place of an earlier one; null revokes it. Who did so is recorded as a change. */
    void keepFeed(String person, String tokenHash, String who, long now);

    /** When the person's feed was made, or 0 for none. */
    long feedMadeAt(String person);

    /** Whose feed has that hash, or null. */
    String feedOf(String tokenHash);
}
