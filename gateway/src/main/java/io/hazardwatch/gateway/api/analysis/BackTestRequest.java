package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.backtest.Calibrator;
import io.hazardwatch.gateway.backtest.LabelledEvent;
import io.hazardwatch.gateway.backtest.SignalKind;
import io.hazardwatch.gateway.registry.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads requests for back-tests and calibrations. */
final class BackTestRequest {
    private static final int EVENTS_MAX = 1_000;
    private static final long DAY = 86_400_000;
    private static final double Z_USUAL = 4.5;

    private BackTestRequest() {}

    /** Labelled events; empty if absent. */
    static List<LabelledEvent> events(RequestBody body, long from, long to) {
        List<LabelledEvent> events = new ArrayList<>();
        for (RequestBody event : body.objects("events", EVENTS_MAX)) {
            LabelledEvent label = new LabelledEvent(event.text("name", 200, ""), event.millis("from"), event.millis("to"));
            if (label.from() > label.to() || label.to() < from || label.from() >= to) {
                throw Problem.invalid("events", label.name(), "must each begin before they end, within the period");
            }
            events.add(label);
        }
        return events;
    }

    /** What is asked of a calibration; every field is optional. */
    static Calibrator.Wish wish(RequestBody body, Point point) {
        double limit = body.number("ratePerSecond", Double.NaN);
        if (limit <= 0) {
            throw Problem.invalid("ratePerSecond", limit, "must be positive, in the point's unit per second");
        }
        double z = body.number("z", Z_USUAL);
        if (!(z >= 1 && z <= 10)) {
            throw Problem.invalid("z", z, "must be from 1 to 10");
        }
        return new Calibrator.Wish(signal(body), point.rangeLow(), point.rangeHigh(), limit, seconds(body, "within", 0),
                seconds(body, "onDelay", -1), z);
    }

    private static long seconds(RequestBody body, String name, long otherwise) {
        double seconds = body.number(name, Double.NaN);
        if (Double.isNaN(seconds)) {
            return otherwise;
        }
        if (!(seconds >= 0 && seconds * 1_000 <= DAY)) {
            throw Problem.invalid(name, seconds, "must be seconds, from 0 to a day");
        }
        return Math.round(seconds * 1_000);
    }

    private static SignalKind signal(RequestBody body) {
        String text = body.text("signal", 40, "other");
        return Arrays.stream(SignalKind.values()).filter(signal -> signal.name().toLowerCase(Locale.ROOT).equals(text)).findFirst()
                .orElseThrow(() -> Problem.invalid("signal", text, "must be one of "
                        + Arrays.toString(SignalKind.values()).toLowerCase(Locale.ROOT)));
    }
}
