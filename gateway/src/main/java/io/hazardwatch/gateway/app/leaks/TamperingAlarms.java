package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.leaks.LeakTexts;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.leaks.TamperingFinding;
import io.hazardwatch.gateway.leaks.plant.PlantWords;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells signs of tampering as P2 alarms of the site, with their evidence. An alarm stays for ten minutes after its sign was seen last. Thread of
 * leaks.
 */
final class TamperingAlarms {
    static final long STAY_MILLIS = 600_000;
    private static final String PREFIX = "tampering-";

    private static final class Standing {
        final Text text;
        long seenMillis;

        Standing(Text text, long seenMillis) {
            this.text = text;
            this.seenMillis = seenMillis;
        }
    }

    private final Consumer<Finding> lanes;
    private final LeakTexts texts = new LeakTexts();
    private final Map<PointId, Standing> standing = new HashMap<>();
    private Collection<Alarm> recovered;

    /** @param recovered the alarms at the start; those told before go on, and end unless their sign is seen again */
    TamperingAlarms(Consumer<Finding> lanes, Collection<Alarm> recovered) {
        this.lanes = lanes;
        this.recovered = recovered;
    }

    void look(List<TamperingFinding> signs, long nowMillis) {
        takeUp(nowMillis);
        for (TamperingFinding sign : signs) {
            PointId point = pointOf(sign);
            Standing known = standing.get(point);
            if (known == null) {
                known = new Standing(texts.tampering(sign), nowMillis);
                standing.put(point, known);
                tell(point, known.text, FindingType.RAISE, nowMillis);
            }
            known.seenMillis = nowMillis;
        }
        standing.entrySet().removeIf(each -> {
            boolean isOver = nowMillis - each.getValue().seenMillis > STAY_MILLIS;
            if (isOver) {
                tell(each.getKey(), each.getValue().text, FindingType.CLEAR, nowMillis);
            }
            return isOver;
        });
    }

    private void takeUp(long nowMillis) {
        recovered.stream().filter(alarm -> alarm.processActive() && alarm.point().device().equals(SiteRule.DEVICE)
                && alarm.point().point().startsWith(PREFIX)).forEach(alarm -> standing.put(alarm.point(), new Standing(alarm.name(), nowMillis)));
        recovered = List.of();
    }

    /** One alarm for each sign and detector; names of points may be longer than fits, so a number stands for them. */
    static PointId pointOf(TamperingFinding sign) {
        PointId point = sign.point();
        String which = PlantWords.digest(point.device() + '/' + point.point());
        return new PointId(point.enterprise(), point.site(), SiteRule.DEVICE, PREFIX + sign.sign().key() + '-' + which);
    }

    private void tell(PointId point, Text text, FindingType type, long nowMillis) {
        lanes.accept(Finding.system(Point.virtual(point, text, ""), type, Priority.P2, nowMillis));
    }
}
