package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.registry.Registry;
import java.util.Collection;
import java.util.List;

/**
 * Applies a registry to all parts of a lane: at the start together with the alarms of the journal, later at each reload. Lane
 * thread.
 */
final class LaneConfiguration {
    private final PointMonitor points;
    private final SiteMonitor sites;
    private final RestoredAlarms restored;
    private final AlarmBook book;
    private final LaneJournal journal;
    private final LastReadings lastReadings;
    private final ArrivalTimes arrivals;

    LaneConfiguration(PointMonitor points, SiteMonitor sites, RestoredAlarms restored, AlarmBook book, LaneJournal journal,
                      LastReadings lastReadings, ArrivalTimes arrivals) {
        this.points = points;
        this.sites = sites;
        this.restored = restored;
        this.book = book;
        this.journal = journal;
        this.lastReadings = lastReadings;
        this.arrivals = arrivals;
    }

    /**
     * Starts monitoring.
     *
     * @param recovered the alarms of the journal; those of other lanes are ignored
     */
    void start(Registry registry, Collection<Alarm> recovered, long nowMillis) {
        apply(registry, nowMillis);
        List<Alarm> mine = recovered.stream().filter(alarm -> points.owns(alarm.point())).toList();
        book.restore(mine);
        mine.stream().filter(Alarm::processActive).forEach(alarm -> restored.restore(alarm, registry, nowMillis));
        points.resumed();
        mine.stream().filter(Alarm::isSuppressed).forEach(sites::restoreSuppressions);
    }

    /**
     * Applies another registry and journals what the site files change; alarms keep their state. Limits that are tighter for a while are told
     * by who tightened them, so their end is no loosened limit.
     */
    void change(Registry registry, long nowMillis) {
        journal.append(SiteChanges.between(points.registry().configured(), registry.configured(), points::owns, nowMillis));
        apply(registry, nowMillis);
        restored.onRegistry(registry, book::alarm, nowMillis);
        points.resumed();
    }

    private void apply(Registry registry, long nowMillis) {
        lastReadings.reserve(registry.indexBound());
        arrivals.reserve(registry.indexBound());
        points.configure(registry, nowMillis);
        sites.configure(registry, nowMillis);
    }

    /** Clears alarms whose points are gone, after a person confirmed it. */
    void withdrawHeld(long nowMillis) {
        restored.withdrawAll(book::alarm, nowMillis);
    }
}
