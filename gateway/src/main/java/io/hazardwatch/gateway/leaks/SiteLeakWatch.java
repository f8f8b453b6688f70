package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.GasDetector;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.StationPoint;
import io.hazardwatch.gateway.registry.WeatherMeasure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Joins the detections of one site to leaks and follows them until they are over. Deterministic. One thread. */
final class SiteLeakWatch {
    private final Site site;
    private final LeakSettings settings;
    private final Map<PointId, DetectorState> detectors = new LinkedHashMap<>();
    private final List<ProcessState> processes;
    private final PointId windSpeed;
    private final PointId windDirection;
    private final WindTrace wind;
    private final LeakJudgement judgement;
    private final List<OpenLeak> open = new ArrayList<>();
    private final TamperingWatch tampering;
    private final List<LeakChange> joined = new ArrayList<>();

    /** @param before the watch of the same site under former settings, whose past goes on; null if there is none */
    SiteLeakWatch(Site site, LeakSettings settings, SiteLeakWatch before) {
        this.site = site;
        this.settings = settings;
        Map<PointId, Point> points = new HashMap<>();
        site.devices().stream().map(Device::points).flatMap(List::stream).forEach(point -> points.put(point.id(), point));
        for (GasDetector detector : site.gas().detectors()) {
            detectors.put(detector.point(), new DetectorState(detector, points.get(detector.point()), site.timezone(),
                    before == null ? null : before.detectors.get(detector.point())));
        }
        processes = site.gas().sources().stream().map(ProcessState::new).toList();
        windSpeed = station(WeatherMeasure.WIND);
        windDirection = station(WeatherMeasure.DIRECTION);
        boolean isSameStation = before != null && Objects.equals(windSpeed, before.windSpeed) && Objects.equals(windDirection, before.windDirection);
        wind = isSameStation ? before.wind : new WindTrace(windSpeed != null && windDirection != null);
        judgement = new LeakJudgement(settings, wind, detectors.values(), processes);
        tampering = new TamperingWatch(site, settings, detectors, wind, before == null ? null : before.tampering);
    }

    private PointId station(WeatherMeasure measure) {
        return site.exposure().station().stream().filter(each -> each.measure() == measure).map(StationPoint::point).findFirst().orElse(null);
    }

    boolean isOf(Site other) {
        return site.equals(other);
    }

    /** Takes what the present configuration loosened without an approved change. */
    void loosened(Map<PointId, List<String>> found) {
        tampering.loosened(found);
    }

    /** Signs of tampering after {@link #look}. */
    List<TamperingFinding> tampering(Function<PointId, Reading> last, long nowMillis) {
        return tampering.look(open(), last, nowMillis);
    }

    /** Leaks that are not over, as they were given out last. */
    List<Leak> open() {
        return open.stream().filter(leak -> leak.shown != null).map(leak -> leak.shown).toList();
    }

    /** Takes over a leak that was not over, as after a restart or a change of the configuration. */
    void restore(Leak stored) {
        OpenLeak leak = new OpenLeak(stored.id(), stored.gas());
        for (LeakMember member : stored.members()) {
            DetectorState detector = detectors.get(member.point());
            if (detector != null) {
                leak.members.put(member.point(), new OpenMember(detector, member));
            }
        }
        leak.annSeq = stored.annSeq();
        leak.announcedPriority = stored.annSeq() > 0 ? stored.priority() : null;
        leak.lastMillis = stored.lastMillis();
        leak.shown = stored;
        if (!leak.members.isEmpty()) {
            open.add(leak);
        }
    }

    /** Takes an alarm of one of the detectors. */
    void onAlarm(GasAlarm alarm, long nowMillis) {
        DetectorState detector = detectors.get(alarm.point());
        if (detector == null) {
            return;
        }
        if (alarm.kind() == GasAlarm.Kind.INSTRUMENT) {
            if (alarm.isActive()) {
                detector.instrumentAlarms.add(alarm.id());
            } else {
                detector.instrumentAlarms.remove(alarm.id());
            }
            return;
        }
        OpenLeak leak = leakOf(alarm.point());
        if (leak != null) {
            leak.members.get(alarm.point()).take(alarm);
        } else if (alarm.isActive()) {
            detect(detector, alarm, nowMillis);
        }
        if (alarm.isActive()) {
            leakOf(alarm.point()).lastMillis = Math.max(leakOf(alarm.point()).lastMillis, Math.min(alarm.eventMillis(), nowMillis));
        }
    }

    private OpenLeak leakOf(PointId point) {
        return open.stream().filter(leak -> leak.members.containsKey(point)).findFirst().orElse(null);
    }

    private void detect(DetectorState detector, GasAlarm alarm, long nowMillis) {
        long at = Math.min(alarm.eventMillis(), nowMillis);
        List<OpenLeak> near = open.stream().filter(leak -> leak.gas.equals(detector.detector.gas()) && isTimely(leak, at)
                && leak.isWithinReach(detector, settings.reachMetres())).toList();
        OpenLeak leak = near.isEmpty() ? new OpenLeak(idOf(detector.detector.gas(), at), detector.detector.gas()) : near.getFirst();
        if (near.isEmpty()) {
            open.add(leak);
        }
        leak.members.put(alarm.point(), new OpenMember(detector, alarm, detector.baseline(at)));
        near.stream().skip(1).forEach(other -> join(leak, other, nowMillis));
    }

    private boolean isTimely(OpenLeak leak, long atMillis) {
        return leak.isActive() || Math.abs(atMillis - leak.lastMillis) <= settings.withinMillis();
    }

    private String idOf(String gas, long atMillis) {
        String base = site.enterprise() + '.' + site.site() + '.' + gas + '.' + atMillis / 1_000;
        String id = base;
        for (int i = 2; isTaken(id); i++) {
            id = base + '-' + i;
        }
        return id;
    }

    private boolean isTaken(String id) {
        return open.stream().anyMatch(leak -> leak.id.equals(id));
    }

    /** A detection between two leaks shows that they are one; the older goes on. */
    private void join(OpenLeak into, OpenLeak other, long nowMillis) {
        other.members.forEach(into.members::putIfAbsent);
        into.lastMillis = Math.max(into.lastMillis, other.lastMillis);
        into.annSeq = Math.max(into.annSeq, other.annSeq);
        open.remove(other);
        if (other.shown != null) {
            Leak was = other.shown;
            joined.add(new LeakChange(new Leak(was.id(), was.enterprise(), was.site(), was.gas(), LeakState.OVER, was.priority(), was.annSeq(),
                    was.members(), was.evidence(), was.sum(), was.wind(), was.sources(), was.begunMillis(), was.lastMillis(), nowMillis, into.id),
                    false, true));
        }
    }

    /** Looks at all newest readings; gives the leaks that changed. */
    List<LeakChange> look(Function<PointId, Reading> last, long nowMillis) {
        if (windSpeed != null && windDirection != null) {
            wind.look(last.apply(windSpeed), last.apply(windDirection), nowMillis);
        }
        processes.forEach(process -> process.look(last, nowMillis));
        detectors.forEach((point, detector) -> {
            detector.look(last.apply(point), nowMillis);
            if (detector.isDoubtfullyHigh(nowMillis) && leakOf(point) == null) {
                detect(detector, new GasAlarm(null, point, GasAlarm.Kind.DETECTION, Priority.P3, "H", false, true, true, detector.eventMillis()),
                        nowMillis);
            }
        });
        List<LeakChange> changes = new ArrayList<>(joined);
        joined.clear();
        List.copyOf(open).forEach(leak -> follow(leak, changes, nowMillis));
        return changes;
    }

    private void follow(OpenLeak leak, List<LeakChange> changes, long nowMillis) {
        leak.members.values().forEach(member -> member.look(nowMillis));
        if (leak.isActive()) {
            leak.lastMillis = nowMillis;
        } else {
            leak.wasQuiet |= leak.annSeq > 0;
        }
        boolean isOver = nowMillis - leak.lastMillis >= settings.quietMillis();
        boolean isAnnounced = !isOver && announce(leak, nowMillis);
        Leak before = leak.shown;
        Leak now = isOver ? over(leak, nowMillis) : judgement.judge(leak, site.enterprise(), site.site(), nowMillis);
        leak.shown = now;
        boolean isLasting = before == null || before.state() != now.state() || isAnnounced || before.members().size() != now.members().size();
        if (isLasting || !now.equals(before)) {
            changes.add(new LeakChange(now, isAnnounced, isLasting));
        }
        if (isOver) {
            open.remove(leak);
        }
    }

    private Leak over(OpenLeak leak, long nowMillis) {
        Leak was = leak.shown == null ? judgement.judge(leak, site.enterprise(), site.site(), nowMillis) : leak.shown;
        return new Leak(was.id(), was.enterprise(), was.site(), was.gas(), LeakState.OVER, was.priority(), was.annSeq(),
                leak.shownMembers(nowMillis), was.evidence(), was.sum(), was.wind(), was.sources(), was.begunMillis(), leak.lastMillis, nowMillis,
                        null);
    }

    /** One detection is told as its alarm; two or more as a leak, once, and again when it becomes graver or comes back. */
    private boolean announce(OpenLeak leak, long nowMillis) {
        List<LeakMember> sound = leak.shownMembers(nowMillis).stream().filter(member -> member.health().isSound()).toList();
        leak.twoSince = sound.size() < 2 ? 0 : leak.twoSince == 0 ? nowMillis : leak.twoSince;
        if (leak.twoSince == 0 || nowMillis - leak.twoSince < settings.settleMillis() && leak.annSeq == 0 || !leak.isActive()) {
            return false;
        }
        Priority priority = leak.members.values().stream().map(member -> member.shown(nowMillis).priority()).reduce(Priority.P4, Priority::highest);
        boolean isGraver = leak.announcedPriority == null || priority.isAbove(leak.announcedPriority);
        boolean isBack = leak.wasQuiet;
        if (leak.annSeq > 0 && !isGraver && !isBack) {
            return false;
        }
        leak.annSeq++;
        leak.announcedPriority = priority;
        leak.wasQuiet = false;
        return true;
    }
}
