package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;

/** Record of a notice about a warning: recipient, contents, and time in ms since the epoch. */
public record WarningNoticeRecord(WarningNotice.Kind kind, WarningRecipient to, List<SiteName> sites, long atMillis) {
    public WarningNoticeRecord {
        sites = List.copyOf(sites);
    }
}
