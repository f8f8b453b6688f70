package io.hazardwatch.gateway.replay;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.backtest.LabelledEvent;
import io.hazardwatch.gateway.testkit.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Real measurements, limits set by the calibrator from the fault-free part alone, our rules beside simple ones on the same
 * readings in the same run. Prints the table of docs/numbers.md.
 */
@Tag("replay")
@Tag("compiled")
class FieldTableTest {
    private static final double DAY = 86_400_000;

    /** Everything one contender did. */
    private static final class Sum {
        private int events;
        private int found;
        private int falseAlarms;
        private double days;
    }

    @Test
    void limitsFromTheFaultFreePart_findWhatIsThereAndStayQuieterThanSimpleRules() throws Exception {
        Path data = SharedData.folderWith("replay_specs.json");
        Map<String, Sum> sums = new LinkedHashMap<>();
        System.out.printf("%-44s %-26s %6s %9s %6s %9s%n", "series", "rule", "found", "delay s", "false", "per day");
        for (Field field : Field.all(data)) {
            Tuning tuning = new Tuning(field.quiet());
            if (tuning.isConstant()) {
                System.out.printf("%-44s constant before the fault: no limit can be set from it%n", field.name());
                continue;
            }
            for (Contender contender : Contender.values()) {
                List<Long> raised = contender.raises(field, tuning);
                tell(field, contender, raised, sums.computeIfAbsent(contender.label(), label -> new Sum()));
            }
        }
        sums.forEach((label, sum) -> System.out.printf(Locale.ROOT, "%-44s %-26s %3d/%-3d %8s %6d %9.2f%n", "all", label, sum.found,
                sum.events, "", sum.falseAlarms, sum.falseAlarms / sum.days));
        assertAll(() -> beats(sums, Contender.RATES, Contender.PLAIN_LINES), () -> beats(sums, Contender.DRIFT, Contender.PLAIN_LINE),
                () -> beats(sums, Contender.DRIFT, Contender.DIFFERENCE),
                () -> beats(sums, Contender.RATE_AND_DRIFT, Contender.PLAIN_LINE),
                () -> beats(sums, Contender.RATE, Contender.DIFFERENCE),
                () -> assertTrue(sums.get(Contender.RATE.label()).falseAlarms <= sums.get(Contender.PLAIN_LINE.label()).falseAlarms),
                () -> assertEquals(0, sums.get(Contender.FROZEN.label()).falseAlarms),
                () -> assertEquals(0, sums.get(Contender.TOGETHER.label()).events - sums.get(Contender.TOGETHER.label()).found));
    }

    /** Finds no less and tells no more than is there. */
    private static void beats(Map<String, Sum> sums, Contender ours, Contender simple) {
        Sum mine = sums.get(ours.label());
        Sum theirs = sums.get(simple.label());
        assertTrue(mine.found >= theirs.found && mine.falseAlarms <= theirs.falseAlarms, ours + " beside " + simple);
    }

    private static void tell(Field field, Contender contender, List<Long> raised, Sum sum) {
        List<Long> delays = new ArrayList<>();
        for (LabelledEvent label : field.labels()) {
            raised.stream().filter(at -> at >= label.from() && at <= label.to()).findFirst()
                    .ifPresent(at -> delays.add((at - label.from()) / 1_000));
        }
        int outside = (int) raised.stream().filter(at -> field.labels().stream()
                .noneMatch(label -> at >= label.from() && at <= label.to())).count();
        double days = field.quietMillis() / DAY;
        sum.events += field.labels().size();
        sum.found += delays.size();
        sum.falseAlarms += outside;
        sum.days += days;
        System.out.printf(Locale.ROOT, "%-44s %-26s %3d/%-3d %8s %6d %9.2f%n", field.name(), contender.label(), delays.size(),
                field.labels().size(), delays.isEmpty() ? "-" : delays.stream().sorted().toList().get(delays.size() / 2).toString(),
                outside, outside / days);
    }
}
