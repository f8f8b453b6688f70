package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.evaluate.site.UnitMode;
import java.util.concurrent.CompletionStage;

/** The modes of units: what they are, and the way to say what they are. Any thread, never blocks. */
public interface UnitModes {
    /** The mode of a unit, or null when nothing was ever known. */
    UnitMode of(String enterprise, String site, String unit);

    /**
     * Hands what a person says to the lane of the site.
     *
     * @return whether the site has such a unit and mode, once it is committed; fails at once when too much waits
     */
    CompletionStage<Boolean> say(UnitMode said);
}
