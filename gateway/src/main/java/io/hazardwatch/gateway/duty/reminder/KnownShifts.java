package io.hazardwatch.gateway.duty.reminder;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The shifts of a post of which people were notified, up to {@code until}. */
record KnownShifts(Instant until, List<HeldShift> shifts) {
    KnownShifts {
        shifts = List.copyOf(shifts);
    }

    /** One shift a line: person, from, to, in s since the epoch. */
    String text() {
        return shifts.stream().map(one -> one.person() + ' ' + one.from().getEpochSecond() + ' ' + one.to().getEpochSecond())
                .collect(Collectors.joining("\n"));
    }

    static KnownShifts of(long untilSecond, String text) {
        return new KnownShifts(Instant.ofEpochSecond(untilSecond), text.lines().filter(line -> !line.isBlank()).map(line -> {
            String[] parts = line.split(" ");
            return new HeldShift(parts[0], Instant.ofEpochSecond(Long.parseLong(parts[1])), Instant.ofEpochSecond(Long.parseLong(parts[2])));
        }).toList());
    }
}
