package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.leaks.PlantTexts;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.leaks.plant.PlantJudgement;
import io.hazardwatch.gateway.leaks.plant.PlantState;
import io.hazardwatch.gateway.leaks.plant.PlantWords;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells what the rules over plants say as alarms of their sites. An alarm whose rule says unknown goes on, and so does one from before a restart
 * until its rule says normal, or no rule of that name is left for a minute. Thread of the plant.
 */
final class PlantAlarms {
    /** What an id of such an alarm begins with. */
    static final String PREFIX = PlantWords.PREFIX;
    private static final long ORPHAN_MILLIS = 60_000;
    private static final long EASE_MILLIS = 60_000;
    private static final String RULE = "system";

    /** @param easierSince since when its rule asks for a lower priority; 0 if it does not */
    private record Standing(Text text, Priority priority, long easierSince) {}

    private final Consumer<Finding> lanes;
    private final PlantTexts texts = new PlantTexts();
    private final Map<PointId, Standing> standing = new HashMap<>();
    private final Map<PointId, Long> orphans = new HashMap<>();
    private Collection<Alarm> recovered;

    /** @param recovered the alarms at the start */
    PlantAlarms(Consumer<Finding> lanes, Collection<Alarm> recovered) {
        this.lanes = lanes;
        this.recovered = recovered;
    }

    void look(List<PlantJudgement> judgements, long nowMillis) {
        recovered.stream().filter(alarm -> alarm.processActive() && alarm.point().device().equals(SiteRule.DEVICE)
                && alarm.point().point().startsWith(PREFIX)).forEach(alarm -> standing.put(alarm.point(), new Standing(alarm.name(),
                alarm.priority(), 0)));
        recovered = List.of();
        Set<PointId> judged = new HashSet<>();
        for (PlantJudgement judgement : judgements) {
            PointId point = pointOf(judgement);
            judged.add(point);
            Standing known = standing.get(point);
            if (judgement.state() == PlantState.ACTIVE || judgement.state() == PlantState.ACTIVE_AT_LEAST) {
                active(point, judgement, known, nowMillis);
            } else if (judgement.state() == PlantState.NORMAL && known != null) {
                clear(point, known, nowMillis);
            }
        }
        standing.keySet().stream().filter(point -> !judged.contains(point)).forEach(point -> orphans.putIfAbsent(point, nowMillis));
        orphans.keySet().removeIf(judged::contains);
        List<PointId> gone = orphans.entrySet().stream().filter(each -> nowMillis - each.getValue() >= ORPHAN_MILLIS).map(Map.Entry::getKey).toList();
        gone.forEach(point -> {
            orphans.remove(point);
            clear(point, standing.get(point), nowMillis);
        });
    }

    private void active(PointId point, PlantJudgement judgement, Standing known, long nowMillis) {
        boolean isEasier = known != null && known.priority.isAbove(judgement.priority());
        boolean isAtLeast = judgement.state() == PlantState.ACTIVE_AT_LEAST;
        if (known != null && (known.priority == judgement.priority() || isEasier && (isAtLeast || !isEased(point, known, nowMillis)))) {
            if ((!isEasier || isAtLeast) && known.easierSince > 0) {
                standing.put(point, new Standing(known.text, known.priority, 0));
            }
            return;
        }
        Standing now = new Standing(texts.of(judgement), judgement.priority(), 0);
        standing.put(point, now);
        FindingType type = known == null ? FindingType.RAISE : now.priority.isAbove(known.priority) ? FindingType.SEVERITY_UP
                : FindingType.SEVERITY_DOWN;
        tell(point, now, type, judgement, nowMillis);
    }

    /** A priority falls only after a minute, so that it does not swing. */
    private boolean isEased(PointId point, Standing known, long nowMillis) {
        if (known.easierSince == 0) {
            standing.put(point, new Standing(known.text, known.priority, nowMillis));
        }
        return known.easierSince > 0 && nowMillis - known.easierSince >= EASE_MILLIS;
    }

    private void clear(PointId point, Standing known, long nowMillis) {
        standing.remove(point);
        tell(point, known, FindingType.CLEAR, null, nowMillis);
    }

    static PointId pointOf(PlantJudgement judgement) {
        return new PointId(judgement.enterprise(), judgement.site(), SiteRule.DEVICE, PlantWords.id(PREFIX + judgement.id()));
    }

    private void tell(PointId point, Standing said, FindingType type, PlantJudgement judgement, long nowMillis) {
        double value = judgement == null ? Double.NaN : judgement.value();
        double limit = judgement == null ? Double.NaN : judgement.limit();
        lanes.accept(new Finding(Point.virtual(point, said.text, judgement == null ? "" : judgement.unit()), RULE, RuleKind.SYSTEM, type, RULE,
                said.priority, false, nowMillis, nowMillis, value, limit, value, false));
    }
}
