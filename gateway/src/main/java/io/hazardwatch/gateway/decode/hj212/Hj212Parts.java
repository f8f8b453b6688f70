package io.hazardwatch.gateway.decode.hj212;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Joins the parts of split packets of one connection on MN, CN, PNUM and DataTime; their QN differ. One thread.
 *
 * <p>Parts wait {@value #WAIT_MILLIS} ms for the next one, then what has come is passed on. A device that sends the next part only
 * after the answer to the last is recognised by that, and its parts are passed on one by one from then on. Keeps at most
 * {@value #SETS_MAX} packets and {@value #CHARS_MAX} characters; beyond them the oldest is passed on as it is.
 */
public final class Hj212Parts {
    /** How long a part waits for the next, ms. */
    public static final long WAIT_MILLIS = 1_000;
    private static final int SETS_MAX = 16;
    private static final int PARTS_MAX = 256;
    private static final int CHARS_MAX = 128 << 10;

    private static final class PartSet {
        private final Hj212Packet first;
        private final String[] data;
        private final List<Hj212Packet> packets = new ArrayList<>();
        private String time;
        private long lastMillis;

        PartSet(Hj212Packet first) {
            this.first = first;
            this.time = first.item("DataTime");
            this.data = new String[first.parts()];
        }

        boolean takes(Hj212Packet part) {
            String other = part.item("DataTime");
            return first.mn().equals(part.mn()) && first.command() == part.command() && first.parts() == part.parts()
                    && (other.isEmpty() || time.isEmpty() || other.equals(time));
        }

        void add(Hj212Packet part, long nowMillis) {
            time = time.isEmpty() ? part.item("DataTime") : time;
            data[part.part() - 1] = part.data();
            packets.add(part);
            lastMillis = nowMillis;
        }

        boolean isWhole() {
            return Arrays.stream(data).allMatch(Objects::nonNull);
        }

        int chars() {
            return packets.stream().mapToInt(each -> each.data().length()).sum();
        }

        Hj212Message message() {
            String joined = Arrays.stream(data).filter(Objects::nonNull).collect(Collectors.joining(";"));
            return new Hj212Message(joined, packets);
        }
    }

    private final Deque<PartSet> sets = new ArrayDeque<>();
    private final Set<String> oneByOne = new HashSet<>();
    private String lastKey = "";
    private String lastTime = "";

    /**
     * Takes a packet.
     *
     * @return what can be passed on now, in order
     */
    public List<Hj212Message> add(Hj212Packet packet, long nowMillis) {
        if (!packet.isPart() || packet.parts() > PARTS_MAX) {
            return List.of(Hj212Message.of(packet));
        }
        if (oneByOne.contains(packet.mn())) {
            return List.of(alone(packet));
        }
        PartSet set = sets.stream().filter(each -> each.takes(packet)).findFirst().orElse(null);
        if (set == null) {
            set = new PartSet(packet);
            sets.add(set);
        }
        set.add(packet, nowMillis);
        if (set.isWhole()) {
            sets.remove(set);
            return List.of(set.message());
        }
        List<Hj212Message> displaced = new ArrayList<>();
        while (sets.size() > SETS_MAX || sets.stream().mapToInt(PartSet::chars).sum() > CHARS_MAX) {
            displaced.add(sets.remove().message());
        }
        return displaced;
    }

    /** What has waited long enough for its other parts. */
    public List<Hj212Message> overdue(long nowMillis) {
        List<Hj212Message> overdue = new ArrayList<>();
        for (Iterator<PartSet> each = sets.iterator(); each.hasNext();) {
            PartSet set = each.next();
            if (nowMillis - set.lastMillis >= WAIT_MILLIS) {
                each.remove();
                overdue.add(set.message());
                if (set.packets.size() == 1 && set.first.isAnswerWanted()) {
                    oneByOne.add(set.first.mn());
                    lastKey = key(set.first);
                    lastTime = set.time;
                }
            }
        }
        return overdue;
    }

    /** Everything that waits; for the end of the connection. */
    public List<Hj212Message> rest() {
        List<Hj212Message> rest = sets.stream().map(PartSet::message).toList();
        sets.clear();
        return rest;
    }

    /** Whether parts wait. */
    public boolean isWaiting() {
        return !sets.isEmpty();
    }

    private Hj212Message alone(Hj212Packet part) {
        String time = part.item("DataTime");
        if (!time.isEmpty()) {
            lastKey = key(part);
            lastTime = time;
        } else if (lastKey.equals(key(part)) && !lastTime.isEmpty()) {
            return new Hj212Message("DataTime=" + lastTime + ';' + part.data(), List.of(part));
        }
        return Hj212Message.of(part);
    }

    private static String key(Hj212Packet part) {
        return part.mn() + '/' + part.command() + '/' + part.parts();
    }
}
