package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import java.util.List;

/** Port to the state of the plant, as far as duty needs it. Any thread, from memory. */
public interface DutySite {
    /** What stands open for a post, in the order it is to be read. */
    List<OpenMatter> openMatters(DutyPost post);

    /** Whether a P1 of the post is unacknowledged. */
    boolean hasUnacknowledgedP1(DutyPost post);

    /** How the post's sites stand, as a JSON document. */
    String snapshot(DutyPost post, long nowMillis);
}
