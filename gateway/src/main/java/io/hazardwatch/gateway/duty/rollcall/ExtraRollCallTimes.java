package io.hazardwatch.gateway.duty.rollcall;

import io.hazardwatch.gateway.duty.DutyShift;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws times for roll calls beyond those that a shift has: in what is left of it, apart from each other and from those it has. */
final class ExtraRollCallTimes {
    private static final long HALF_DAY_MILLIS = 12 * 3_600_000L;
    /** A time drawn early may leave no room for the last ones; then all are drawn again. */
    private static final int ATTEMPTS_MAX = 16;

    /** Where a roll call may still begin, both ends included. */
    private record Room(long from, long to) {
        long size() {
            return to - from + 1;
        }
    }

    private final RollCallPolicy policy;
    private final RandomGenerator random;

    ExtraRollCallTimes(RollCallPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    /**
     * Times from {@code nowMillis} on, sorted.
     *
     * @param taken when the other roll calls of the shift are due or were asked
     * @param more  how many more a whole shift of up to half a day gets; the rest of a shift gets its share, rounded up
     */
    List<Long> draw(DutyShift shift, Collection<Long> taken, int more, long nowMillis) {
        long length = shift.toMillis() - shift.fromMillis();
        long from = Math.max(nowMillis, shift.fromMillis());
        int most = (int) (RollCallPolicy.CALLS_MAX * Math.ceilDiv(length, HALF_DAY_MILLIS)) - taken.size();
        int wanted = (int) Math.min(most, Math.ceilDiv(more * Math.max(0, shift.toMillis() - from), Math.min(length, HALF_DAY_MILLIS)));
        List<Long> best = List.of();
        for (int i = 0; i < ATTEMPTS_MAX && best.size() < wanted; i++) {
            List<Long> drawn = attempt(from, shift.toMillis() - policy.gapMillis(), taken, wanted);
            best = drawn.size() > best.size() ? drawn : best;
        }
        return best.stream().sorted().toList();
    }

    private List<Long> attempt(long from, long to, Collection<Long> taken, int wanted) {
        List<Long> all = new ArrayList<>(taken);
        List<Long> drawn = new ArrayList<>();
        while (drawn.size() < wanted) {
            List<Room> rooms = rooms(from, to, all);
            long size = rooms.stream().mapToLong(Room::size).sum();
            if (size == 0) {
                return drawn;
            }
            long time = at(rooms, random.nextLong(size));
            all.add(time);
            drawn.add(time);
        }
        return drawn;
    }

    private static long at(List<Room> rooms, long offset) {
        long left = offset;
        for (Room room : rooms) {
            if (left < room.size()) {
                return room.from() + left;
            }
            left -= room.size();
        }
        throw new IllegalStateException("offset " + offset + " is beyond all rooms");
    }

    private List<Room> rooms(long from, long to, Collection<Long> taken) {
        List<Room> rooms = new ArrayList<>();
        long begin = from;
        for (long time : taken.stream().sorted().toList()) {
            add(rooms, begin, Math.min(to, time - policy.gapMillis()));
            begin = Math.max(begin, time + policy.gapMillis());
        }
        add(rooms, begin, to);
        return rooms;
    }

    private static void add(List<Room> rooms, long from, long to) {
        if (from <= to) {
            rooms.add(new Room(from, to));
        }
    }
}
