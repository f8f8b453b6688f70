package io.hazardwatch.gateway.decode.hj212;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Joins the parts of split packets of one connection on MN, CN, PNUM and DataTime; their QN differ. One thread.
 *
 * <p>Parts wait {@value #WAIT_MILLIS} ms for the next one, then what has come is passed on, because an alarm must not wait for a part that
 * never comes; what comes after that is passed on with the DataTime of the packet it belongs to. A device that sends the next part only after the
 * answer to the last is recognised by two packets in succession of which one part came, and its parts are passed on one by one from then on.
 * Keeps at most {@value #SETS_MAX} packets, of each part the latest copy, and {@value #CHARS_MAX} characters; beyond them the oldest is
 * passed on as it is.
 */
public final class Hj212Parts {
    /** How long a part waits for the next, ms. */
    public static final long WAIT_MILLIS = 1_000;
    private static final int SETS_MAX = 16;
    private static final int PARTS_MAX = 256;
    private static final int CHARS_MAX = 128 << 10;
    private static final int VAIN_MAX = 2;
    private static final int PASSED_MAX = 256;

    /** The last packet that was passed on with a time, and which of its parts had come. */
    private record Passed(String time, Set<Integer> parts) {}

    private final Deque<PartSet> sets = new ArrayDeque<>();
    /** How often in succession a device let a single part wait in vain, by MN. */
    private final Map<String, Integer> inVain = new HashMap<>();
    private final Map<String, Passed> passed = new LinkedHashMap<>();
    private int chars;

    /**
     * Takes a packet.
     *
     * @return what can be passed on now, in order
     */
    public List<Hj212Message> add(Hj212Packet packet, long nowMillis) {
        if (!packet.isPart() || packet.parts() > PARTS_MAX) {
            return List.of(Hj212Message.of(packet));
        }
        if (inVain.getOrDefault(packet.mn(), 0) >= VAIN_MAX) {
            return List.of(alone(packet));
        }
        PartSet set = sets.stream().filter(each -> each.takes(packet)).findFirst().orElse(null);
        if (set == null && isLate(packet)) {
            return List.of(alone(packet));
        }
        if (set == null) {
            set = new PartSet(packet);
            sets.add(set);
        }
        chars += set.add(packet, nowMillis);
        if (set.isWhole()) {
            inVain.remove(packet.mn());
            sets.remove(set);
            return List.of(pass(set));
        }
        List<Hj212Message> displaced = new ArrayList<>();
        while (sets.size() > SETS_MAX || chars > CHARS_MAX) {
            displaced.add(pass(sets.remove()));
        }
        return displaced;
    }

    /** What has waited long enough for its other parts. */
    public List<Hj212Message> overdue(long nowMillis) {
        List<Hj212Message> overdue = new ArrayList<>();
        for (Iterator<PartSet> each = sets.iterator(); each.hasNext();) {
            PartSet set = each.next();
            if (set.isOverdue(nowMillis)) {
                each.remove();
                overdue.add(pass(set));
                if (set.isOneToBeAnswered()) {
                    inVain.merge(set.first.mn(), 1, Integer::sum);
                }
            }
        }
        return overdue;
    }

    /** Everything that waits; for the end of the connection. */
    public List<Hj212Message> rest() {
        List<Hj212Message> rest = sets.stream().map(this::pass).toList();
        sets.clear();
        return rest;
    }

    /** Whether parts wait. */
    public boolean isWaiting() {
        return !sets.isEmpty();
    }

    private Hj212Message pass(PartSet set) {
        chars -= set.chars();
        return timed(set.first, set.time, set.packets.keySet(), set.message());
    }

    private Hj212Message alone(Hj212Packet part) {
        return timed(part, part.item("DataTime"), Set.of(part.part()), Hj212Message.of(part));
    }

    /** Whether a packet that was passed on without it lacks that part. */
    private boolean isLate(Hj212Packet part) {
        Passed last = passed.get(key(part));
        return last != null && part.item("DataTime").isEmpty() && !last.parts().contains(part.part());
    }

    /** Gives a message without a time the one of the packet before, and remembers a time. */
    private Hj212Message timed(Hj212Packet part, String time, Set<Integer> numbers, Hj212Message message) {
        Passed last = passed.remove(key(part));
        boolean isLast = last != null && (time.isEmpty() || time.equals(last.time()));
        if (!time.isEmpty() || isLast) {
            Set<Integer> present = new HashSet<>(numbers);
            present.addAll(isLast ? last.parts() : Set.of());
            passed.put(key(part), new Passed(time.isEmpty() ? last.time() : time, present));
        }
        if (passed.size() > PASSED_MAX) {
            passed.remove(passed.keySet().iterator().next());
        }
        return time.isEmpty() && isLast ? new Hj212Message("DataTime=" + last.time() + ';' + message.data(), message.packets()) : message;
    }

    private static String key(Hj212Packet part) {
        return part.mn() + '/' + part.command() + '/' + part.parts();
    }

    /** The parts of one packet that have come. */
    private static final class PartSet {
        private final Hj212Packet first;
        private final Map<Integer, Hj212Packet> packets = new LinkedHashMap<>();
        private String time;
        private long lastMillis;
        private int chars;

        PartSet(Hj212Packet first) {
            this.first = first;
            this.time = first.item("DataTime");
        }

        /** A part without a time belongs to the oldest packet that lacks it. */
        boolean takes(Hj212Packet part) {
            String other = part.item("DataTime");
            Hj212Packet present = packets.get(part.part());
            return first.mn().equals(part.mn()) && first.command() == part.command() && first.parts() == part.parts()
                    && (other.isEmpty() || time.isEmpty() || other.equals(time))
                    && (present == null || !other.isEmpty() && other.equals(time) || present.data().equals(part.data()));
        }

        /** Adds a part or its latest copy, which nobody waits longer for; tells how many characters more there are. */
        int add(Hj212Packet part, long nowMillis) {
            time = time.isEmpty() ? part.item("DataTime") : time;
            Hj212Packet before = packets.put(part.part(), part);
            lastMillis = before == null ? nowMillis : lastMillis;
            int more = part.data().length() - (before == null ? 0 : before.data().length());
            chars += more;
            return more;
        }

        boolean isWhole() {
            return packets.size() == first.parts();
        }

        int chars() {
            return chars;
        }

        /** Also after the clock was set back. */
        boolean isOverdue(long nowMillis) {
            return nowMillis - lastMillis >= WAIT_MILLIS || nowMillis < lastMillis;
        }

        boolean isOneToBeAnswered() {
            return packets.size() == 1 && first.isAnswerWanted();
        }

        Hj212Message message() {
            String joined = packets.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(each -> each.getValue().data())
                    .collect(Collectors.joining(";"));
            return new Hj212Message(joined, List.copyOf(packets.values()));
        }
    }
}
