package io.hazardwatch.gateway.duty.roster;

import io.hazardwatch.gateway.model.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rosters out of a seed, good and bad ones. */
final class RandomRosters {
    static final List<ZoneId> ZONES = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana",
            "Asia/Shanghai", "Pacific/Chatham").stream().map(ZoneId::of).toList();
    static final List<String> PEOPLE = List.of("p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9");
    private final Random random;

    RandomRosters(long seed) {
        random = new Random(seed);
    }

    <T> T any(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    Random random() {
        return random;
    }

    PostRoster post(String id, LocalDate first) {
        List<Crew> crews = new ArrayList<>();
        int size = random.nextInt(4) == 0 ? 2 : 1;
        for (int crew = 0; crew < 4; crew++) {
            crews.add(new Crew("c" + crew, Text.of("crew"), PEOPLE.subList(crew * size, (crew + 1) * size)));
        }
        List<String> ids = List.of("c0", "c1", "c2", "c3");
        LocalTime at = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
        Duration overlap = random.nextInt(3) == 0 ? Duration.ofMinutes(15) : Duration.ZERO;
        ZoneId zone = any(ZONES);
        return switch (random.nextInt(5)) {
            case 0 -> new PostRoster(id, zone, 1, List.of(new ShiftTime("d", Text.of("24 h"), at, at, 1, overlap)), crews,
                    List.of(Rotation.daily("r", first, "d", ids)));
            case 1 -> new PostRoster(id, zone, 1, List.of(new ShiftTime("w", Text.of("week"), at, at, 7, overlap)), crews,
                    List.of(new Rotation("r", first, null, weeks(ids))));
            case 2 -> new PostRoster(id, zone, 1, three(at, overlap), crews,
                    List.of(Rotation.fourCrewsThreeShifts("r", first, List.of("s0", "s1", "s2"), ids)));
            case 3 -> new PostRoster(id, zone, 1, List.of(ShiftTime.of("l", Text.of("one hour short"), at, at.minusHours(1))), crews,
                    List.of(Rotation.weekly("r", first, "l", ids)));
            default -> new PostRoster(id, zone, size, List.of(ShiftTime.of("a", Text.of("all day"), LocalTime.MIDNIGHT,
                    LocalTime.MIDNIGHT)), crews, List.of(Rotation.weekly("r", first, "a", ids)));
        };
    }

    private static List<List<ShiftTurn>> weeks(List<String> crews) {
        List<List<ShiftTurn>> days = new ArrayList<>();
        for (String crew : crews) {
            days.add(List.of(new ShiftTurn("w", crew)));
            for (int day = 1; day < 7; day++) {
                days.add(List.of());
            }
        }
        return days;
    }

    private static List<ShiftTime> three(LocalTime at, Duration overlap) {
        List<ShiftTime> shifts = new ArrayList<>();
        for (int shift = 0; shift < 3; shift++) {
            LocalTime begin = at.plusHours(8L * shift);
            LocalTime end = begin.plusHours(8);
            shifts.add(new ShiftTime("s" + shift, Text.of("shift " + shift), begin, end, begin.isBefore(end) ? 0 : 1, overlap));
        }
        return shifts;
    }
}
