package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.RuleContext;
import io.hazardwatch.gateway.alarms.Suppressor;
import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.site.ConnectionEvent;
import io.hazardwatch.gateway.evaluate.site.LastArrival;
import io.hazardwatch.gateway.evaluate.site.ModeOutcome;
import io.hazardwatch.gateway.evaluate.site.PointInput;
import io.hazardwatch.gateway.evaluate.site.RestoredSiteAlarm;
import io.hazardwatch.gateway.evaluate.site.SiteOutputs;
import io.hazardwatch.gateway.evaluate.site.SiteState;
import io.hazardwatch.gateway.evaluate.site.SuppressionRequest;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.time.Deadlines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** The sites that a lane monitors: their rules over several points, and their deadlines. Lane thread. */
final class SiteMonitor {
    private record Name(String enterprise, String site) {
        static Name of(PointId point) {
            return new Name(point.enterprise(), point.site());
        }

        static Name of(Site site) {
            return new Name(site.enterprise(), site.site());
        }
    }

    private final SiteOutputs out;
    private final LastArrival hearing;
    private final int number;
    private final int laneCount;
    private final Deadlines deadlines = new Deadlines();
    private final IntConsumer onDeadline = this::onDeadline;
    private final Map<Name, Integer> numbers = new HashMap<>();
    private final List<SiteState> states = new ArrayList<>();
    /** By point index: what the rules of its site know of it, or null; and which site that is. */
    private PointInput[] inputs = {};
    private int[] sites = {};
    private long[] due = {};
    private long nowMillis;

    SiteMonitor(SiteOutputs out, LastArrival hearing, int number, int laneCount) {
        this.out = out;
        this.hearing = hearing;
        this.number = number;
        this.laneCount = laneCount;
    }

    /** Applies {@code registry}; the alarms of a removed site end. */
    void configure(Registry registry, long now) {
        nowMillis = now;
        inputs = new PointInput[registry.indexBound()];
        sites = new int[registry.indexBound()];
        Map<Name, Integer> gone = new HashMap<>(numbers);
        for (Site site : registry.sites()) {
            if (Device.laneOf(site.enterprise(), site.site()) % laneCount == number) {
                gone.remove(Name.of(site));
                configure(site, registry);
            }
        }
        gone.forEach((name, which) -> end(name, which, registry));
    }

    private void configure(Site site, Registry registry) {
        Integer known = numbers.get(Name.of(site));
        int which = known == null ? add(Name.of(site)) : known;
        SiteState state = states.get(which);
        state.configure(site, registry, nowMillis);
        for (Device device : site.devices()) {
            for (Point point : device.points()) {
                inputs[point.index()] = state.input(point.id());
                sites[point.index()] = which;
            }
        }
        schedule(which);
    }

    private int add(Name name) {
        numbers.put(name, states.size());
        states.add(new SiteState(out, hearing));
        due = Arrays.copyOf(due, states.size());
        return states.size() - 1;
    }

    private void end(Name name, int which, Registry registry) {
        Site empty = Site.empty(name.enterprise(), name.site());
        states.get(which).configure(empty, registry, nowMillis);
    }

    void onReading(int point, long eventMillis, long arrivalMillis, double value, byte quality, boolean isNewest) {
        PointInput input = inputs[point];
        if (input != null) {
            int which = sites[point];
            states.get(which).onReading(input, eventMillis, arrivalMillis, value, quality, isNewest);
            scheduleSooner(which);
        }
    }

    void beforeFinding(Finding finding) {
        Integer which = numbers.get(Name.of(finding.point().id()));
        if (which != null) {
            states.get(which).beforeFinding(finding);
            scheduleSooner(which);
        }
    }

    void onFinding(Finding finding) {
        Integer which = numbers.get(Name.of(finding.point().id()));
        if (which != null) {
            states.get(which).onFinding(finding);
            scheduleSooner(which);
        }
    }

    void onTick(long now) {
        nowMillis = now;
        deadlines.poll(now, onDeadline);
    }

    private void onDeadline(int which) {
        due[which] = SiteState.NO_DEADLINE;
        states.get(which).onTick(nowMillis);
        schedule(which);
    }

    private void scheduleSooner(int which) {
        if (states.get(which).nextDeadlineMillis() < due[which]) {
            schedule(which);
        }
    }

    private void schedule(int which) {
        long next = states.get(which).nextDeadlineMillis();
        due[which] = next;
        if (next != SiteState.NO_DEADLINE) {
            deadlines.schedule(which, next);
        }
    }

    /** Restores what design rules suppressed before the restart. */
    void restoreSuppressions(Alarm alarm) {
        Integer which = numbers.get(Name.of(alarm.point()));
        for (Suppressor suppressor : alarm.suppression().suppressors()) {
            if (which == null) {
                out.requestSuppression(SuppressionRequest.over(alarm.point(), alarm.rule(), suppressor.rule(), "the site is gone"));
            } else {
                states.get(which).restoreSuppression(alarm.point(), alarm.rule(), suppressor.rule(), nowMillis);
                schedule(which);
            }
        }
    }

    /** Restores a person's statement about a unit; false when the site is not of this lane. */
    boolean restore(UnitMode stated) {
        Integer which = numbers.get(new Name(stated.enterprise(), stated.site()));
        if (which != null) {
            states.get(which).restore(stated, nowMillis);
            schedule(which);
        }
        return which != null;
    }

    /** Takes that a device's connection broke or is open again. */
    void connectionChanged(ConnectionEvent change, long now) {
        Integer which = numbers.get(new Name(change.device().enterprise(), change.device().site()));
        if (which != null) {
            states.get(which).onConnection(change, now);
            scheduleSooner(which);
        }
    }

    /** Applies a person's statement about the mode of a unit. */
    ModeOutcome applyStatement(UnitMode stated, long now) {
        Integer which = numbers.get(new Name(stated.enterprise(), stated.site()));
        ModeOutcome outcome = which == null ? ModeOutcome.UNKNOWN : states.get(which).setMode(stated, now);
        if (outcome == ModeOutcome.TAKEN) {
            scheduleSooner(which);
        }
        return outcome;
    }

    /** Restores an alarm of a site that was active before the restart; false when its rule is gone. */
    boolean restore(Alarm alarm) {
        Integer which = numbers.get(Name.of(alarm.point()));
        return which != null && states.get(which).restore(new RestoredSiteAlarm(alarm.point(), alarm.rule(), alarm.kind(),
                alarm.level(), alarm.levelPriority(), alarm.raisedAt()), nowMillis);
    }

    /** Present state of the rule of a site's own alarm. */
    RuleContext context(PointId point, String rule) {
        Integer which = numbers.get(Name.of(point));
        ConfiguredRule configured = which == null ? null : states.get(which).configured(point, rule);
        return configured == null ? RuleContext.NONE : new RuleContext(configured, states.get(which).standing(point, rule));
    }
}
