package io.hazardwatch.gateway.settings.command;

import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.Tank;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds tanks whose level is reported too rarely, or whose filling is told by nothing, so that a rule about them comes late or never. Stateless. */
final class SlowGauges {
    /** Within that time a gauge that stands still while filling must be told (Buncefield). */
    private static final long FROZEN_MILLIS_MAX = 600_000;
    /** Periods that both rules need. */
    private static final int PERIODS = 3;
    private static final long MINUTE = 60_000;

    private SlowGauges() {}

    /** A line for each rule of each tank, which says what is missing. */
    static List<String> lines(Registry registry, boolean isChinese) {
        List<String> lines = new ArrayList<>();
        for (Site site : registry.sites()) {
            for (Tank tank : site.plant().tanks()) {
                String name = site.enterprise() + '/' + site.site() + ": tanks " + tank.id();
                Point gauge = registry.point(tank.gauge().level());
                long judged = PERIODS * (gauge == null ? 0 : gauge.periodMillis());
                Stream.of(frozen(tank, judged, isChinese), overfill(tank, judged, isChinese)).filter(Objects::nonNull)
                        .map(text -> isChinese ? "警告：" + name + "：" + text : "warning: " + name + ": " + text).forEach(lines::add);
            }
        }
        return lines;
    }

    /** Null if a frozen gauge is told in time. */
    private static String frozen(Tank tank, long judged, boolean isChinese) {
        if (tank.transfer().flowIn().isEmpty() && tank.transfer().pumps().isEmpty()) {
            return isChinese ? "flowIn 和 pumps 均未填写，进料时液位计卡住不会报警"
                    : "neither flowIn nor pumps is stated, so a level gauge that stands still while the tank is filled is never told";
        }
        long needed = Math.max(tank.limits().frozenMillis(), judged);
        if (needed <= FROZEN_MILLIS_MAX) {
            return null;
        }
        return isChinese ? "进料时液位计卡住要 " + needed / MINUTE + " 分钟才报警，超过 10 分钟；请缩短液位点的 period 或 frozenWhileFilling"
                : "a level gauge that stands still while the tank is filled is told after " + needed / MINUTE
                + " min only, not within 10; shorten the period of its point, or frozenWhileFilling";
    }

    /** Null if an overfill is told in time: by the gauge, or by what flows in between its readings. */
    private static String overfill(Tank tank, long judged, boolean isChinese) {
        boolean isByFlow = !tank.transfer().flowIn().isEmpty() && tank.contents().strapping() != null;
        if (Double.isNaN(tank.overfillAt()) || isByFlow || judged <= tank.limits().overfillMillis()) {
            return null;
        }
        return isChinese ? "满溢预警可能晚于 " + tank.limits().overfillMillis() / MINUTE + " 分钟：液位 " + judged / PERIODS / MINUTE
                + " 分钟才上报一次，且没有 flowIn 与 strapping 可推算"
                : "an overfill may be told later than " + tank.limits().overfillMillis() / MINUTE + " min before: the level is reported every "
                + judged / PERIODS / MINUTE + " min, and without flowIn and strapping nothing tells it in between";
    }
}
