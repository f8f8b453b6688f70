package io.hazardwatch.gateway.duty.roster;

import io.hazardwatch.gateway.duty.roster.ShiftOverride.Mode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is on, found by brute force: every minute of a week or a month is looked at by itself, from the definitions. Shares no
 * code with the sweep it judges.
 */
final class MinuteByMinute {
    private static final int MARGIN_DAYS = 9;
    private final Roster roster;
    private final PostRoster post;
    private final long firstMinute;
    private final WallClock clock;
    private final List<ShiftOverride> overrides;
    private final List<SwapLeg> swaps;
    private final List<Leave> leaves;
    private final List<Set<String>> people = new ArrayList<>();

    MinuteByMinute(Roster roster, String id, Instant from, Instant to) {
        this.roster = roster;
        post = roster.post(id);
        overrides = roster.overrides().stream().filter(one -> one.post().equals(id)).toList();
        swaps = roster.swaps().stream().filter(ShiftSwap::isInForce).flatMap(swap -> swap.legs().stream())
                .filter(leg -> leg.post().equals(id)).toList();
        leaves = List.copyOf(roster.leaves());
        firstMinute = from.getEpochSecond() / 60;
        clock = new WallClock(post.zone(), from.minusSeconds(MARGIN_DAYS * 86_400L), to.plusSeconds(MARGIN_DAYS * 86_400L));
        long minutes = to.getEpochSecond() / 60 - firstMinute;
        List<Set<String>> counts = new ArrayList<>();
        for (long minute = 0; minute < minutes; minute++) {
            counts.add(new HashSet<>(4));
        }
        ZoneId zone = post.zone();
        LocalDate day = LocalDateTime.ofInstant(from, zone).toLocalDate().minusDays(MARGIN_DAYS - 1L);
        LocalDate lastDay = LocalDateTime.ofInstant(to, zone).toLocalDate().plusDays(1);
        for (; !day.isAfter(lastDay); day = day.plusDays(1)) {
            addDay(day, counts);
        }
        addOverrides(counts);
        for (long minute = 0; minute < minutes; minute++) {
            people.add(present(counts.get((int) minute), firstMinute + minute));
        }
    }

    private void addDay(LocalDate day, List<Set<String>> counts) {
        for (Rotation rotation : post.rotations()) {
            if (day.isBefore(rotation.first()) || rotation.last() != null && day.isAfter(rotation.last())) {
                continue;
            }
            int index = Math.floorMod(day.toEpochDay() - rotation.first().toEpochDay(), rotation.days().size());
            for (ShiftTurn turn : rotation.days().get(index)) {
                ShiftTime shift = post.shifts().stream().filter(one -> one.id().equals(turn.shift())).findFirst().orElseThrow();
                Crew crew = post.crews().stream().filter(one -> one.id().equals(turn.crew())).findFirst().orElseThrow();
                stretch(day.atTime(shift.begin()), day.plusDays(shift.days()).atTime(shift.end()), shift.overlap().toMinutes(),
                        crew.persons(), 0, counts);
            }
        }
    }

    /** Wall time is taken apart into minutes of the wall, each with those whom later overrides and swaps leave on. */
    private void stretch(LocalDateTime from, LocalDateTime to, long overlap, List<String> persons, int layer,
            List<Set<String>> counts) {
        List<ShiftOverride> later = overrides.subList(layer, overrides.size()).stream().filter(one -> one.mode() == Mode.REPLACE
                && one.from().isBefore(to) && from.isBefore(one.to())).toList();
        List<SwapLeg> legs = swaps.stream().filter(leg -> leg.from().isBefore(to) && from.isBefore(leg.to())).toList();
        LocalDateTime begin = from;
        List<String> on = on(from, persons, later, legs);
        for (LocalDateTime wall = from.plusMinutes(1); !wall.isAfter(to); wall = wall.plusMinutes(1)) {
            List<String> next = wall.equals(to) ? List.of("nobody any more") : on(wall, persons, later, legs);
            if (!next.equals(on)) {
                put(clock.firstShown(begin), plus(clock.lastShown(wall), wall.equals(to) ? overlap : 0), on, counts);
                begin = wall;
                on = next;
            }
        }
    }

    private static List<String> on(LocalDateTime wall, List<String> persons, List<ShiftOverride> later, List<SwapLeg> legs) {
        for (ShiftOverride override : later) {
            if (!wall.isBefore(override.from()) && wall.isBefore(override.to())) {
                return List.of();
            }
        }
        List<String> on = persons;
        for (SwapLeg leg : legs) {
            if (!wall.isBefore(leg.from()) && wall.isBefore(leg.to())) {
                on = on.stream().map(person -> person.equals(leg.giver()) ? leg.taker() : person).toList();
            }
        }
        return on;
    }

    private static long plus(long minute, long more) {
        return minute == Long.MAX_VALUE ? minute : minute + more;
    }

    private void addOverrides(List<Set<String>> counts) {
        for (int layer = 0; layer < overrides.size(); layer++) {
            ShiftOverride one = overrides.get(layer);
            stretch(one.from(), one.to(), 0, one.persons(), layer + 1, counts);
        }
    }

    private void put(long from, long to, List<String> persons, List<Set<String>> counts) {
        for (long minute = Math.max(from, firstMinute); minute < Math.min(to, firstMinute + counts.size()); minute++) {
            counts.get((int) (minute - firstMinute)).addAll(persons);
        }
    }

    private Set<String> present(Set<String> planned, long minute) {
        Set<String> present = new HashSet<>();
        for (String person : planned) {
            String on = person;
            for (int hops = 0; on != null && hops < 100; hops++) {
                Leave away = leave(on, minute);
                if (away == null) {
                    break;
                }
                on = hops == 99 ? null : away.replacement();
            }
            if (on != null) {
                present.add(on);
            }
        }
        return present;
    }

    private Leave leave(String person, long minute) {
        Leave found = null;
        for (Leave leave : leaves) {
            if (leave.person().equals(person) && leave.from().getEpochSecond() <= minute * 60
                    && minute * 60 < leave.to().getEpochSecond()) {
                found = leave;
            }
        }
        return found;
    }

    /** Who is on in each minute, the first at the beginning. */
    List<Set<String>> people() {
        return people;
    }
}
