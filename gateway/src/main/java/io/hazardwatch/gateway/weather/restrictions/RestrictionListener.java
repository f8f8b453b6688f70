package io.hazardwatch.gateway.weather.restrictions;

import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;

/** Hears which restrictions and tighter rules began and ended at a site, in words for the journal. Never blocks. */
@FunctionalInterface
public interface RestrictionListener {
    /** At least one of the lists has an entry. */
    void changed(SiteName site, List<String> begun, List<String> ended);
}
