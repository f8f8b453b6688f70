package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;

/**
 * Recipients of notices about a site: the duty officer, the leader on shift, the persons in charge. Called on the owner's
 * thread; never blocks.
 */
public interface WarningRecipients {
    /** By level, the lowest first; empty if nobody is known. */
    List<WarningRecipient> of(SiteName site, long nowMillis);
}
