package io.hazardwatch.gateway.duty;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells who is on duty at which time according to the roster in force. Any thread, from memory. */
public interface OnDuty {
    /** The posts somebody is on duty for, in a stable order. */
    List<DutyPost> posts();

    /** The shifts of a post that touch {@code [fromMillis, toMillis)}, earliest first; none for a post nobody knows. */
    List<DutyShift> shifts(String post, long fromMillis, long toMillis);

    /** The shift of a post at that moment, or null when there is none. */
    default DutyShift shift(String post, long atMillis) {
        List<DutyShift> found = shifts(post, atMillis, atMillis + 1);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Everybody on duty at a post at any moment of {@code [fromMillis, toMillis]}, the earlier first. */
    default Set<String> officers(String post, long fromMillis, long toMillis) {
        Set<String> all = new LinkedHashSet<>();
        shifts(post, fromMillis, toMillis + 1).forEach(shift -> all.addAll(shift.officers()));
        return all;
    }

    /** The post of that id, or null. */
    default DutyPost post(String id) {
        return posts().stream().filter(post -> post.id().equals(id)).findFirst().orElse(null);
    }
}
