package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningArea;
import io.hazardwatch.gateway.weather.WarningState;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * One warning with everything that happened, for people; a copy.
 *
 * @param messages as they came, the earliest first
 * @param actions  of each site
 * @param notCompared sites that state nothing the area could be compared with, so that nobody knows; only with actions
 */
public record WarningView(String id, Warning warning, WarningState state, List<ReceivedWarning> messages, List<SiteMatch> matches,
                          Map<SiteName, List<ActionView>> actions, List<WarningNoticeRecord> told, List<WarningArea> forPerson,
                          List<SiteName> notCompared) {
    /** When somebody was first sent this message or one that still counts for it, by site; ms since the epoch. */
    public Map<SiteName, Long> toldMillis() {
        return first(WarningNoticeRecord::sentMillis);
    }

    /** What was sent before the site was called about belongs to an earlier message of a lower colour. */
    private Map<SiteName, Long> first(ToLongFunction<WarningNoticeRecord> time) {
        Map<SiteName, Long> called = new HashMap<>();
        matches.forEach(match -> called.put(match.site(), match.calledMillis() == 0 ? Long.MAX_VALUE : match.calledMillis()));
        Map<SiteName, Long> first = new HashMap<>();
        told.stream().filter(each -> time.applyAsLong(each) > 0).forEach(each -> each.sites().stream()
                .filter(site -> each.atMillis() >= called.getOrDefault(site, Long.MAX_VALUE))
                .forEach(site -> first.merge(site, time.applyAsLong(each), Math::min)));
        return first;
    }

    private long confirmedMillis(SiteName site) {
        List<ActionView> own = actions.getOrDefault(site, List.of());
        return own.stream().allMatch(action -> action.record().isConfirmed())
                ? own.stream().mapToLong(action -> action.record().confirmedMillis()).max().orElse(0) : 0;
    }

    /** How it went at each site; needs the actions. */
    public List<SiteTimes> times() {
        Map<SiteName, Long> sent = toldMillis();
        Map<SiteName, Long> reached = first(WarningNoticeRecord::reachedMillis);
        long received = messages.isEmpty() ? 0 : messages.getFirst().receivedMillis();
        return matches.stream().map(match -> new SiteTimes(id, warning.colour(), match.site(), warning.sentMillis(), received, match.matchedMillis(),
                sent.getOrDefault(match.site(), 0L), reached.getOrDefault(match.site(), 0L), match.answeredMillis(),
                        confirmedMillis(match.site()))).toList();
    }
}
