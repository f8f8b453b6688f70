package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.registry.TightenedLimit;
import java.util.List;

/**
 * A permit as people see it; immutable.
 *
 * @param counted     the grade that counts now
 * @param limits      that it tightens
 * @param notices     of what its people were told
 * @param meeting     ids of other open permits whose places meet
 * @param isSuggested whether it should be suspended
 */
public record PermitView(Permit permit, PermitState state, PermitGrade counted, List<TightenedLimit> limits, List<PermitNotice> notices,
                         List<String> meeting, boolean isSuggested) {
    public PermitView {
        limits = List.copyOf(limits);
        notices = List.copyOf(notices);
        meeting = List.copyOf(meeting);
    }
}
