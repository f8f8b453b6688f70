package io.hazardwatch.gateway.weather;

import java.util.List;
import java.util.Locale;

/**
 * One message of a warning, with everything the issuer says in every language. Times are ms since the epoch.
 *
 * @param sentText    the issue time as it was written
 * @param issuer      who issued it, for people
 * @param references  earlier messages that it updates or cancels
 * @param fingerprint hash of the original text
 */
public record Warning(WarningKey key, long sentMillis, String sentText, String issuer, WarningStatus status, WarningMessageType type,
                      WarningScope scope, List<WarningReference> references, EventType kind, WarningColour colour, WarningSeverity severity,
                      SignatureState signature, List<WarningInfo> infos, String fingerprint) {
    /** How long a warning holds that states no end, in ms. */
    public static final long USUAL_MILLIS = 24 * 3_600_000L;

    public Warning {
        references = List.copyOf(references);
        infos = List.copyOf(infos);
    }

    /** From when it holds. */
    public long effectiveMillis() {
        return infos.stream().mapToLong(WarningInfo::effectiveMillis).filter(at -> at != WarningInfo.UNSTATED).min().orElse(sentMillis);
    }

    /** When the event is expected. */
    public long onsetMillis() {
        return infos.stream().mapToLong(WarningInfo::onsetMillis).filter(at -> at != WarningInfo.UNSTATED).min().orElse(effectiveMillis());
    }

    /** Whether it states an end. */
    public boolean statesEnd() {
        return infos.stream().anyMatch(info -> info.expiresMillis() != WarningInfo.UNSTATED);
    }

    /** Until when it holds: the latest end stated, or the usual time after its issue. */
    public long expiresMillis() {
        return infos.stream().mapToLong(WarningInfo::expiresMillis).filter(at -> at != WarningInfo.UNSTATED).max()
                .orElse(Math.max(sentMillis, effectiveMillis()) + USUAL_MILLIS);
    }

    /** The areas of all languages, each once. */
    public List<WarningArea> areas() {
        return infos.stream().flatMap(info -> info.areas().stream()).distinct().toList();
    }

    /** What it says in a language, or in the first one if it does not use that; null if it says nothing. */
    public WarningInfo info(String language) {
        return infos.stream().filter(info -> info.language().toLowerCase(Locale.ROOT).startsWith(language)).findFirst()
                .orElse(infos.isEmpty() ? null : infos.getFirst());
    }

    /** Whether it may act: of an actual event, and an alert or an update of one. */
    public boolean isActual() {
        return status == WarningStatus.ACTUAL && (type == WarningMessageType.ALERT || type == WarningMessageType.UPDATE);
    }
}
