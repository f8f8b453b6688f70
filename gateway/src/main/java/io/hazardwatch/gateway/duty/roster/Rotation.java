package io.hazardwatch.gateway.duty.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A cycle of days that repeats from {@code first} on, until {@code last} when that is not null: day n of the cycle has the
 * turns {@code days.get(n)}. A daily rotation has one day for each crew, a weekly one seven or a multiple.
 */
public record Rotation(String id, LocalDate first, LocalDate last, List<List<ShiftTurn>> days) {
    /** Longest cycle in days. */
    public static final int DAYS_MAX = 366;

    public Rotation {
        days = days.stream().map(List::copyOf).toList();
        if (days.isEmpty() || days.size() > DAYS_MAX) {
            throw new IllegalArgumentException("a rotation has 1 to " + DAYS_MAX + " days");
        }
    }

    /** The crews in turn, each for one day of {@code shift}. */
    public static Rotation daily(String id, LocalDate first, String shift, List<String> crews) {
        return new Rotation(id, first, null, crews.stream().map(crew -> List.of(new ShiftTurn(shift, crew))).toList());
    }

    /** The crews in turn, each for the seven days of a week of {@code shift}. */
    public static Rotation weekly(String id, LocalDate first, String shift, List<String> crews) {
        List<List<ShiftTurn>> days = new ArrayList<>();
        for (String crew : crews) {
            for (int day = 0; day < 7; day++) {
                days.add(List.of(new ShiftTurn(shift, crew)));
            }
        }
        return new Rotation(id, first, null, days);
    }

    /**
     * Four crews, three shifts (四班三运转): each crew has each shift for two days in a row and then two days off, so a cycle
     * is eight days and every shift is covered every day.
     */
    public static Rotation fourCrewsThreeShifts(String id, LocalDate first, List<String> shifts, List<String> crews) {
        if (shifts.size() != 3 || crews.size() != 4) {
            throw new IllegalArgumentException("four crews and three shifts are needed");
        }
        List<List<ShiftTurn>> days = new ArrayList<>();
        for (int day = 0; day < 8; day++) {
            List<ShiftTurn> turns = new ArrayList<>();
            for (int shift = 0; shift < 3; shift++) {
                turns.add(new ShiftTurn(shifts.get(shift), crews.get(Math.floorMod(shift - day / 2, 4))));
            }
            days.add(turns);
        }
        return new Rotation(id, first, null, days);
    }

    /** The turns of a day; none outside the time the rotation is in force. */
    List<ShiftTurn> on(LocalDate day) {
        if (day.isBefore(first) || last != null && day.isAfter(last)) {
            return List.of();
        }
        return days.get((int) ((day.toEpochDay() - first.toEpochDay()) % days.size()));
    }
}
