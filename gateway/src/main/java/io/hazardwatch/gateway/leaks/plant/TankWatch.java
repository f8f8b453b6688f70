package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.leaks.plant.MeanTrace.Line;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.Tank;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules about one tank. Each needs a movement beyond its scatter; an alarm ends when the movement is gone, and goes on while what it needs is not
 * known. One thread.
 */
final class TankWatch {
    private static final long MINUTE = 60_000;
    private static final long SETTLE_MILLIS = 2 * MINUTE;
    /** Of the range of a pressure gauge; a rise below that is no runaway, however near to zero the pressure is. */
    private static final double PRESSURE_SHARE_MIN = 0.01;
    private static final long SHORT_MILLIS = 10 * MINUTE;
    private static final long LONG_MILLIS = 60 * MINUTE;
    static final long RISE_MILLIS = 3 * MINUTE;
    private static final long LOST_MILLIS = 5 * MINUTE;
    private static final double HOUR_SECONDS = 3_600;
    /** Share of the span that a level may fall in an hour while nothing moves. */
    private static final double FALL_SHARE = 0.01;
    /** Share of the span within which a gauge stands still. */
    private static final double FROZEN_SHARE = 0.0005;
    /** A gauge that reports more rarely is judged over so many of its periods. */
    static final int PERIODS_MIN = 3;
    /** A gauge that follows less than that share of what flows in stands still. */
    private static final double FOLLOW_SHARE = 0.2;
    /** Share of the time to an overfill that is left when it becomes most urgent. */
    private static final double URGENT_SHARE = 1 / 3.0;

    private final Site site;
    private final Tank tank;
    private final TankState state;
    private final double span;
    /** Rules that are alarms, with the priority last said. */
    private final Map<String, Priority> standing = new HashMap<>();
    private long levelLostSince;

    TankWatch(Site site, Tank tank, double span) {
        this.site = site;
        this.tank = tank;
        this.span = span;
        this.state = new TankState(tank);
    }

    boolean isOf(Tank other, double otherSpan) {
        return tank.equals(other) && Double.compare(span, otherSpan) == 0;
    }

    void look(SiteReadings readings, PastValues past, List<PlantJudgement> into) {
        state.look(readings, past);
        long now = readings.nowMillis();
        double level = readings.value(tank.gauge().level());
        levelLostSince = !Double.isNaN(level) ? 0 : levelLostSince == 0 ? now : levelLostSince;
        into.add(unseen(level, now));
        into.add(loss(now));
        into.add(overfill(level, now, readings));
        into.add(frozen(now, readings));
        into.add(beyondPump(now, readings));
        into.add(runaway(now, readings));
        into.add(rollover(now));
    }

    private String levelUnit(SiteReadings readings) {
        return readings.unit(tank.gauge().level());
    }

    /** The level is lost: at once while filling, because nothing else tells of an overfill. */
    private PlantJudgement unseen(double level, long now) {
        if (!Double.isNaN(level)) {
            return normal("unseen");
        }
        boolean isFilling = state.isFillingUnended();
        return isFilling && now - levelLostSince >= MINUTE ? active("unseen", Priority.P1, "tank.unseen.filling", List.of())
                : now - levelLostSince >= LOST_MILLIS ? active("unseen", Priority.P3, "tank.unseen", List.of()) : unknown("unseen");
    }

    /** The level falls although nothing goes in or out. With a temperature the mass is compared, so that cooling is no loss. */
    private PlantJudgement loss(long now) {
        if (!state.hasTransfer()) {
            return normal("loss");
        }
        if (state.quietSince() == 0) {
            return state.lost().isEmpty() ? normal("loss") : unknown("loss");
        }
        Line hour = quietLine(now, LONG_MILLIS);
        Line minutes = quietLine(now, SHORT_MILLIS);
        Line line = minutes.isSignificant() && minutes.slope() < hour.slope() || !hour.isSignificant() ? minutes : hour;
        if (!line.isKnown()) {
            return unknown("loss");
        }
        double warming = warming(now, line == hour ? LONG_MILLIS : SHORT_MILLIS, line.mean());
        double fall = -(line.slope() - warming) * HOUR_SECONDS;
        double limit = Double.isNaN(tank.limits().fallPerHour()) ? FALL_SHARE * span : tank.limits().fallPerHour();
        if (!(fall >= (standing.containsKey("loss") ? limit / 2 : limit)) || !line.isSignificant(line.slope() - warming)) {
            return normal("loss");
        }
        List<Object> words = new ArrayList<>(List.of(PlantWords.figure(fall), tonnesPerHour(line.mean(), fall)));
        words.add(state.lost().isEmpty() ? "" : new PlantWords.Key("tank.loss.unknown", List.of(PlantWords.points(state.lost()))));
        return active("loss", state.lost().isEmpty() ? Priority.P2 : Priority.P3, "tank.loss", words, fall, limit);
    }

    private Line quietLine(long now, long millis) {
        long from = Math.max(now - millis, state.quietSince() + SETTLE_MILLIS);
        return now - from < SHORT_MILLIS ? Line.UNKNOWN : state.trace(tank.gauge().level()).line(from, now);
    }

    /** How fast the level moves per second by a change of temperature alone. */
    private double warming(long now, long millis, double level) {
        long from = Math.max(now - millis, state.quietSince() + SETTLE_MILLIS);
        Line celsius = state.trace(tank.gauge().temperature()).line(from, now);
        if (!celsius.isKnown() || tank.contents().strapping() == null) {
            return 0;
        }
        double volume = tank.contents().cubicMetres(level);
        double area = area(level);
        return volume * tank.contents().expansion() * celsius.slope() / area;
    }

    private double area(double level) {
        return state.area(level, span);
    }

    private Object tonnesPerHour(double level, double fall) {
        double tonnes = area(level) * fall * tank.contents().density();
        return Double.isNaN(tonnes) ? "" : new PlantWords.Key("tank.loss.tonnes", List.of(PlantWords.figure(tonnes)));
    }

    /** Time to the limit while filling: from the gauge, or from what flows in less what flows out while the gauge does not tell it. */
    private PlantJudgement overfill(double level, long now, SiteReadings readings) {
        double at = tank.overfillAt();
        if (Double.isNaN(at)) {
            return normal("overfill");
        }
        if (Double.isNaN(level)) {
            return unknown("overfill");
        }
        if (level >= at) {
            return active("overfill", Priority.P1, "tank.overfill.reached", List.of(PlantWords.figure(level), PlantWords.figure(at),
                    levelUnit(readings)), level, at);
        }
        FillingForecast forecast = FillingForecast.of(tank, state, level, readings);
        if (!forecast.isKnown()) {
            return unknown("overfill");
        }
        double most = tank.limits().overfillMillis() / (double) MINUTE * (standing.containsKey("overfill") ? 1.5 : 1);
        if (!forecast.isRising() || forecast.minutes() > most) {
            return normal("overfill");
        }
        boolean isUrgent = forecast.minutes() <= URGENT_SHARE * tank.limits().overfillMillis() / MINUTE;
        return active("overfill", isUrgent ? Priority.P1 : Priority.P2, forecast.isByGauge() ? "tank.overfill" : "tank.overfill.flow",
                List.of(PlantWords.figure(at), levelUnit(readings), minutes(forecast.minutes()), minutes(forecast.early()),
                        minutes(forecast.late())), forecast.minutes(), most);
    }

    private static String minutes(double minutes) {
        return PlantWords.figure(minutes < 10 ? Math.round(minutes * 2) / 2.0 : Math.round(minutes));
    }

    /**
     * The gauge stands still while it is filled, as at Buncefield. Normal is said only when the level moved over the whole time, or nothing is known
     * to flow in, because an alarm from before a restart goes on until then.
     */
    private PlantJudgement frozen(long now, SiteReadings readings) {
        if (state.fillingSince() == 0) {
            return state.isTransferInKnown() ? normal("frozen") : unknown("frozen");
        }
        long window = window(tank.limits().frozenMillis(), readings);
        if (now - state.fillingSince() < window) {
            return unknown("frozen");
        }
        Line line = state.trace(tank.gauge().level()).line(now - window, now);
        if (!line.isKnown()) {
            return unknown("frozen");
        }
        double expected = expected(line.mean(), window);
        boolean isTelling = Double.isNaN(expected) || expected > still();
        boolean isStill = Math.abs(line.slope()) * window / 1_000 <= (Double.isNaN(expected) ? still() : FOLLOW_SHARE * expected)
                && line.range() <= Math.max(still(), Double.isNaN(expected) ? 0 : FOLLOW_SHARE * expected);
        if (!isTelling || !isStill) {
            return normal("frozen");
        }
        double left = (tank.overfillAt() - line.end()) / expected * window / MINUTE;
        boolean isSure = tank.transfer().flowOut().stream().noneMatch(state.lost()::contains);
        Priority priority = held("frozen", isSure ? Priority.P1 : Priority.P2, isSure);
        return active("frozen", priority, "tank.frozen", List.of(PlantWords.figure(line.end()), levelUnit(readings),
                String.valueOf((now - state.fillingSince()) / MINUTE), Double.isNaN(state.netInflow()) ? "" : new PlantWords.Key("tank.frozen.inflow",
                List.of(PlantWords.figure(state.netInflow()))), Double.isFinite(left) && left > 0 ? new PlantWords.Key("tank.frozen.limit",
                List.of(minutes(left))) : ""), line.range(), still());
    }

    /** Between two readings a value stands still, so that a rare gauge needs a longer time. */
    private long window(long millis, SiteReadings readings) {
        return Math.max(millis, PERIODS_MIN * readings.period(tank.gauge().level()));
    }

    private double still() {
        return Double.isNaN(tank.limits().frozenChange()) ? FROZEN_SHARE * span : tank.limits().frozenChange();
    }

    /** Change of the level that the inflow must cause within that time; NaN if it cannot be told. */
    private double expected(double level, long millis) {
        return state.netInflow() * millis / 3_600_000.0 / area(level);
    }

    /** The volume grows faster than the pumps can deliver: something else flows in. */
    private PlantJudgement beyondPump(long now, SiteReadings readings) {
        if (tank.transfer().curve() == null) {
            return normal("pump");
        }
        Line line = state.trace(tank.gauge().level()).line(now - window(RISE_MILLIS, readings), now);
        if (!line.isKnown()) {
            return unknown("pump");
        }
        double rise = line.slope() * HOUR_SECONDS * area(line.mean());
        double pump = tank.transfer().curve().at(line.mean()) * (1 + tank.limits().pumpShare());
        double least = rise - FillingForecast.ERRORS * line.error() * HOUR_SECONDS * area(line.mean());
        if (!line.isSignificant() || least <= (standing.containsKey("pump") ? 0.9 : 1) * pump) {
            return normal("pump");
        }
        return active("pump", Priority.P2, "tank.pump", List.of(PlantWords.figure(rise), PlantWords.figure(tank.transfer().curve().at(line.mean()))),
                rise, pump);
    }

    /** Temperature, pressure, or both run away. */
    private PlantJudgement runaway(long now, SiteReadings readings) {
        double kelvin = rise(tank.gauge().temperature(), now);
        double pressure = rise(tank.gauge().pressure(), now);
        double value = state.trace(tank.gauge().pressure()).line(now - SHORT_MILLIS, now).mean();
        double ease = standing.containsKey("runaway") ? 0.5 : 1;
        boolean isHot = kelvin >= ease * tank.limits().runawayKelvin();
        boolean isTight = pressure > 0 && pressure >= ease * Math.max(tank.limits().runawayShare() * Math.abs(value),
                PRESSURE_SHARE_MIN * readings.span(tank.gauge().pressure()));
        boolean isKnown = (tank.gauge().temperature() == null || !Double.isNaN(kelvin)) && (tank.gauge().pressure() == null
                || !Double.isNaN(pressure));
        if (!isHot && !isTight) {
            return isKnown ? normal("runaway") : unknown("runaway");
        }
        Object hot = isHot ? new PlantWords.Key("tank.runaway.temperature", List.of(PlantWords.figure(kelvin))) : "";
        Object tight = isTight ? new PlantWords.Key("tank.runaway.pressure", List.of(PlantWords.figure(pressure),
                readings.unit(tank.gauge().pressure()))) : "";
        Priority priority = held("runaway", isHot && isTight ? Priority.P1 : Priority.P2, isKnown);
        return active("runaway", priority, "tank.runaway", List.of(hot, isHot && isTight ? "; " : "", tight),
                isHot ? kelvin : pressure, Double.NaN);
    }

    /** Rise within ten minutes that is no scatter; NaN if it is not known. */
    private double rise(PointId gauge, long now) {
        Line line = state.trace(gauge).line(now - SHORT_MILLIS, now);
        return !line.isKnown() ? Double.NaN : line.isSignificant() ? line.slope() * SHORT_MILLIS / 1_000 : 0;
    }

    /** Signs of a rollover of LNG (mark M): top and bottom apart, and worse if the boil-off rises with it. */
    private PlantJudgement rollover(long now) {
        Tank.Gauge gauge = tank.gauge();
        if (gauge.topTemperature() == null) {
            return normal("rollover");
        }
        double apart = Math.abs(state.trace(gauge.bottomTemperature()).line(now - SHORT_MILLIS, now).mean()
                - state.trace(gauge.topTemperature()).line(now - SHORT_MILLIS, now).mean());
        if (Double.isNaN(apart)) {
            return unknown("rollover");
        }
        double most = tank.limits().rolloverKelvin();
        if (apart < (standing.containsKey("rollover") ? 0.8 : 1) * most) {
            return normal("rollover");
        }
        Line boilOff = state.trace(gauge.boilOff()).line(now - LONG_MILLIS, now);
        double rise = boilOff.isSignificant() ? boilOff.slope() * LONG_MILLIS / 1_000 / Math.abs(boilOff.mean()) : 0;
        boolean isRising = rise >= tank.limits().boilOffShare();
        Priority priority = held("rollover", isRising ? Priority.P2 : Priority.P3, gauge.boilOff() == null || boilOff.isKnown());
        return active("rollover", priority, isRising ? "tank.rollover.boilOff" : "tank.rollover",
                List.of(PlantWords.figure(apart), PlantWords.percent(rise)), apart, most);
    }

    /** What cannot be seen whole does not ease an alarm that stands. */
    private Priority held(String rule, Priority now, boolean isWhole) {
        Priority before = standing.get(rule);
        return !isWhole && before != null && before.isAbove(now) ? before : now;
    }

    private PlantJudgement normal(String rule) {
        standing.remove(rule);
        return judgement(rule, PlantState.NORMAL, null, null, List.of(), Double.NaN, Double.NaN);
    }

    private PlantJudgement unknown(String rule) {
        return judgement(rule, PlantState.UNKNOWN, null, null, List.of(), Double.NaN, Double.NaN);
    }

    private PlantJudgement active(String rule, Priority priority, String key, List<Object> words) {
        return active(rule, priority, key, words, Double.NaN, Double.NaN);
    }

    private PlantJudgement active(String rule, Priority priority, String key, List<Object> words, double value, double limit) {
        standing.put(rule, priority);
        List<Object> named = new ArrayList<>(List.of(tank.name()));
        named.addAll(words);
        return judgement(rule, PlantState.ACTIVE, priority, key, named, value, limit);
    }

    private PlantJudgement judgement(String rule, PlantState said, Priority priority, String key, List<Object> words, double value,
                                     double limit) {
        return new PlantJudgement(site.enterprise(), site.site(), PlantWords.id(rule + '-' + tank.id()), said, priority, key, words, value,
                limit, "");
    }
}
