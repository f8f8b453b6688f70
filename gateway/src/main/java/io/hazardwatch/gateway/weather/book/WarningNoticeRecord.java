package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;

/**
 * A message about a warning to one person, and what became of it; times in ms since the epoch, 0 = not yet.
 *
 * @param atMillis      when it was handed to the channels
 * @param means         kind of the means that took it; empty until then
 * @param sentMillis    when a provider took it: from then on the person counts as told
 * @param reachedMillis when it arrived at the device or was opened
 * @param failure       why it was not sent or did not arrive; empty if nothing is known to have failed
 */
public record WarningNoticeRecord(WarningNotice.Kind kind, WarningRecipient to, List<SiteName> sites, long atMillis, String means, long sentMillis,
                         long reachedMillis, String failure) {
    public WarningNoticeRecord {
        sites = List.copyOf(sites);
    }

    static WarningNoticeRecord planned(WarningNotice.Kind kind, WarningRecipient to, List<SiteName> sites, long nowMillis) {
        return new WarningNoticeRecord(kind, to, sites, nowMillis, "", 0, 0, "");
    }

    /** Whether a provider took a message to that person. */
    public boolean isSent() {
        return sentMillis > 0;
    }

    /** The same after news of the message; a person who was told once stays told. */
    WarningNoticeRecord after(MessageResult result, String by, long nowMillis) {
        return switch (result) {
            case SENT -> isSent() ? this : new WarningNoticeRecord(kind, to, sites, atMillis, by, nowMillis, reachedMillis, "");
            case REACHED -> reachedMillis > 0 ? this : new WarningNoticeRecord(kind, to, sites, atMillis, by, isSent() ? sentMillis : nowMillis,
                    nowMillis, "");
            case FAILED -> reachedMillis > 0 ? this : new WarningNoticeRecord(kind, to, sites, atMillis, means, sentMillis, 0, by);
        };
    }

    boolean isSameAs(WarningNoticeRecord other) {
        return kind == other.kind && to.equals(other.to) && atMillis == other.atMillis;
    }
}
