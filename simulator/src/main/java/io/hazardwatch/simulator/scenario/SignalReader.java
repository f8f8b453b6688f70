package io.hazardwatch.simulator.scenario;

import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.plant.Instrument;
import io.hazardwatch.simulator.plant.Instrument.Flag;
import io.hazardwatch.simulator.plant.Noise;
import io.hazardwatch.simulator.plant.Quality;
import io.hazardwatch.simulator.plant.Signal;
import io.hazardwatch.simulator.plant.Span;
import io.hazardwatch.simulator.plant.Trajectory;
import io.hazardwatch.simulator.plant.Trajectory.Diurnal;
import io.hazardwatch.simulator.plant.Trajectory.Ramp;
import io.hazardwatch.simulator.plant.Trajectory.Step;
import java.util.ArrayList;
import java.util.List;

/** Reads the signal of one point from a scenario file. */
final class SignalReader {
    private static final long FOREVER = Long.MAX_VALUE;

    private final long seed;
    private final DeviceId device;
    private final long periodMillis;

    SignalReader(long seed, DeviceId device, long periodMillis) {
        this.seed = seed;
        this.device = device;
        this.periodMillis = periodMillis;
    }

    Signal read(String point, Node node) {
        if (!DeviceId.isName(point)) {
            node.refuse("a point's name is [A-Za-z0-9_-]{1,64}");
        }
        node.allow("base", "noise", "diurnal", "ramps", "steps", "spikes", "freeze", "clamp", "quantise", "quality", "gaps");
        Trajectory trajectory = new Trajectory(node.get("base").number(), diurnal(node.get("diurnal")),
                node.get("ramps").list(SignalReader::ramp), steps(node));
        return new Signal(seed, device, point, periodMillis, trajectory, noise(node.get("noise")), instrument(node));
    }

    private static Diurnal diurnal(Node node) {
        if (node.isAbsent()) {
            return Diurnal.NONE;
        }
        node.allow("amplitude", "period", "peakAt");
        return new Diurnal(node.get("amplitude").number(), node.get("period").positiveMillis(86_400_000),
                node.get("peakAt").millis(0));
    }

    private static Ramp ramp(Node node) {
        node.allow("from", "to", "by");
        return new Ramp(node.span(), node.get("by").number());
    }

    private List<Step> steps(Node node) {
        List<Step> steps = new ArrayList<>(node.get("steps").list(SignalReader::step));
        steps.addAll(node.get("spikes").list(this::spike));
        return steps;
    }

    private static Step step(Node node) {
        node.allow("at", "until", "by");
        long atMillis = node.get("at").millis();
        long untilMillis = node.get("until").millis(FOREVER);
        if (untilMillis <= atMillis) {
            node.get("until").refuse("must be later than at");
        }
        return new Step(new Span(atMillis, untilMillis), node.get("by").number());
    }

    private Step spike(Node node) {
        node.allow("at", "by");
        long atMillis = node.get("at").millis();
        return new Step(new Span(atMillis, atMillis + periodMillis), node.get("by").number());
    }

    private static Noise noise(Node node) {
        if (node.isAbsent()) {
            return Noise.NONE;
        }
        node.allow("white", "ar1", "phi");
        double phi = node.get("phi").number(0.9);
        if (phi < 0 || phi >= 1) {
            node.get("phi").refuse("must be at least 0 and below 1");
        }
        return new Noise(deviation(node.get("white")), deviation(node.get("ar1")), phi);
    }

    private static double deviation(Node node) {
        double deviation = node.number(0);
        if (deviation < 0) {
            node.refuse("must not be negative");
        }
        return deviation;
    }

    private static Instrument instrument(Node node) {
        List<Double> clamp = node.get("clamp").list(Node::number);
        if (!clamp.isEmpty() && (clamp.size() != 2 || clamp.get(0) >= clamp.get(1))) {
            node.get("clamp").refuse("must be [low, high]");
        }
        double low = clamp.size() == 2 ? clamp.get(0) : Double.NEGATIVE_INFINITY;
        double high = clamp.size() == 2 ? clamp.get(1) : Double.POSITIVE_INFINITY;
        return new Instrument(low, high, deviation(node.get("quantise")), spans(node.get("freeze")),
                node.get("quality").list(SignalReader::flag), spans(node.get("gaps")));
    }

    private static List<Span> spans(Node node) {
        return node.list(item -> item.allow("from", "to").span());
    }

    private static Flag flag(Node node) {
        node.allow("from", "to", "is");
        return new Flag(node.span(), switch (node.get("is").text("bad")) {
            case "bad" -> Quality.BAD;
            case "uncertain" -> Quality.UNCERTAIN;
            default -> {
                node.get("is").refuse("must be bad or uncertain");
                yield Quality.BAD;
            }
        });
    }
}
