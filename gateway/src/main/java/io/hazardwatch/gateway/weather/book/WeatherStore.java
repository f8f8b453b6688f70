package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.WarningKey;
import java.util.List;
import java.util.Map;

/**
 * Port to the storage of warnings. Methods may block, and throw what the store throws while it is away; nothing is half done
 * then.
 */
public interface WeatherStore {
    /** A message as it was stored; reading it again gives the warning. */
    record StoredMessage(String source, WarningFormat format, String original, String areaCode, String signature, long receivedMillis) {}

    /** Everything that is kept. */
    record Contents(List<StoredMessage> messages, Map<WarningKey, List<SiteMatch>> matches, Map<WarningKey, List<ActionRecord>> actions,
                    Map<WarningKey, List<WarningNoticeRecord>> told) {}

    /** Reads everything. */
    Contents load();

    /** Writes rows, all or none, in order. */
    void save(List<WeatherChange> changes);
}
