package io.hazardwatch.gateway.duty.roster.store;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.roster.Leave;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftSwap;
import io.hazardwatch.gateway.model.Actors;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The tables of the roster. */
final class RosterTables implements RosterStore {
    private static final int DETAIL_MAX = 4_000;
    private static final String ZONE_RULES = "ZONE_RULES";

    private final Database database;

    RosterTables(Database database) {
        this.database = database;
    }

    @Override
    public RosterContents read() {
        return database.read(handle -> new RosterContents(PlanTables.read(handle), EntryTables.overrides(handle),
                EntryTables.swaps(handle), EntryTables.leaves(handle)));
    }

    @Override
    public boolean fill(RosterContents contents, long now, String who, String why) {
        return database.inTransaction(handle -> {
            if (handle.createQuery("SELECT COUNT(*) FROM roster_post").mapTo(Long.class).one() > 0) {
                return false;
            }
            long seq = changed(handle, now, who, why, "FILL", "roster", contents.plans().size() + " posts");
            contents.plans().forEach(plan -> PlanTables.write(handle, plan, contents.plans().indexOf(plan)));
            long given = seq;
            for (ShiftOverride override : contents.overrides()) {
                EntryTables.write(handle, override, given++);
            }
            for (ShiftSwap swap : contents.swaps()) {
                EntryTables.write(handle, swap, given++);
            }
            for (Leave leave : contents.leaves()) {
                EntryTables.write(handle, leave, given++);
            }
            reserve(handle, given, now, who);
            return true;
        });
    }

    /** Later edits come after the entries that were filled in. */
    private static void reserve(Handle handle, long given, long now, String who) {
        long seq = next(handle);
        if (given > seq) {
            handle.execute("INSERT INTO roster_change VALUES (?, ?, ?, ?, ?, ?, ?)", given, now, who, "", "FILLED", "roster", "");
        }
    }

    @Override
    public void write(RosterEdit edit, Roster after, RosterChange by) {
        database.inTransaction(handle -> {
            long seq = changed(handle, by.atMillis(), by.who(), by.why(), by.kind(), by.subject(), by.detail());
            switch (edit) {
                case RosterEdit.PlanPost plan -> PlanTables.write(handle, plan.post(), place(handle, plan.post().post()));
                case RosterEdit.PutOverride put -> EntryTables.write(handle, put.override(), seq);
                case RosterEdit.RemoveOverride remove -> EntryTables.deleteOverride(handle, remove.id());
                case RosterEdit.ProposeSwap propose -> EntryTables.write(handle, after.swap(propose.swap().id()), seq);
                case RosterEdit.ConfirmSwap confirm -> EntryTables.write(handle, after.swap(confirm.id()), seq);
                case RosterEdit.RemoveSwap remove -> EntryTables.deleteSwap(handle, remove.id());
                case RosterEdit.PutLeave put -> EntryTables.write(handle, put.leave(), seq);
                case RosterEdit.EndLeave end -> writeOrDelete(handle, end.id(), after.leave(end.id()), seq);
            }
            return null;
        });
    }

    private static void writeOrDelete(Handle handle, String id, Leave leave, long seq) {
        if (leave == null) {
            EntryTables.deleteLeave(handle, id);
        } else {
            EntryTables.write(handle, leave, seq);
        }
    }

    private static int place(Handle handle, String post) {
        return handle.createQuery("SELECT place FROM roster_post WHERE post = ?").bind(0, post).mapTo(Integer.class).findOne()
                .orElseGet(() -> handle.createQuery("SELECT COALESCE(MAX(place), -1) + 1 FROM roster_post").mapTo(Integer.class).one());
    }

    private static long next(Handle handle) {
        return handle.createQuery("SELECT COALESCE(MAX(seq), 0) + 1 FROM roster_change").mapTo(Long.class).one();
    }

    private static long changed(Handle handle, long at, String who, String why, String kind, String subject, String detail) {
        long seq = next(handle);
        handle.execute("INSERT INTO roster_change VALUES (?, ?, ?, ?, ?, ?, ?)", seq, at, who, why, kind, subject,
                detail.length() > DETAIL_MAX ? detail.substring(0, DETAIL_MAX) : detail);
        return seq;
    }

    @Override
    public String noteZoneRules(String version, long now) {
        return database.inTransaction(handle -> {
            String before = handle.createQuery("SELECT subject FROM roster_change WHERE kind = ? ORDER BY seq DESC LIMIT 1").bind(0, ZONE_RULES)
                    .mapTo(String.class).findOne().orElse(null);
            if (!version.equals(before)) {
                changed(handle, now, Actors.GATEWAY, before == null ? "" : "another version of the time zone rules", ZONE_RULES, version,
                        before == null ? "" : "before: " + before);
            }
            return version.equals(before) ? null : before;
        });
    }

    @Override
    public List<RosterChange> changes(long before, int most) {
        return database.read(handle -> handle.createQuery("SELECT * FROM roster_change WHERE seq < ? ORDER BY seq DESC LIMIT ?")
                .bind(0, before).bind(1, most).mapToMap().list().stream().map(TableRow::new).map(row -> new RosterChange(row.millis("seq"),
                row.millis("at_ms"), row.text("who"), row.text("why"), row.text("kind"), row.text("subject"), row.text("detail")))
                .toList());
    }

    @Override
    public void keepFeed(String person, String tokenHash, String who, long now) {
        database.inTransaction(handle -> {
            changed(handle, now, who, "", tokenHash == null ? "REVOKE_FEED" : "MAKE_FEED", person, "");
            handle.execute("DELETE FROM roster_feed WHERE person = ?", person);
            if (tokenHash != null) {
                handle.execute("INSERT INTO roster_feed VALUES (?, ?, ?)", person, tokenHash, now);
            }
            return null;
        });
    }

    @Override
    public String feedOf(String tokenHash) {
        return database.read(handle -> handle.createQuery("SELECT person FROM roster_feed WHERE token_hash = ?").bind(0, tokenHash)
                .mapTo(String.class).findOne().orElse(null));
    }

    @Override
    public long feedMadeAt(String person) {
        return database.read(handle -> handle.createQuery("SELECT made_ms FROM roster_feed WHERE person = ?").bind(0, person)
                .mapTo(Long.class).findOne().orElse(0L));
    }
}
