package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;

/** Who was told what about a warning, and when, ms since the epoch. */
public record WarningNoticeRecord(WarningNotice.Kind kind, WarningRecipient to, List<SiteName> sites, long atMillis) {
    public WarningNoticeRecord {
        sites = List.copyOf(sites);
    }
}
