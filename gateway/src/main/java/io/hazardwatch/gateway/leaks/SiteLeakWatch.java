package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.leaks.checks.CheckedDates;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** Joins the detections of one site to leaks and follows them until they are over. Deterministic. One thread. */
final class SiteLeakWatch {
    /** A leak is back when no sound detector was in alarm for so long; a detector that swings around its limit is no news. */
    static final long BACK_MILLIS = 60_000;

    private final Site site;
    private final LeakSettings settings;
    private final Predicate<String> isUsed;
    private final Map<PointId, DetectorState> detectors = new LinkedHashMap<>();
    private final List<ProcessState> processes;
    private final PointId windSpeed;
    private final PointId windDirection;
    private final WindTrace wind;
    private final LeakJudgement judgement;
    private final List<OpenLeak> open = new ArrayList<>();
    private final TamperingWatch tampering;
    private final List<LeakChange> joined = new ArrayList<>();

    /**
     * @param checks when instruments were checked
     * @param works  the special work that goes on
     * @param isUsed whether a leak that is over has that id
     * @param before the watch of the same site under former settings, whose past goes on; null if there is none
     */
    SiteLeakWatch(Site site, LeakSettings settings, CheckedDates checks, SiteWork works, Predicate<String> isUsed, SiteLeakWatch before) {
        this.site = site;
        this.settings = settings;
        this.isUsed = isUsed;
        Map<PointId, Point> points = new HashMap<>();
        site.devices().stream().map(Device::points).flatMap(List::stream).forEach(point -> points.put(point.id(), point));
        for (GasDetector detector : site.gas().detectors()) {
            detectors.put(detector.point(), new DetectorState(detector, points.get(detector.point()), site.timezone(), checks,
                    before == null ? null : before.detectors.get(detector.point())));
        }
        processes = site.gas().sources().stream()
                .map(source -> new ProcessState(source, id -> points.containsKey(id) ? points.get(id).unit() : "",
                        before == null ? null : before.process(source.id()))).toList();
        windSpeed = station(WeatherMeasure.WIND);
        windDirection = station(WeatherMeasure.DIRECTION);
        boolean isSameStation = before != null && Objects.equals(windSpeed, before.windSpeed) && Objects.equals(windDirection, before.windDirection);
        wind = isSameStation ? before.wind : new WindTrace(windSpeed != null && windDirection != null);
        judgement = new LeakJudgement(settings, wind, detectors.values(), processes, works, site.plant().guarded().cameras());
        tampering = new TamperingWatch(site, settings, detectors, wind, before == null ? null : before.tampering);
    }

    private ProcessState process(String source) {
        return processes.stream().filter(each -> each.source().id().equals(source)).findFirst().orElse(null);
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

    /**
     * Takes over a leak that was not over, as after a restart or a change of the configuration. Leaks that were found meanwhile from the same
     * detectors become part of it.
     *
     * @return false if none of its detectors is there any more
     */
    boolean restore(Leak stored, long nowMillis) {
        OpenLeak leak = restored(stored);
        if (leak.members.isEmpty()) {
            return false;
        }
        List<OpenLeak> same = open.stream().filter(each -> each.id.equals(stored.id())
                || each.gas.equals(leak.gas) && each.members.keySet().stream().anyMatch(leak.members::containsKey)).toList();
        open.addFirst(leak);
        same.forEach(each -> join(leak, each, nowMillis));
        return true;
    }

    private OpenLeak restored(Leak stored) {
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
        leak.soundMillis = stored.lastMillis();
        leak.shown = stored;
        leak.windVerdict = WindVerdict.of(stored, leak.windMillis());
        return leak;
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
            leak.isRaised |= leak.members.get(alarm.point()).take(alarm);
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
                && leak.isWithinReach(detector, settings.reachMetres())).sorted(Comparator.comparingLong(OpenLeak::begunMillis)).toList();
        OpenLeak leak = near.isEmpty() ? new OpenLeak(idOf(detector.detector.gas(), at), detector.detector.gas()) : near.getFirst();
        if (near.isEmpty()) {
            open.add(leak);
        }
        leak.members.put(alarm.point(), new OpenMember(detector, alarm, detector.baseline(at)));
        leak.isRaised |= alarm.id() != null;
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
        return isUsed.test(id) || open.stream().anyMatch(leak -> leak.id.equals(id));
    }

    /** A detection between two leaks shows that they are one; the older goes on. If people were called about the other, they hear of it again. */
    private void join(OpenLeak into, OpenLeak other, long nowMillis) {
        other.members.forEach((point, member) -> {
            OpenMember stored = into.members.put(point, member);
            if (stored != null) {
                member.begunBy(stored);
            }
        });
        into.lastMillis = Math.max(into.lastMillis, other.lastMillis);
        into.soundMillis = Math.max(into.soundMillis, other.soundMillis);
        into.isRaised |= other.isRaised;
        boolean isOther = !into.id.equals(other.id);
        if (other.annSeq > 0 && isOther) {
            into.announcedPriority = null;
        }
        into.annSeq = Math.max(into.annSeq, other.annSeq);
        open.remove(other);
        if (other.shown != null && isOther) {
            joined.add(new LeakChange(other.shown.ended(nowMillis, into.id), false, true));
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
                detect(detector, new GasAlarm(null, point, GasAlarm.Kind.DETECTION, Priority.P3, "H", false, true, true, false, 0,
                        detector.eventMillis()),
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
        if (leak.hasAlarm() || leak.annSeq == 0 && leak.isActive()) {
            leak.lastMillis = nowMillis;
        }
        if (leak.isSoundlyActive(nowMillis)) {
            leak.soundMillis = nowMillis;
        } else if (leak.annSeq > 0 && !leak.wasQuiet && nowMillis - leak.soundMillis >= BACK_MILLIS) {
            leak.wasQuiet = true;
            leak.isRaised = false;
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
        return was.with(leak.shownMembers(nowMillis), leak.lastMillis).ended(nowMillis, null);
    }

    /**
     * One detection is told as its alarm; two or more that can be trusted and may call people as a leak, once. It is told again when it becomes
     * graver, whatever its detectors are worth by then, or comes back.
     */
    private boolean announce(OpenLeak leak, long nowMillis) {
        boolean isAgain = leak.annSeq > 0;
        long sound = leak.members.values().stream().filter(member -> member.isAudible() && member.isSound(nowMillis)).count();
        leak.twoSince = sound < 2 ? 0 : leak.twoSince == 0 ? nowMillis : leak.twoSince;
        boolean isSettled = leak.twoSince > 0 && nowMillis - leak.twoSince >= settings.settleMillis();
        if (!leak.isActive() || !isAgain && !isSettled) {
            return false;
        }
        Priority priority = leak.audiblePriority();
        boolean isGraver = leak.announcedPriority == null || priority.isAbove(leak.announcedPriority);
        boolean isBack = leak.wasQuiet && leak.isRaised && leak.isSoundlyActive(nowMillis);
        if (isAgain && !isGraver && !isBack) {
            return false;
        }
        leak.annSeq++;
        leak.announcedPriority = priority;
        leak.soundMillis = nowMillis;
        leak.wasQuiet = false;
        return true;
    }
}
