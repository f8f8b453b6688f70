package io.hazardwatch.gateway.duty.reminder;

import io.hazardwatch.gateway.duty.roster.DutySpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A time during which a person is on without interruption at a post, half-open. */
record HeldShift(String person, Instant from, Instant to) {
    /** The shifts of everybody in {@code spans}, in order of their beginning; however others change, a person's time is one. */
    static List<HeldShift> of(List<DutySpan> spans) {
        List<HeldShift> shifts = new ArrayList<>();
        Map<String, Integer> running = new HashMap<>();
        for (DutySpan span : spans) {
            for (String person : span.persons()) {
                Integer last = running.get(person);
                if (last != null && shifts.get(last).to.equals(span.from())) {
                    shifts.set(last, new HeldShift(person, shifts.get(last).from, span.to()));
                } else {
                    running.put(person, shifts.size());
                    shifts.add(new HeldShift(person, span.from(), span.to()));
                }
            }
        }
        shifts.sort(Comparator.comparing(HeldShift::from).thenComparing(HeldShift::person));
        return shifts;
    }

    /** The part within a time; null when there is none. */
    HeldShift within(Instant begin, Instant end) {
        Instant cutFrom = from.isBefore(begin) ? begin : from;
        Instant cutTo = to.isAfter(end) ? end : to;
        return cutFrom.isBefore(cutTo) ? new HeldShift(person, cutFrom, cutTo) : null;
    }
}
