package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.registry.Registry;
import java.util.List;

/** Port to what permits need to know of the plant. From memory, the owner's thread; never blocks. */
public interface PermitSurroundings {
    /** The site files, without limits that are tighter for a while. */
    Registry configured();

    /** Whether a person is known and belongs to that enterprise, or to an authority. */
    boolean isPerson(String person, String enterprise);

    /** Whether hot work counts one grade higher at a site at a time. */
    boolean isHotWorkOneHigher(String enterprise, String site, long atMillis);

    /** Begins a look: what came and went since the last one counts as being there in this one. */
    void refresh();

    /** What is the matter at the place of a permit; {@code isMonitored} asks for lost detectors too. */
    List<PermitCause> causes(Permit permit, boolean isMonitored, long nowMillis);
}
