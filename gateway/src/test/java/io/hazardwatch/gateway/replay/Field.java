package io.hazardwatch.gateway.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hazardwatch.gateway.backtest.LabelledEvent;
import io.hazardwatch.gateway.replay.Samples.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One series of real measurements: what limits are set from, and what they are tried on. Limits come from before the first
 * labelled fault; where no fault is labelled, from the first half; for the Tennessee Eastman process from its fault-free run.
 */
record Field(String name, List<Sample> quiet, List<Sample> tried, List<LabelledEvent> labels) {
    /** The rest of the fault-free part is tried on, so that windows are full when the fault begins. */
    private static final double QUIET_SHARE = 0.8;
    private static final String TEP_FAULT_FREE = "tep/d00_te.dat";

    /** Every series of the list of replays once, in the order of the list, and those made by NAB. */
    static List<Field> all(Path data) throws IOException {
        Map<String, Field> fields = new LinkedHashMap<>();
        List<Spec> specs = new ArrayList<>(Spec.all(data));
        specs.addAll(Spec.artificial(data));
        for (Spec spec : specs) {
            String file = spec.json().get("file").asText();
            String name = file.substring(file.indexOf('/') + 1) + ' ' + spec.json().path("value").asText(
                    "column " + spec.json().path("column").asText()) + ' ' + spec.json().at("/where/pipe").asText("");
            if (!fields.containsKey(name)) {
                fields.put(name, of(data, name.strip(), spec, file));
            }
        }
        return List.copyOf(fields.values());
    }

    private static Field of(Path data, String name, Spec spec, String file) throws IOException {
        List<Sample> samples = inOrder(Samples.read(data, spec));
        List<LabelledEvent> labels = spec.labels().stream()
                .map(window -> new LabelledEvent("fault", window.fromMillis(), window.toMillis())).toList();
        if (file.startsWith("tep/") && !file.equals(TEP_FAULT_FREE)) {
            ObjectNode faultFree = spec.json().deepCopy();
            faultFree.put("file", TEP_FAULT_FREE);
            return new Field(name, Samples.read(data, new Spec(spec.id(), faultFree)), samples, labels);
        }
        int quiet = labels.isEmpty() ? samples.size() / 2
                : (int) (QUIET_SHARE * samples.stream().filter(sample -> sample.millis() < labels.getFirst().from()).count());
        return new Field(name, samples.subList(0, quiet), samples.subList(quiet, samples.size()), labels);
    }

    /** One file steps back in time; a stored series cannot. */
    private static List<Sample> inOrder(List<Sample> samples) {
        List<Sample> ordered = new ArrayList<>(samples);
        ordered.sort(Comparator.comparingLong(Sample::millis));
        return ordered;
    }

    /** The fault-free part as if it went just before what is tried, which one of another run does not. */
    List<Sample> before() {
        long period = tried.get(1).millis() - tried.getFirst().millis();
        long late = Math.min(0, tried.getFirst().millis() - period - quiet.getLast().millis());
        return quiet.stream().map(sample -> new Sample(sample.millis() + late, sample.value())).toList();
    }

    /** The tried time outside all labels. */
    double quietMillis() {
        double millis = tried.getLast().millis() - tried.getFirst().millis();
        for (LabelledEvent label : labels) {
            millis -= Math.min(label.to(), tried.getLast().millis()) - label.from();
        }
        return Math.max(1, millis);
    }
}
