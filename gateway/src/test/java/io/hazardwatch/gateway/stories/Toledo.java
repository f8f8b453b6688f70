package io.hazardwatch.gateway.stories;

import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Twelve hours as in Toledo, 2022: {@value #RAISES} alarms, {@value #LAST} of them in the last seven minutes. Nine upsets that
 * begin within a second and fade over half an hour, a trickle between them, and six alarms that come and go. Repeatable by
 * its seed; times are whole turns of the lane.
 */
final class Toledo {
    static final long TURN_MILLIS = 500;
    static final long MILLIS = 12 * 3_600_000L;
    static final int RAISES = 3_712;
    static final int LAST = 55;
    static final int CHATTERERS = 6;
    static final int CHATTER_RAISES = 27;
    /** Points that are raised once, and stay. */
    static final int STEADY = RAISES - CHATTERERS * CHATTER_RAISES;
    static final int POINTS = STEADY + CHATTERERS;
    private static final int TRICKLE = 140;
    private static final int UPSETS = 9;
    private static final long LAST_MILLIS = 7 * 60_000;
    private static final long MINUTE = 60_000;

    /**
     * What a point's reading becomes.
     *
     * @param at    ms after the beginning, a whole turn
     * @param isBad whether it is beyond its limit from then on
     */
    record Step(long at, int point, boolean isBad) {}

    private final SplittableRandom random;
    private final List<Step> steps = new ArrayList<>();

    private Toledo(long seed) {
        random = new SplittableRandom(seed);
    }

    /** In the order of time; those of one turn keep theirs, which has P1 behind the others. */
    static List<Step> steps(long seed) {
        Toledo toledo = new Toledo(seed);
        toledo.steady();
        for (int i = 0; i < CHATTERERS; i++) {
            toledo.chatter(STEADY + i);
        }
        toledo.steps.sort(Comparator.comparingLong(Step::at)
                .thenComparing(step -> priority(step.point()) == Priority.P1).thenComparing(Step::point));
        return List.copyOf(toledo.steps);
    }

    static boolean isChatterer(int point) {
        return point >= STEADY;
    }

    /** One in twenty is P1; those that come and go are P2 and P3. */
    static Priority priority(int point) {
        return isChatterer(point) ? point % 2 == 0 ? Priority.P2 : Priority.P3
                : point % 20 == 0 ? Priority.P1 : point % 5 == 0 ? Priority.P2 : Priority.P3;
    }

    private void steady() {
        int upset = STEADY - LAST - TRICKLE;
        for (int point = 0; point < STEADY; point++) {
            long at = point < upset ? upset(point % UPSETS)
                    : point < upset + TRICKLE ? random.nextLong(MILLIS - LAST_MILLIS)
                    : MILLIS - LAST_MILLIS + random.nextLong(LAST_MILLIS);
            steps.add(new Step(turn(at), point, true));
        }
    }

    /** A quarter within the first second, the rest ever fewer. */
    private long upset(int which) {
        long begin = (20 + 75L * which) * MINUTE;
        double late = random.nextDouble();
        return begin + (random.nextInt(4) == 0 ? random.nextLong(1_000) : (long) (late * late * late * 25 * MINUTE));
    }

    private void chatter(int point) {
        long at = random.nextLong(MILLIS - 30 * MINUTE);
        for (int i = 0; i < CHATTER_RAISES; i++) {
            steps.add(new Step(turn(at), point, true));
            steps.add(new Step(turn(at + 5_000), point, false));
            at += random.nextLong(10_000, 20_000);
        }
    }

    private static long turn(long at) {
        return at / TURN_MILLIS * TURN_MILLIS;
    }

    /** The site file. */
    static String site() {
        StringBuilder yaml = new StringBuilder("enterprise: acme\nsite: yard\ntimezone: UTC\ndevices:\n  - id: d\n    points:\n");
        for (int i = 0; i < POINTS; i++) {
            yaml.append("      - {id: p%d, staleAfter: 0s, limits: {H: {at: 50, priority: %s}}}%n".formatted(i, priority(i)));
        }
        return yaml.toString();
    }

    static String alarm(int point) {
        return "acme.yard.d.p" + point + ".high";
    }
}
