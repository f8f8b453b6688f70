package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import java.util.List;

/** Port to the state of the plant, as far as duty needs it. Any thread, from memory. */
public interface DutySite {
    /** Open matters of a post, in the order in which they should be read. */
    List<OpenMatter> openMatters(DutyPost post);

    /** Kinds of matters that nothing here keeps, so that nobody takes an empty list for a quiet plant. */
    default List<OpenMatter.Kind> notKept() {
        return List.of();
    }

    /** Whether a P1 of the post is unacknowledged. */
    boolean hasUnacknowledgedP1(DutyPost post);

    /** Present state of the post's sites, as a JSON document. */
    String snapshot(DutyPost post, long nowMillis);
}
