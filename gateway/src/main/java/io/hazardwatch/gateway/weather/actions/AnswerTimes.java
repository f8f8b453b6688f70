package io.hazardwatch.gateway.weather.actions;

import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningSeverity;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Maximum time for an answer, by colour. Immutable, any thread. */
public final class AnswerTimes {
    /**
     * One row.
     *
     * @param minutes   within which a person must answer
     * @param byVoice   whether people are called at once
     */
    public record AnswerTime(int minutes, boolean byVoice, String source, String mark) {}

    private static final int CELLS = 5;
    private static final int MINUTES_MAX = 24 * 60;
    private final Map<WarningColour, AnswerTime> times;

    private AnswerTimes(Map<WarningColour, AnswerTime> times) {
        this.times = times;
    }

    /** Reads {@code colour;minutes;voice;source;mark} lines; later ones count. Colours that are missing are problems. */
    public static AnswerTimes parse(List<String> lines, Collection<String> problems) {
        Map<WarningColour, AnswerTime> times = new EnumMap<>(WarningColour.class);
        for (String line : lines) {
            String[] cells = line.split(";", -1);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                int minutes = Integer.parseInt(cells[1]);
                if (cells.length != CELLS || minutes < 1 || minutes > MINUTES_MAX) {
                    throw new IllegalArgumentException(line);
                }
                times.put(WarningColour.valueOf(cells[0].toUpperCase(Locale.ROOT)), new AnswerTime(minutes, cells[2].equals("1"), cells[3],
                        cells[4]));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
                problems.add(line);
            }
        }
        for (WarningColour colour : List.of(WarningColour.BLUE, WarningColour.YELLOW, WarningColour.ORANGE, WarningColour.RED)) {
            if (!times.containsKey(colour)) {
                problems.add(colour + " is missing");
                times.put(colour, new AnswerTime(10, true, "", ""));
            }
        }
        return new AnswerTimes(times);
    }

    /** The row that applies; a warning without a colour counts by its severity. */
    public AnswerTime of(WarningColour colour, WarningSeverity severity) {
        return times.get(colour == WarningColour.NOT_STATED ? ActionTable.bySeverity(severity) : colour);
    }
}
