package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.model.Actors;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether the leader on shift has confirmed to be there, while key periods ask for a leader on site: by logging in at a console, or by
 * answering the call that follows. Not confirmed, the levels above are called. A period that begins in the middle of a shift asks from
 * then on; with its end the calls end. Duty thread.
 */
final class LeaderPresence {
    /**
     * A shift of a post.
     *
     * @param askedSince from when on a leader on site has been asked for in it; {@link #NEVER} while none is
     * @param isSettled  whether it was decided whether somebody must be called
     * @param isCalled   whether somebody was
     * @param isAgain    whether calls of an earlier period in it have ended
     */
    private record Watch(long shiftFrom, long askedSince, boolean isSettled, boolean isCalled, boolean isAgain) {}

    private static final long NEVER = Long.MIN_VALUE;
    private final Map<String, Watch> watches = new HashMap<>();
    private final Map<String, Long> present = new HashMap<>();
    private final DutySettings settings;
    private final DutyPeople people;
    private final DutyStore store;

    LeaderPresence(DutySettings settings, DutyPeople people, DutyStore store) {
        this.settings = settings;
        this.people = people;
        this.store = store;
    }

    /**
     * Calls the leaders once one has been asked for, without a confirmation, for as long as a hand-over may wait.
     *
     * @param isAskedFor whether a leader on site is asked for at present
     */
    void look(DutyPost post, DutyShift shift, boolean isAskedFor, DutyChanges changes) {
        if (shift == null) {
            return;
        }
        Watch before = watches.get(post.id());
        boolean isNew = before == null || before.shiftFrom() != shift.fromMillis();
        if (!isAskedFor) {
            if (before != null && before.isCalled()) {
                changes.then(news -> news.over(post, DutyMessage.Kind.LEADER_MISSING));
            }
            watches.put(post.id(), new Watch(shift.fromMillis(), NEVER, false, false, !isNew && (before.isCalled() || before.isAgain())));
            return;
        }
        long now = changes.nowMillis();
        Watch watch = isNew ? new Watch(shift.fromMillis(), shift.fromMillis(), false, false, false)
                : before.askedSince() == NEVER ? new Watch(shift.fromMillis(), now, false, false, before.isAgain()) : before;
        watches.put(post.id(), watch);
        if (!watch.isSettled() && now - watch.askedSince() >= settings.of(post).handOver().leaderMillis()) {
            watches.put(post.id(), new Watch(watch.shiftFrom(), watch.askedSince(), true, settle(post, shift, watch, changes), watch.isAgain()));
        }
    }

    /** Whether somebody is called. */
    private boolean settle(DutyPost post, DutyShift shift, Watch watch, DutyChanges changes) {
        if (isWritten(DutyLogBook.seenId(post, shift, shift.leader())) || present.getOrDefault(post.id(), NEVER) == shift.fromMillis()) {
            return false;
        }
        String id = missingId(post, shift) + (watch.isAgain() ? "-" + watch.askedSince() : "");
        if (!isWritten(id)) {
            changes.entry(post, id, DutyLogKind.SHIFT, changes.nowMillis(), DutyTexts.leaderMissing(shift, people), "", null);
            changes.then(news -> news.journal(DutyListener.Kind.DUTY_LOG, post, id, Actors.GATEWAY,
                    "the leader on shift has not confirmed to be on site"));
            changes.then(news -> news.call(post, shift.leader(), DutyTexts.leaderMissing(post, shift, watch.askedSince(), people)));
        }
        return true;
    }

    /** A store that is away says no: one call too many is better than none. */
    private boolean isWritten(String entry) {
        try {
            return store.entry(entry) != null;
        } catch (RuntimeException away) {
            return false;
        }
    }

    private static String missingId(DutyPost post, DutyShift shift) {
        return post.id() + '-' + shift.fromMillis() + "-leader-missing";
    }

    /** Somebody has logged in: if it is the leader, the calls end. */
    void seen(DutyPost post, DutyShift shift, String person, DutyChanges changes) {
        if (shift != null && person.equals(shift.leader())) {
            present.put(post.id(), shift.fromMillis());
            changes.then(news -> news.over(post, DutyMessage.Kind.LEADER_MISSING));
        }
    }
}
