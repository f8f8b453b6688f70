package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningArea;
import io.hazardwatch.gateway.weather.WarningState;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;
import java.util.Map;

/**
 * One warning with everything that happened, for people; a copy.
 *
 * @param messages as they came, the earliest first
 * @param actions  of each site
 */
public record WarningView(String id, Warning warning, WarningState state, List<ReceivedWarning> messages, List<SiteMatch> matches,
                          Map<SiteName, List<ActionView>> actions, List<WarningNoticeRecord> told, List<WarningArea> forPerson) {
    /** When somebody was first sent the warning for that site, ms since the epoch; 0 = nobody yet. */
    public long toldMillis(SiteName site) {
        return told.stream().filter(each -> each.isSent() && each.sites().contains(site)).mapToLong(WarningNoticeRecord::sentMillis).min().orElse(0);
    }
}
