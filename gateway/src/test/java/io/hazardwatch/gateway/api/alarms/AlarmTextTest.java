package io.hazardwatch.gateway.api.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Annunciation;
import io.hazardwatch.gateway.alarms.Suppression;
import io.hazardwatch.gateway.alarms.Timers;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of alarm in every state, in both languages: the sentence agrees with the state. */
class AlarmTextTest {
    private static final Text SITE = new Text("城北液化气储配站", "North LPG depot");
    private static final Pattern PAST = Pattern.compile("曾|\\b(was|were|had|differed|scattered)\\b|: over now|^[^：]*：现已恢复(；.*)?$");
    private static final Pattern ENDED = Pattern.compile("恢复|结束|消失|平稳|解除|一致|处理|收到|"
            + "\\b(now|restored|no longer|none any more)\\b");
    private final AlarmText texts = new AlarmText();

    /** What tells the sentences of a kind apart. */
    record Told(RuleKind kind, String level, double limit) {}

    static Stream<Told> kinds() {
        List<Told> all = new ArrayList<>();
        for (RuleKind kind : RuleKind.values()) {
            switch (kind) {
                case LIMIT -> Stream.of("HH", "H", "L", "LL").forEach(level -> all.add(new Told(kind, level, 25)));
                case RATE, DEVIATION -> Stream.of(5, -5).forEach(limit -> all.add(new Told(kind, "fast", limit)));
                case REDUNDANCY -> Stream.of("degraded", "no-redundancy", "protection-lost", "common-cause")
                        .forEach(level -> all.add(new Told(kind, level, 25)));
                case STALE -> Stream.of("stale", "never").forEach(level -> all.add(new Told(kind, level, Double.NaN)));
                default -> all.add(new Told(kind, "HH", 25));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void conditionHolds_saysWhatIs_andNothingOfAnEnd(Told told) {
        for (AlarmState state : List.of(AlarmState.B, AlarmState.C, AlarmState.E, AlarmState.F)) {
            for (String sentence : sentences(alarm(told, state, true))) {
                assertFalse(PAST.matcher(sentence).find() && !told.kind().equals(RuleKind.OVERDUE), sentence);
                assertFalse(Pattern.compile("现已|back to normal|no longer").matcher(sentence).find(), sentence);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void conditionOver_saysWhatItWas_andWhatIsNow(Told told) {
        for (AlarmState state : List.of(AlarmState.A, AlarmState.D, AlarmState.E, AlarmState.F)) {
            for (String sentence : sentences(alarm(told, state, false))) {
                assertTrue(PAST.matcher(sentence).find(), sentence);
                assertTrue(ENDED.matcher(sentence).find(), sentence);
                assertEquals(state == AlarmState.E || state == AlarmState.F, sentence.contains("锁存") || sentence.contains("latched"), sentence);
            }
        }
    }

    @Test
    void returned_tellsTheValueAtTheAlarmAndTheWorst() {
        Alarm alarm = alarm(new Told(RuleKind.LIMIT, "H", 25), AlarmState.D, false);
        assertEquals(List.of("城北液化气储配站 gd-07 可燃气体浓度 曾高报 31.5 %LEL，极值 40（限值 25），现已恢复",
                "North LPG depot gd-07 Combustible gas was high 31.5 %LEL, worst 40 (limit 25), now back to normal"), sentences(alarm));
    }

    @Test
    void unitOfTheDevice_isWrittenAsPeopleWriteIt() {
        Alarm alarm = alarm(new Told(RuleKind.LIMIT, "H", 25), AlarmState.B, true, 1, "degC");
        sentences(alarm).forEach(sentence -> assertTrue(sentence.contains("31.5 ℃"), sentence));
    }

    /** It can be shelved all the same. */
    @Test
    void neverRaised_claimsNoValue() {
        Alarm alarm = alarm(new Told(RuleKind.LIMIT, "H", 25), AlarmState.A, false, 0);
        assertEquals(List.of("城北液化气储配站 gd-07 可燃气体浓度：正常，尚未报警",
                "North LPG depot gd-07 Combustible gas: normal, no alarm so far"), sentences(alarm));
    }

    /** The communication with a whole site is a point that is called as the site is. */
    @Test
    void nameOfSiteAndPoint_isSaidOnce() {
        Alarm lost = named(alarm(new Told(RuleKind.COMMUNICATION, "lost", Double.NaN), AlarmState.B, true), SITE);
        assertEquals(List.of("城北液化气储配站：通信中断，完全收不到数据", "North LPG depot: communication lost, nothing is received at all"), sentences(lost));
        assertEquals(new Text("通信中断，完全收不到数据", "communication lost, nothing is received at all"), texts.matter(lost, SITE, ""));
        Alarm stale = named(alarm(new Told(RuleKind.STALE, "stale", Double.NaN), AlarmState.B, true), new Text("城北液化气储配站", "Depot"));
        assertEquals(List.of("城北液化气储配站 gd-07 数据中断，超时未收到数据", "North LPG depot gd-07 Depot data lost: nothing received in time"), sentences(stale));
    }

    @Test
    void matter_namesNoSite() {
        Alarm alarm = alarm(new Told(RuleKind.LIMIT, "H", 25), AlarmState.B, true);
        assertEquals(new Text("gd-07 可燃气体浓度 高报 31.5 %LEL（限值 >25）", "gd-07 Combustible gas high 31.5 %LEL (limit >25)"),
                texts.matter(alarm, SITE, ">"));
    }

    private static Alarm named(Alarm alarm, Text name) {
        return new Alarm(alarm.id(), alarm.point(), name, alarm.rule(), alarm.kind(), alarm.level(), alarm.unit(), Priority.P1, Priority.P1,
                alarm.state(), alarm.processActive(), true, alarm.occurrence(), 1, 1, Desk.START, Desk.START, 0, 0, "", 31.5, alarm.limit(), 40,
                false, false, Priority.P1, Annunciation.SILENT, Suppression.NONE, Timers.NONE, 0, 0);
    }

    private List<String> sentences(Alarm alarm) {
        Text text = texts.of(alarm, SITE);
        for (String sentence : List.of(text.zh(), text.en())) {
            assertFalse(sentence.contains("{") || sentence.contains("null"), sentence);
        }
        return List.of(text.zh(), text.en());
    }

    private static Alarm alarm(Told told, AlarmState state, boolean holds) {
        return alarm(told, state, holds, 1);
    }

    private static Alarm alarm(Told told, AlarmState state, boolean holds, long occurrence) {
        return alarm(told, state, holds, occurrence, "%LEL");
    }

    private static Alarm alarm(Told told, AlarmState state, boolean holds, long occurrence, String unit) {
        return new Alarm(Alarm.idOf(Desk.GAS, "high"), Desk.GAS, new Text("可燃气体浓度", "Combustible gas"), "high", told.kind(),
                told.level(), unit, Priority.P1, Priority.P1, state, holds, true, occurrence, 1, 1, Desk.START, Desk.START, 0, 0,
                "", 31.5, told.limit(), 40, false, false, Priority.P1, Annunciation.SILENT, Suppression.NONE, Timers.NONE, 0, 0);
    }
}
