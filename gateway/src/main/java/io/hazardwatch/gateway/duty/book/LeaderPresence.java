package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Whether the leader on shift has confirmed to be there, in key periods that ask for a leader on site: by logging in at a console, or by
 * answering the call that follows. Not confirmed, the levels above are called. Duty thread.
 */
final class LeaderPresence {
    private final Map<String, Long> settled = new HashMap<>();
    private final Map<String, Long> present = new HashMap<>();
    private final DutySettings settings;
    private final BiPredicate<DutyPost, Long> isAskedFor;
    private final DutyPeople people;
    private final DutyStore store;

    /** @param isAskedFor whether a leader on site is asked for in a shift of a post that begins then */
    LeaderPresence(DutySettings settings, BiPredicate<DutyPost, Long> isAskedFor, DutyPeople people, DutyStore store) {
        this.settings = settings;
        this.isAskedFor = isAskedFor;
        this.people = people;
        this.store = store;
    }

    /** Calls the leaders once a shift has run as long without a confirmation as a hand-over may wait. */
    void look(DutyPost post, DutyShift shift, DutyChanges changes) {
        long now = changes.nowMillis();
        if (shift == null || settled.getOrDefault(post.id(), Long.MIN_VALUE) == shift.fromMillis()
                || now - shift.fromMillis() < settings.of(post).handOver().leaderMillis()) {
            return;
        }
        if (isAskedFor.test(post, shift.fromMillis()) && !isWritten(DutyLogBook.seenId(post, shift, shift.leader()))
                && present.getOrDefault(post.id(), Long.MIN_VALUE) != shift.fromMillis() && !isWritten(missingId(post, shift))) {
            changes.entry(post, missingId(post, shift), DutyLogKind.SHIFT, now, DutyTexts.leaderMissing(shift, people), "", null);
            changes.then(news -> news.journal(DutyListener.Kind.DUTY_LOG, post, missingId(post, shift), "system",
                    "the leader on shift has not confirmed to be on site"));
            changes.then(news -> news.call(post, shift.leader(), DutyTexts.leaderMissing(post, shift, people)));
        }
        settled.put(post.id(), shift.fromMillis());
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
