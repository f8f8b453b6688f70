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
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells the leaders of an enterprise when nobody signed in to an operating position has looked at one of its sites for
 * {@value #PATIENCE_MILLIS} ms: by a P2 system alarm, and by calls to the leaders of its posts. One thread.
 */
public final class PositionWatch {
    /** How long a site may be looked at by nobody, in ms: time for a change of shift and a reload. */
    static final long PATIENCE_MILLIS = 300_000;
    private static final long PERIOD_MILLIS = 10_000;
    private static final String PART = "positions";

    private final PositionPorts positions;
    private final Supplier<Registry> registry;
    private final Supplier<List<Alarm>> open;
    private final OnDuty onDuty;
    private final DutyPhones phones;
    private final SystemAlarms alarms;
    /** Enterprises with a site that nobody looks at, with the time since when. */
    private final Map<String, Long> since = new HashMap<>();
    private final Set<String> told = new HashSet<>();

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
        Map<String, List<UnwatchedSite>> unwatched = UnwatchedSite.of(positions.positions(), positions.consoles().staffed(nowMillis),
                registry.get().sites(), open.get()).stream().collect(Collectors.groupingBy(each -> each.site().enterprise()));
        since.keySet().retainAll(unwatched.keySet());
        unwatched.keySet().forEach(enterprise -> since.putIfAbsent(enterprise, nowMillis));
        unwatched.forEach((enterprise, sites) -> {
            if (nowMillis - since.get(enterprise) >= PATIENCE_MILLIS && told.add(enterprise)) {
                tell(enterprise, sites, nowMillis);
            }
        });
        told.removeIf(enterprise -> {
            boolean isOver = !unwatched.containsKey(enterprise);
            if (isOver) {
                end(enterprise);
            }
            return isOver;
        });
    }

    private void tell(String enterprise, List<UnwatchedSite> sites, long nowMillis) {
        alarms.raise(PART, enterprise, new Text("无人值守监视：" + enterprise, "Nobody looks at " + enterprise), Priority.P2);
        Text what = new Text("无人值守监视：" + sites.size() + " 个场站，未确认报警 " + unacked(sites) + " 条，请安排人员登录值守岗位",
                "Nobody looks at " + sites.size() + " sites with " + unacked(sites) + " unacknowledged alarms: have somebody sign in");
        posts(enterprise).forEach(post -> phones.call(post,
                new DutyMessage(DutyMessage.Kind.NOBODY_LOOKS, post.id() + "-nobody-looks-" + nowMillis, what, null, nowMillis)));
    }

    private void end(String enterprise) {
        alarms.clear(PART, enterprise);
        posts(enterprise).forEach(post -> phones.over(post, DutyMessage.Kind.NOBODY_LOOKS));
    }

    private List<DutyPost> posts(String enterprise) {
        return onDuty.posts().stream().filter(post -> enterprise.equals(post.enterprise())).toList();
    }

    private static int unacked(List<UnwatchedSite> sites) {
        return sites.stream().mapToInt(UnwatchedSite::unacked).sum();
    }
}
