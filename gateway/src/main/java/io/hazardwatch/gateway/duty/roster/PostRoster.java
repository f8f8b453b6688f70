package io.hazardwatch.gateway.duty.roster;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The plan of one post: its zone, how many people it needs at every instant, its shifts, crews and rotations. Everything the
 * rotations name exists; that is checked here, once.
 */
public record PostRoster(String post, ZoneId zone, int peopleMin, List<ShiftTime> shifts, List<Crew> crews,
        List<Rotation> rotations) {
    /** Most shifts, crews or rotations of a post, and most people of a crew. */
    public static final int ITEMS_MAX = 64;

    public PostRoster {
        shifts = List.copyOf(shifts);
        crews = List.copyOf(crews);
        rotations = List.copyOf(rotations);
        if (peopleMin < 1 || peopleMin > ITEMS_MAX) {
            throw new IllegalArgumentException("a post needs 1 to " + ITEMS_MAX + " people");
        }
        Set<String> shiftIds = distinct(shifts, ShiftTime::id);
        Set<String> crewIds = distinct(crews, Crew::id);
        distinct(rotations, Rotation::id);
        for (Rotation rotation : rotations) {
            for (ShiftTurn turn : rotation.days().stream().flatMap(List::stream).toList()) {
                if (!shiftIds.contains(turn.shift()) || !crewIds.contains(turn.crew())) {
                    throw new IllegalArgumentException("rotation " + rotation.id() + " names no such shift or crew: "
                            + turn.shift() + ' ' + turn.crew());
                }
            }
        }
    }

    private static <T> Set<String> distinct(List<T> items, Function<T, String> id) {
        Set<String> ids = new HashSet<>();
        for (T item : items) {
            if (!ids.add(id.apply(item))) {
                throw new IllegalArgumentException("stands twice: " + id.apply(item));
            }
        }
        if (ids.size() > ITEMS_MAX) {
            throw new IllegalArgumentException("at most " + ITEMS_MAX + " of a kind");
        }
        return ids;
    }

    /** The same plan for another number of people. */
    public PostRoster needing(int people) {
        return people == peopleMin ? this : new PostRoster(post, zone, people, shifts, crews, rotations);
    }

    /** Everybody the crews name. */
    public Set<String> persons() {
        return crews.stream().flatMap(crew -> crew.persons().stream()).collect(Collectors.toSet());
    }

    Map<String, ShiftTime> shiftsById() {
        return shifts.stream().collect(Collectors.toMap(ShiftTime::id, Function.identity()));
    }

    Map<String, Crew> crewsById() {
        return crews.stream().collect(Collectors.toMap(Crew::id, Function.identity()));
    }
}
