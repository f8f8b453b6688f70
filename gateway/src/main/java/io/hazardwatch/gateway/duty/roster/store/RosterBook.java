package io.hazardwatch.gateway.duty.roster.store;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.roster.CoverageProofPeriods;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.PlannedPosts;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Reachability;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.RosterCoverage;
import io.hazardwatch.gateway.duty.roster.RosterCoverageGap;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.hazardwatch.gateway.duty.roster.RosterEdits;
import io.hazardwatch.gateway.duty.roster.RosterOutcome;
import io.hazardwatch.gateway.duty.roster.RosterRefusal;
import io.hazardwatch.gateway.duty.roster.TimeSpan;
import io.hazardwatch.gateway.model.Actors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The roster in force. Reading answers from memory, any thread; edits take turns, are written first and hold from then on. While
 * the store is away edits throw what it throws and change nothing.
 */
public final class RosterBook {
    /** What is in force: the posts in their order and the snapshot to ask. */
    public record InForce(List<PlannedPost> posts, Roster roster) {
        public InForce {
            posts = List.copyOf(posts);
        }

        /** The post of that id, or null. */
        public PlannedPost post(String id) {
            return posts.stream().filter(post -> post.duty().id().equals(id)).findFirst().orElse(null);
        }
    }

    private final RosterStore store;
    private final Reachability people;
    private final PlannedPosts posts;
    private volatile InForce inForce = new InForce(List.of(), Roster.EMPTY);

    /** A roster that is empty until {@link #open}. */
    public RosterBook(Database database, Reachability people, PlannedPosts posts) {
        this(new RosterTables(database), people, posts);
    }

    /** As {@link #RosterBook(Database, Reachability, PlannedPosts)}, kept anywhere. */
    public RosterBook(RosterStore store, Reachability people, PlannedPosts posts) {
        this.store = store;
        this.people = people;
        this.posts = posts;
    }

    /** Reads what is stored, after filling an empty store from {@code file}, and notes the version of the time zone rules. */
    public synchronized void open(RosterContents file, Instant now) {
        if (!file.isEmpty()) {
            store.fill(file, now.toEpochMilli(), Actors.GATEWAY, "roster.yaml");
        }
        store.noteZoneRules(Roster.zoneRulesVersion(), now.toEpochMilli());
        reload();
    }

    /** Reads again what is stored, after the store was away or another process may have written. */
    public synchronized void reload() {
        hold(store.read());
    }

    /** Takes over what the book of posts says now, after it changed. */
    public synchronized void describeAgain() {
        List<PlannedPost> described = inForce.posts().stream().map(post -> posts.of(post.plan())).filter(Objects::nonNull).toList();
        if (!described.equals(inForce.posts())) {
            hold(contents());
        }
    }

    /** A plan whose post nobody knows is not in force; it stays in the store. */
    private void hold(RosterContents contents) {
        List<PlannedPost> described = contents.plans().stream().map(posts::of).filter(Objects::nonNull).toList();
        inForce = new InForce(described, new RosterContents(described.stream().map(PlannedPost::plan).toList(), contents.overrides(),
                contents.swaps(), contents.leaves()).roster());
    }

    /** Answers from a copy while nothing could be read from the store yet; edits are refused by the store meanwhile. */
    public synchronized void answerFrom(RosterContents copy) {
        hold(copy);
    }

    /** What is in force now; the same object as long as nothing changes. */
    public InForce inForce() {
        return inForce;
    }

    /** Whether somebody can be put on duty. */
    public Reachability people() {
        return people;
    }

    /**
     * The gaps that would open if a post needed other people.
     *
     * @param changed who could fill it then
     */
    public List<RosterCoverageGap> openedBy(String post, int peopleMin, Reachability changed, Instant now) {
        Roster before = inForce.roster();
        PostRoster plan = before.post(post);
        if (plan == null) {
            return List.of();
        }
        Roster after = Roster.of(List.of(plan.needing(peopleMin)), before.overrides(), before.swaps(), before.leaves());
        List<TimeSpan> windows = CoverageProofPeriods.of(plan.zone(), now);
        return RosterCoverage.opened(RosterCoverage.gaps(before, post, windows, people), RosterCoverage.gaps(after, post, windows, changed));
    }

    /** The gaps of every post ahead of {@code now}. */
    public List<RosterCoverageGap> gaps(Instant now) {
        return RosterCoverage.ahead(inForce.roster(), now, people);
    }

    /** Adds or replaces the plan of a post; the number of people is always that of the post, not of the plan. */
    public synchronized RosterOutcome plan(PostRoster plan, String who, String why, Instant now) {
        PlannedPost planned = posts.of(plan);
        return planned == null ? new RosterOutcome.Refused(RosterRefusal.UNKNOWN_POST, plan.post(), List.of())
                : edit(new RosterEdit.PlanPost(planned.plan()), planned, who, why, now);
    }

    /** The post of a plan as the book of posts describes it, with the number of people it needs; null when the book does not know it. */
    public PlannedPost described(PostRoster plan) {
        return posts.of(plan);
    }

    /** What an edit would lead to; nothing is changed or written, and no store is asked. Any thread. */
    public RosterOutcome proof(RosterEdit edit, Instant now) {
        return RosterEdits.apply(inForce.roster(), edit, now, people);
    }

    /** Applies an edit, or refuses it and changes nothing; blocks as long as the store does. */
    public synchronized RosterOutcome edit(RosterEdit edit, String who, String why, Instant now) {
        return edit instanceof RosterEdit.PlanPost plan ? plan(plan.post(), who, why, now) : edit(edit, null, who, why, now);
    }

    private RosterOutcome edit(RosterEdit edit, PlannedPost planned, String who, String why, Instant now) {
        InForce before = inForce;
        RosterOutcome outcome = RosterEdits.apply(before.roster(), edit, now, people);
        if (outcome instanceof RosterOutcome.Accepted accepted) {
            store.write(edit, accepted.roster(), new RosterChange(0, now.toEpochMilli(), who, why,
                    RosterEditText.kind(edit), RosterEditText.subject(edit), edit.toString()));
            inForce = new InForce(planned == null ? before.posts() : with(before.posts(), planned), accepted.roster());
        }
        return outcome;
    }

    private static List<PlannedPost> with(List<PlannedPost> posts, PlannedPost planned) {
        List<PlannedPost> changed = new ArrayList<>(posts);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).duty().id().equals(planned.duty().id())) {
                changed.set(i, planned);
                return changed;
            }
        }
        changed.add(planned);
        return changed;
    }

    /** The contents of the whole roster. */
    public RosterContents contents() {
        InForce now = inForce;
        return new RosterContents(now.posts().stream().map(PlannedPost::plan).toList(), List.copyOf(now.roster().overrides()),
                List.copyOf(now.roster().swaps()),
                List.copyOf(now.roster().leaves()));
    }

    /** The edits before {@code before}, the newest first; blocks as long as the store does. */
    public List<RosterChange> changes(long before, int most) {
        return store.changes(before, most);
    }

    /** Keeps the hash of a person's feed token, or revokes it when that is null; blocks as long as the store does. */
    public synchronized void keepFeed(String person, String tokenHash, String who, Instant now) {
        store.keepFeed(person, tokenHash, who, now.toEpochMilli());
    }

    /** When the person's feed was made, in ms since the epoch, or 0 for none; blocks as long as the store does. */
    public long feedMadeAt(String person) {
        return store.feedMadeAt(person);
    }

    /** Whose feed has that hash, or null; blocks as long as the store does. */
    public String feedOf(String tokenHash) {
        return store.feedOf(tokenHash);
    }
}
