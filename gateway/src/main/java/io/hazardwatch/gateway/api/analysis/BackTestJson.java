package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.api.history.HistoryWalk;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.backtest.BackTestResult;
import io.hazardwatch.gateway.backtest.Calibration;
import io.hazardwatch.gateway.backtest.Episode;
import io.hazardwatch.gateway.backtest.LabelledEvent;
import io.hazardwatch.gateway.kpi.Flood;
import io.hazardwatch.gateway.model.PointId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The wire form of back-tests and calibrations; durations in seconds, times in UTC. */
final class BackTestJson {
    private static final int LISTED_MAX = 500;
    private static final double SECOND = 1_000.0;

    private BackTestJson() {}

    static JsonObject head(PointId point, long from, HistoryWalk.Walked walked) {
        return new JsonObject().put("point", point.toString()).put("from", Times.utc(from))
                .put("to", Times.utc(walked.upTo())).put("readings", walked.readings()).put("end", walked.end().name());
    }

    static JsonObject of(BackTestResult outcome) {
        JsonArray floods = new JsonArray();
        outcome.floods().forEach(flood -> floods.add(flood(flood)));
        JsonArray found = new JsonArray();
        outcome.found().forEach(each -> found.add(label(each.label()).put("rule", each.rule())
                .put("delaySeconds", each.delayMillis() / SECOND)));
        JsonArray missed = new JsonArray();
        outcome.missed().forEach(each -> missed.add(label(each)));
        return new JsonObject().put("alarms", outcome.episodes().size()).put("byRule", byRule(outcome.episodes()))
                .put("floods", floods).put("activeSeconds", outcome.activeMillis() / SECOND)
                .put("longestSeconds", outcome.longestMillis() / SECOND)
                .put("found", found).put("missed", missed).put("falseAlarms", outcome.falseAlarms())
                .put("falsePerDay", number(outcome.falsePerDay())).put("episodes", episodes(outcome.episodes()));
    }

    private static JsonObject byRule(List<Episode> episodes) {
        Map<String, Long> counts = episodes.stream()
                .collect(Collectors.groupingBy(Episode::rule, TreeMap::new, Collectors.counting()));
        JsonObject json = new JsonObject();
        counts.forEach(json::put);
        return json;
    }

    private static JsonArray episodes(List<Episode> episodes) {
        JsonArray all = new JsonArray();
        episodes.stream().limit(LISTED_MAX).forEach(episode -> all.add(new JsonObject().put("rule", episode.rule())
                .put("kind", episode.kind().name().toLowerCase(Locale.ROOT)).put("level", episode.level())
                .put("priority", episode.priority().name()).put("eventAt", Times.utc(episode.eventAt()))
                .put("raisedAt", Times.utc(episode.raisedAt())).put("clearedAt", Times.utc(episode.clearedAt()))
                .put("worst", number(episode.worst()))));
        return all;
    }

    private static JsonObject flood(Flood flood) {
        return new JsonObject().put("from", Times.utc(flood.from())).put("to", Times.utc(flood.to()))
                .put("count", flood.count()).put("peak", flood.peak());
    }

    private static JsonObject label(LabelledEvent label) {
        return new JsonObject().put("name", label.name()).put("from", Times.utc(label.from())).put("to", Times.utc(label.to()));
    }

    private static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static JsonObject of(Calibration calibration, String unit) {
        return new JsonObject().put("unit", unit).put("readings", calibration.readings()).put("days", calibration.days())
                .put("periodSeconds", calibration.periodMillis() / SECOND).put("sigma", number(calibration.sigma()))
                .put("correlation", number(calibration.correlation())).put("quantum", number(calibration.quantum()))
                .put("deadband", number(calibration.deadband())).put("onDelaySeconds", calibration.onDelayMillis() / SECOND)
                .put("offDelaySeconds", calibration.offDelayMillis() / SECOND)
                .put("low", number(calibration.low())).put("high", number(calibration.high()))
                .put("rate", of(calibration.rate())).put("slowRate", of(calibration.slowRate()));
    }

    private static JsonObject of(Calibration.Rate rate) {
        JsonArray verdicts = new JsonArray();
        rate.verdicts().forEach(verdict -> verdicts.add(verdict.name()));
        return new JsonObject().put("limitPerSecond", number(rate.limitPerSecond()))
                .put("windowSeconds", rate.windowMillis() / SECOND).put("z", rate.z())
                .put("slope999PerSecond", number(rate.slope999()))
                .put("limitLeastPerSecond", number(rate.limitLeast()))
                .put("detectionSeconds", rate.detectionMillis() / SECOND)
                .put("expectedPerDay", number(rate.expectedPerDay())).put("verdicts", verdicts);
    }
}
