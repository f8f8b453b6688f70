package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.Findings;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.evaluate.Signal;
import io.hazardwatch.gateway.evaluate.Standing;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All rules over several points of one site, and what they remember. Lane thread. */
public final class SiteState {
    /** Nothing is due. */
    public static final long NO_DEADLINE = Long.MAX_VALUE;

    private final Findings findings;
    private final Occasion occasion = new Occasion();
    private final ActiveAlarms alarms = new ActiveAlarms();
    private final Map<PointId, Input> inputs = new HashMap<>();
    private RuleState[] rules = {};
    private Site site;
    private long due = NO_DEADLINE;

    /** @param findings where changes go */
    public SiteState(Findings findings) {
        this.findings = findings;
    }

    /** Watches by {@code next} from now on. A rule that stays as it is keeps what it remembers; an alarm stays in any case. */
    public void configure(Site next, Registry registry, long nowMillis) {
        site = next;
        occasion.tick(nowMillis);
        Map<PointId, Input> kept = new HashMap<>(inputs);
        inputs.clear();
        List<RuleState> made = new ArrayList<>();
        Building building = new Building(registry, kept, inputs, alarms, nowMillis);
        next.rules().forEach(rule -> made.add(made(rule, building)));
        for (RuleState old : rules) {
            if (!made.contains(old)) {
                handOver(old, made);
            }
        }
        rules = made.toArray(RuleState[]::new);
        inputs.forEach((point, input) -> input.readBy(readers(point)));
        judge();
    }

    private List<RuleState> readers(PointId point) {
        return Arrays.stream(rules).filter(rule -> rule.rule().logic().points().contains(point)).toList();
    }

    private RuleState made(SiteRule rule, Building building) {
        building.touch(rule);
        for (RuleState old : rules) {
            if (old.rule().equals(rule)) {
                return old;
            }
        }
        return building.build(rule, virtualPoint(rule, building));
    }

    private Point virtualPoint(SiteRule rule, Building building) {
        return Point.virtual(rule.pointIn(site.enterprise(), site.site()), rule.name(), building.unit(rule));
    }

    /** Alarms of a rule that was changed go on in its successor's of the same name; others end. */
    private void handOver(RuleState old, List<RuleState> made) {
        for (SiteAlarm alarm : old.alarms()) {
            SiteAlarm successor = made.stream().filter(rule -> rule.rule().id().equals(old.rule().id()))
                    .map(rule -> find(rule, alarm.rule())).findFirst().orElse(null);
            if (successor == null) {
                alarm.retire(occasion, findings);
            } else {
                successor.succeed(alarm);
            }
        }
    }

    private static SiteAlarm find(RuleState rule, String name) {
        return rule.alarms().stream().filter(alarm -> alarm.rule().equals(name)).findFirst().orElse(null);
    }

    /** What the rules know of a point; null when none looks at it. Holds until the next {@link #configure}. */
    public Input input(PointId point) {
        return inputs.get(point);
    }

    /** Takes a reading of a point that is looked at. Allocates nothing unless it changes something. */
    public void onReading(Input input, long eventMillis, long arrivalMillis, double value, byte quality) {
        if (input.take(eventMillis, arrivalMillis, value, quality)) {
            occasion.heard(eventMillis, arrivalMillis);
            judge(input.readers());
        }
    }

    /** Follows what other rules of the site found. */
    public void onFinding(Finding finding) {
        if (isOwn(finding.point().id())) {
            return;
        }
        boolean changed = alarms.take(finding);
        Input input = inputs.get(finding.point().id());
        if (input != null && changed) {
            if (isAboutInstrument(finding.kind())) {
                input.doubt(finding.signal() == Signal.RAISE ? 1 : finding.signal() == Signal.CLEAR ? -1 : 0);
            }
            occasion.heard(finding.eventMillis(), finding.arrivalMillis());
            judge(input.readers());
        }
    }

    private static boolean isAboutInstrument(RuleKind kind) {
        return kind == RuleKind.BAD_QUALITY;
    }

    private static boolean isOwn(PointId point) {
        return point.device().equals(SiteRule.DEVICE);
    }

    /** Lets pass what is due. */
    public void onTick(long nowMillis) {
        if (nowMillis >= due) {
            occasion.tick(nowMillis);
            judge();
        }
    }

    /** When {@link #onTick} is next needed, by the gateway's clock, or {@link #NO_DEADLINE}. */
    public long nextDeadlineMillis() {
        return due;
    }

    private void judge(List<RuleState> readers) {
        for (int i = 0; i < readers.size(); i++) {
            readers.get(i).judge(occasion, findings);
            due = Math.min(due, readers.get(i).turnsAtMillis(occasion.now));
        }
    }

    private void judge() {
        long next = NO_DEADLINE;
        for (RuleState rule : rules) {
            rule.judge(occasion, findings);
            next = Math.min(next, rule.turnsAtMillis(occasion.now));
        }
        due = next;
    }

    /**
     * Takes back, after a restart, that an alarm was active.
     *
     * @return false when no rule of the site has it any more
     */
    public boolean restore(PointId point, String rule, String level, Priority priority, long sinceMillis) {
        if (!isOwn(point)) {
            alarms.restore(point, rule, level, priority, sinceMillis);
            return true;
        }
        SiteAlarm alarm = alarm(point, rule);
        if (alarm != null) {
            alarm.restore(level, priority);
        }
        return alarm != null;
    }

    private SiteAlarm alarm(PointId point, String rule) {
        for (RuleState state : rules) {
            SiteAlarm alarm = isOwn(point) && state.rule().id().equals(point.point()) ? find(state, rule) : null;
            if (alarm != null) {
                return alarm;
            }
        }
        return null;
    }

    /** One of the site's own alarms as configured; null when no rule of the site has it. */
    public ConfiguredRule configured(PointId point, String rule) {
        SiteAlarm alarm = alarm(point, rule);
        return alarm == null ? null : alarm.configured();
    }

    /** Where one of the site's own alarms stands. */
    public Standing standing(PointId point, String rule) {
        SiteAlarm alarm = alarm(point, rule);
        return alarm == null ? Standing.UNWATCHED : alarm.standing();
    }
}
