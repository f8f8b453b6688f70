package io.hazardwatch.gateway.weather.actions;

import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningSeverity;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

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
    private static final String EVERYWHERE = "";
    private static final Pattern AREA = Pattern.compile("[0-9]{0,12}");
    private final Map<String, Map<WarningColour, AnswerTime>> areas;

    private AnswerTimes(Map<String, Map<WarningColour, AnswerTime>> areas) {
        this.areas = areas;
    }

    /**
     * Reads {@code colour;minutes;voice;source;mark} lines, with the first digits of an administrative code behind them where a row is
     * for one area; later ones count. Colours that are missing are problems.
     */
    public static AnswerTimes parse(List<String> lines, Collection<String> problems) {
        Map<String, Map<WarningColour, AnswerTime>> areas = new HashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                String[] cells = line.split(";", -1);
                areas.computeIfAbsent(area(cells), area -> new EnumMap<>(WarningColour.class))
                        .put(WarningColour.valueOf(cells[0].toUpperCase(Locale.ROOT)), time(cells));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
                problems.add(line);
            }
        }
        Map<WarningColour, AnswerTime> everywhere = areas.computeIfAbsent(EVERYWHERE, area -> new EnumMap<>(WarningColour.class));
        for (WarningColour colour : List.of(WarningColour.BLUE, WarningColour.YELLOW, WarningColour.ORANGE, WarningColour.RED)) {
            if (!everywhere.containsKey(colour)) {
                problems.add(colour + " is missing");
                everywhere.put(colour, new AnswerTime(10, true, "", ""));
            }
        }
        return new AnswerTimes(areas);
    }

    private static String area(String[] cells) {
        String area = cells.length == CELLS + 1 ? cells[CELLS] : EVERYWHERE;
        if (cells.length < CELLS || cells.length > CELLS + 1 || !AREA.matcher(area).matches()) {
            throw new IllegalArgumentException(area);
        }
        return area;
    }

    private static AnswerTime time(String[] cells) {
        int minutes = Integer.parseInt(cells[1]);
        if (minutes < 1 || minutes > MINUTES_MAX) {
            throw new IllegalArgumentException(cells[1]);
        }
        return new AnswerTime(minutes, cells[2].equals("1"), cells[3], cells[4]);
    }

    /** The row that applies everywhere; a warning without a colour counts by its severity. */
    public AnswerTime of(WarningColour colour, WarningSeverity severity) {
        return of(colour, severity, EVERYWHERE);
    }

    /** The row of the smallest area that holds a place with that administrative code. */
    public AnswerTime of(WarningColour colour, WarningSeverity severity, String adminCode) {
        WarningColour counted = colour == WarningColour.NOT_STATED ? ActionTable.bySeverity(severity) : colour;
        for (int length = adminCode.length(); length > 0; length--) {
            AnswerTime own = areas.getOrDefault(adminCode.substring(0, length), Map.of()).get(counted);
            if (own != null) {
                return own;
            }
        }
        return areas.get(EVERYWHERE).get(counted);
    }
}
