package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two plants are told the same; the files of one are edited all the while in ways that change nothing that is watched: names,
 * order, comments, persons in charge, other devices and sites. Whatever the seed, alarms and journal are the same.
 */
@Tag("compiled")
class EditPropertyTest {
    private static final int STEPS = 400;
    private static final List<String> POINTS = List.of("d-1/p", "d-1/q", "d-2/p", "d-2/q", "d-3/p");

    @TempDir
    Path directory;

    @RepeatedTest(40)
    void editsThatChangeNothingWatched_leaveAlarmsAndJournalAsTheyAre(RepetitionInfo repetition) throws IOException {
        long seed = 7_000 + repetition.getCurrentRepetition();
        Random plant = new Random(seed);
        Random edits = new Random(seed * 31);
        LaneRig left = new LaneRig(directory.resolve("left"), new Text(new Random(0)).site());
        LaneRig edited = new LaneRig(directory.resolve("edited"), new Text(edits).site());
        Walk walk = new Walk(plant);
        int compared = 0;
        for (int step = 0; step < STEPS; step++) {
            if (edits.nextInt(10) == 0) {
                otherSite(edits);
                edited.reload(new Text(edits).site());
            }
            walk.step(left, edited);
            assertEquals(told(left, compared), told(edited, compared), "seed " + seed + ", step " + step);
            compared = left.transitions().size();
        }
    }

    private void otherSite(Random edits) throws IOException {
        Path file = directory.resolve("edited/sites/" + (edits.nextBoolean() ? "a" : "z") + ".yaml");
        Files.writeString(file, "enterprise: acme\nsite: other" + file.getFileName().toString().charAt(0)
                + "\ndevices: [{id: d, points: [{id: p" + edits.nextInt(5) + "}]}]\n");
    }

    /** All but names, from the entry {@code from} on; points that say something at the same instant do so in the order of the file. */
    private static String told(LaneRig rig, int from) {
        return rig.transitions().stream().skip(from).map(EditPropertyTest::plain).sorted().collect(Collectors.joining("\n"));
    }

    private static String plain(Transition told) {
        return "at " + (told.atMillis() - LaneRig.START_MILLIS) + " " + told.type() + " " + told.after().id() + " " + told.after().state()
                + " " + told.after().value() + " "
                + told.after().suppression().suppressors() + " " + told.annunciate();
    }

    /** What happens to both: values that wander over the limits, silences, bad readings, late ones, time. */
    private static final class Walk {
        private final Random random;
        private final double[] values = {20, 20, 20, 20, 20};
        private final boolean[] isSilent = new boolean[POINTS.size()];

        Walk(Random random) {
            this.random = random;
        }

        void step(LaneRig... stages) {
            int device = random.nextInt(40);
            for (int i = 0; i < POINTS.size(); i++) {
                if (device < 3 && POINTS.get(i).startsWith("d-" + (device + 1))) {
                    isSilent[i] = !isSilent[i];
                }
                if (device == 4) {
                    isSilent[i] = random.nextBoolean();
                }
                tell(i, stages);
            }
            long millis = 200L * (1 + random.nextInt(10));
            for (LaneRig rig : stages) {
                rig.pass(millis);
            }
        }

        private void tell(int point, LaneRig... stages) {
            values[point] = Math.clamp(values[point] + 8 * random.nextGaussian(), 0, 100);
            double value = Math.rint(values[point]);
            String quality = random.nextInt(30) == 0 ? "bad" : random.nextInt(30) == 0 ? "uncertain" : "good";
            long late = random.nextInt(10) == 0 ? 500 : 0;
            for (LaneRig rig : stages) {
                if (!isSilent[point]) {
                    rig.send(POINTS.get(point), value, quality, rig.nowMillis() - late);
                }
            }
        }
    }

    /** The plant as a file of some other text. */
    private static final class Text {
        private final Random random;

        Text(Random random) {
            this.random = random;
        }

        String site() {
            return comment() + "name: " + name() + "\nhazardSources:\n" + shuffled(List.of(source("farm"), source("shed")))
                    + "devices:\n" + shuffled(devices())
                    + "rules:\n" + shuffled(List.of(
                            "  - {id: both, name: " + name() + ", onDelay: 3s, offDelay: 2s, all: [{point: d-1/p, above: 45, deadband: 5},"
                                    + " {point: d-2/p, above: 45, deadband: 5}]}\n",
                            "  - {id: vote, name: " + name() + ", onDelay: 2s, priority: P1, vote: {points: [d-1/q, d-2/q, d-3/p], above: 50,"
                                    + " deadband: 2, tolerance: 15}}\n"))
                    + "units:\n" + shuffled(List.of(
                            "  - {id: farm, name: " + name()
                                    + ", devices: [d-1], modeFrom: {point: d-3/p, values: {20: running, 21: maintenance}}}\n",
                            "  - {id: shed, name: " + name() + ", devices: [d-2]}\n"))
                    + "suppress:\n" + "  - {id: off, when: [{point: d-2/p, alarm: H}], alarms: [{point: d-1/q, alarm: high}], maxDuration: 20s}\n";
        }

        private List<String> devices() {
            List<String> devices = new ArrayList<>(List.of(
                    device("d-1", "farm", point("p",
                            "limits: {H: {at: 50, deadband: 2, onDelay: 2s, offDelay: 3s}, HH: {at: 70, deadband: 2, onDelay: 1s}},"
                            + " rate: [{id: fast, above: \"300 u/min\", window: 12s, onDelay: 1s}], modes: {fast: [running]}"),
                            point("q", "limits: {H: {at: 50, onSamples: {n: 2, of: 3}}, L: {at: 5}}, "
                                    + "deviation: [{id: off, point: d-2/q, high: 30, deadband: 3, onDelay: 2s}]")),
                    device("d-2", "shed", point("p", "limits: {H: {at: 60, deadband: 5, latching: true, priority: P1}}"),
                            point("q", "limits: {H: {at: 55, onDelay: 2s, offDelay: 4s}},"
                        + " sensorHealth: {jump: {above: 30}, frozen: {after: 20s, tolerance: 1}}")),
                    device("d-3", "shed", point("p", "range: [0, 95]"))));
            for (int i = random.nextInt(3); i > 0; i--) {
                devices.add("  - {id: other-" + i + ", points: [{id: x, staleAfter: 0s}]}\n");
            }
            return devices;
        }

        private String device(String id, String source, String... points) {
            return "  - id: " + id + "\n    hazardSource: " + source + "\n    points:\n" + shuffled(List.of(points));
        }

        private String point(String id, String rules) {
            return "      - {id: " + id + ", name: " + name() + ", unit: u, period: 1s, staleAfter: 6s, "
                    + (random.nextBoolean() ? "calibration: {due: 2030-01-0" + (1 + random.nextInt(9)) + "}, " : "") + rules + "}\n" + comment();
        }

        private String source(String id) {
            return "  - {id: " + id + ", name: " + name() + ", inCharge: {principal: " + name() + ", technical: " + name() + "}}\n";
        }

        private String name() {
            return "n" + random.nextInt(1_000);
        }

        private String comment() {
            return random.nextBoolean() ? "# " + name() + "\n" : "";
        }

        private String shuffled(List<String> parts) {
            List<String> all = new ArrayList<>(parts);
            Collections.shuffle(all, random);
            return String.join("", all);
        }
    }
}
