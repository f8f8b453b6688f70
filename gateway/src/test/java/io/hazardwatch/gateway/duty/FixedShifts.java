package io.hazardwatch.gateway.duty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Shifts as a test puts them. */
public final class FixedShifts implements OnDuty {
    public final List<DutyPost> posts = new ArrayList<>();
    public final List<DutyShift> shifts = new ArrayList<>();

    /** Adds a shift. */
    public FixedShifts with(DutyShift shift) {
        shifts.add(shift);
        return this;
    }

    /** Adds a post. */
    public FixedShifts with(DutyPost post) {
        posts.add(post);
        return this;
    }

    @Override
    public List<DutyPost> posts() {
        return posts;
    }

    @Override
    public List<DutyShift> shifts(String post, long fromMillis, long toMillis) {
        return shifts.stream().filter(each -> each.post().equals(post) && each.fromMillis() < toMillis && each.toMillis() > fromMillis)
                .sorted(Comparator.comparing(DutyShift::fromMillis)).toList();
    }
}
