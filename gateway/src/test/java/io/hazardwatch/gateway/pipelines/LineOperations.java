package io.hazardwatch.gateway.pipelines;

import java.util.Locale;
import java.util.Random;

/** Scripts of operations without a leak, four a day: pumps stopped, slowed and tripped, valves throttled and shut, warmth, pigs, a batch. */
final class LineOperations {
    private static final int DAY = 86_400;

    private LineOperations() {}

    static String script(long seed, int days) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("seed=" + seed + ";seconds=" + days * DAY);
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < 4; i++) {
                add(text, random, day * DAY + i * 21_600 + 600 + random.nextInt(12_000));
            }
            if (day % 7 == 3) {
                text.append(";pig=").append(day * DAY + 1_000).append(",50000");
            }
            if (day == 5) {
                text.append(";batch=").append(day * DAY + 2_000);
            }
        }
        return text.toString();
    }

    private static void add(StringBuilder text, Random random, int at) {
        double share = random.nextDouble();
        switch (random.nextInt(7)) {
            case 0 -> text.append(form(";pump=%d,0,30;outlet=%d,0,60;outlet=%d,1,60;pump=%d,1,40", at, at + 20, at + 3_600, at + 3_590));
            case 1 -> text.append(form(";pump=%d,%.2f,60;pump=%d,1,60", at, 0.8 + 0.15 * share, at + 5_400));
            case 2 -> text.append(form(";outlet=%d,%.2f,60;outlet=%d,1,120", at, 0.4 + 0.4 * share, at + 4_000));
            case 3 -> text.append(form(";outlet=%d,0,30;outlet=%d,1,30", at, at + 300));
            case 4 -> text.append(form(";celsius=%d,%.1f,600", at, 14 + 12 * share));
            case 5 -> text.append(form(";valve=%d,20000,0.3,60;valve=%d,20000,1,60", at, at + 1_200));
            default -> text.append(form(";pump=%d,0,20;pump=%d,1,60", at, at + 1_800));
        }
    }

    private static String form(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
