package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.evaluate.site.ModeOutcome;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import java.util.concurrent.CompletionStage;

/** Reads and sets the modes of units. Any thread, never blocks. */
public interface UnitModes {
    /** The mode of a unit, or null if none is known yet. */
    UnitMode of(String enterprise, String site, String unit);

    /**
     * Hands a mode set by a person to the lane of the site.
     *
     * @return what became of it, completed once it is committed; fails at once if too many commands wait
     */
    CompletionStage<ModeOutcome> submit(UnitMode said);
}
