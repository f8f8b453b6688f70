package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.position.ConsoleBook;
import io.hazardwatch.gateway.api.position.PositionPorts;
import io.hazardwatch.gateway.api.position.UnwatchedSite;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.OnDuty;
import io.hazardwatch.gateway.duty.book.DutyMessage;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells the leaders of an enterprise when nobody signed in to an operating position has looked at one of its sites for
 * {@value #PATIENCE_MILLIS} ms: by a P2 system alarm, and by calls to the leaders of its posts. Tells again when another site or a more urgent
 * priority is left, so that a gap that stands for long hides no other. One thread.
 */
public final class PositionWatch {
    /** How long a site may be looked at by nobody, in ms: time for a change of shift and a reload. */
    static final long PATIENCE_MILLIS = 300_000;
    private static final long PERIOD_MILLIS = 10_000;
    private static final String PART = "positions";

    /** Alarms of one priority of a site that nobody looks at, though some position shows them. */
    private record Gap(String enterprise, String site, Priority priority) {
        boolean isCoveredBy(Gap other) {
            return enterprise.equals(other.enterprise) && site.equals(other.site) && !priority.isAbove(other.priority);
        }
    }

    private final PositionPorts positions;
    private final Supplier<Registry> registry;
    private final Supplier<List<Alarm>> open;
    private final OnDuty onDuty;
    private final DutyPhones phones;
    private final SystemAlarms alarms;
    private final Map<Gap, Long> since = new HashMap<>();
    /** What the leaders were told and still stands. */
    private final Set<Gap> told = new HashSet<>();
    /** When each enterprise was told last, ms since the epoch. */
    private final Map<String, Long> announced = new HashMap<>();
    /** Enterprises of which it was said that all is watched; said once after the start too, because a call may go on from before it. */
    private final Set<String> over = new HashSet<>();
    /** Ids of posts whose leaders are called; any thread. */
    private final Set<String> called = ConcurrentHashMap.newKeySet();

    /**
     * @param open the open alarms
     * @param phones the way to the leaders
     */
    public PositionWatch(PositionPorts positions, Supplier<Registry> registry, Supplier<List<Alarm>> open, OnDuty onDuty, DutyPhones phones,
                         SystemAlarms alarms) {
        this.positions = positions;
        this.registry = registry;
        this.open = open;
        this.onDuty = onDuty;
        this.phones = phones;
        this.alarms = alarms;
    }

    /**
     * Begins to look every {@value #PERIOD_MILLIS} ms, until {@code steps} end it.
     *
     * @return the positions as the API has them
     */
    public static PositionPorts start(List<OperatingPosition> positions, Supplier<Registry> registry, Supplier<List<Alarm>> open, OnDuty onDuty,
                                      DutyPhones phones, SystemAlarms alarms, Vertx vertx, Clock clock, ShutdownStack steps) {
        PositionPorts ports = new PositionPorts(positions, new ConsoleBook());
        PositionWatch watch = new PositionWatch(ports, registry, open, onDuty, phones, alarms);
        long timer = vertx.setPeriodic(PERIOD_MILLIS, unused -> watch.look(clock.millis()));
        steps.started("position watch", () -> vertx.cancelTimer(timer));
        return ports;
    }

    /** Compares who is signed in with what there is. */
    public void look(long nowMillis) {
        if (positions.positions().isEmpty()) {
            return;
        }
        List<UnwatchedSite> unwatched = UnwatchedSite.of(positions.positions(), positions.consoles().staffed(nowMillis), registry.get().sites(),
                open.get());
        Set<Gap> gaps = unwatched.stream().flatMap(each -> each.priorities().stream()
                .filter(priority -> isShown(each.site(), priority))
                .map(priority -> new Gap(each.site().enterprise(), each.site().site(), priority))).collect(Collectors.toSet());
        since.keySet().retainAll(gaps);
        gaps.forEach(gap -> since.putIfAbsent(gap, nowMillis));
        goOn(gaps, nowMillis);
        told.retainAll(gaps);
        endWhatIsOver(enterprises(gaps));
        Set<Gap> due = gaps.stream().filter(gap -> nowMillis - since.get(gap) >= PATIENCE_MILLIS).collect(Collectors.toSet());
        Set<String> worse = enterprises(due.stream().filter(gap -> told.stream().noneMatch(gap::isCoveredBy)).collect(Collectors.toSet()));
        due.stream().filter(gap -> worse.contains(gap.enterprise())).forEach(told::add);
        worse.forEach(enterprise -> tell(enterprise, nowMillis));
        announced.keySet().forEach(enterprise -> call(enterprise, unwatched));
    }

    /** What every position that covers a site leaves out was decided so; a site that no position covers is missed. */
    private boolean isShown(Site site, Priority priority) {
        List<OperatingPosition> covering = positions.positions().stream().filter(each -> each.covers(site.enterprise(), site.site())).toList();
        return covering.isEmpty() || covering.stream().anyMatch(each -> each.profile().priorities().contains(priority));
    }

    private static Set<String> enterprises(Set<Gap> gaps) {
        return gaps.stream().map(Gap::enterprise).collect(Collectors.toSet());
    }

    /** An alarm from before the start goes on, and so do its calls, which are stored: nobody is told a second time. */
    private void goOn(Set<Gap> gaps, long nowMillis) {
        for (String enterprise : enterprises(gaps)) {
            if (!announced.containsKey(enterprise) && alarms.isStanding(PART, enterprise)) {
                raise(enterprise);
                announced.put(enterprise, nowMillis);
                gaps.stream().filter(gap -> gap.enterprise().equals(enterprise)).forEach(told::add);
                posts(enterprise).forEach(post -> called.add(post.id()));
            }
        }
    }

    private void endWhatIsOver(Set<String> unwatched) {
        Set<String> known = registry.get().sites().stream().map(Site::enterprise).collect(Collectors.toSet());
        known.addAll(announced.keySet());
        Set<String> standing = enterprises(told);
        for (String enterprise : known) {
            boolean isOver = !unwatched.contains(enterprise) || announced.containsKey(enterprise) && !standing.contains(enterprise);
            if (isOver && over.add(enterprise)) {
                announced.remove(enterprise);
                alarms.clear(PART, enterprise);
                posts(enterprise).forEach(post -> {
                    called.remove(post.id());
                    phones.over(post, DutyMessage.Kind.NOBODY_LOOKS);
                });
            }
        }
    }

    /** Clears an alarm that stands already, because only a new one is announced. */
    private void tell(String enterprise, long nowMillis) {
        over.remove(enterprise);
        if (announced.put(enterprise, nowMillis) != null) {
            alarms.clear(PART, enterprise);
        }
        raise(enterprise);
        posts(enterprise).forEach(post -> called.remove(post.id()));
    }

    private void raise(String enterprise) {
        alarms.raise(PART, enterprise, new Text("无人值守监视：" + enterprise, "Nobody looks at " + enterprise), Priority.P2);
    }

    /** Calls the leaders of posts whose call was not handed over yet. */
    private void call(String enterprise, List<UnwatchedSite> unwatched) {
        Set<String> sites = told.stream().filter(gap -> gap.enterprise().equals(enterprise)).map(Gap::site).collect(Collectors.toSet());
        int unacked = unwatched.stream().filter(each -> each.site().enterprise().equals(enterprise) && sites.contains(each.site().site()))
                .mapToInt(UnwatchedSite::unacked).sum();
        Text what = new Text("无人值守监视：" + sites.size() + " 个场站，未确认报警 " + unacked + " 条，请安排人员登录值守岗位",
                "Nobody looks at " + sites.size() + " sites with " + unacked + " unacknowledged alarms: have somebody sign in");
        long atMillis = announced.get(enterprise);
        posts(enterprise).stream().filter(post -> called.add(post.id())).forEach(post -> phones.call(post,
                new DutyMessage(DutyMessage.Kind.NOBODY_LOOKS, post.id() + "-nobody-looks-" + atMillis, what, null, atMillis))
                .whenComplete((taken, failure) -> {
                    if (failure != null || !taken) {
                        called.remove(post.id());
                    }
                }));
    }

    private List<DutyPost> posts(String enterprise) {
        return onDuty.posts().stream().filter(post -> enterprise.equals(post.enterprise())).toList();
    }
}
