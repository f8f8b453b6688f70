package io.hazardwatch.gateway.lane;

/** Inbox positions that wait for a journal ticket, oldest first; reused, so it stops allocating once it has grown. */
final class PendingDurability {
    private long[] position = new long[64];
    private long[] ticket = new long[64];
    private int first;
    private int count;

    boolean isEmpty() {
        return count == 0;
    }

    long firstTicket() {
        return ticket[first];
    }

    void add(long newPosition, long newTicket) {
        int last = first + count - 1 & position.length - 1;
        if (count > 0 && ticket[last] == newTicket) {
            position[last] = newPosition;
            return;
        }
        if (count == position.length) {
            grow();
        }
        int at = first + count++ & position.length - 1;
        position[at] = newPosition;
        ticket[at] = newTicket;
    }

    long remove() {
        long removed = position[first];
        first = first + 1 & position.length - 1;
        count--;
        return removed;
    }

    private void grow() {
        position = unrolled(position);
        ticket = unrolled(ticket);
        first = 0;
    }

    private long[] unrolled(long[] ring) {
        long[] grown = new long[ring.length * 2];
        System.arraycopy(ring, first, grown, 0, ring.length - first);
        System.arraycopy(ring, 0, grown, ring.length - first, first);
        return grown;
    }
}
