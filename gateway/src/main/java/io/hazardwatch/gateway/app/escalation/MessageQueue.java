package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.GasAlarmOrder;
import io.hazardwatch.gateway.escalation.AttemptResult;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.ChannelState.Circuit;
import io.hazardwatch.gateway.notify.person.GuardedChannel;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.SendRate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Chooses which messages are handed over now: the most urgent first, within the budget of each provider. When a person gets too
 * many, calls that wait become one digest, news of answers another, and news of duty waits. What has no room stays a row of the journal;
 * nothing is dropped.
 * What a household hears waits for no flood and is merged with no other household's, because each has something to do of its own.
 * Messages of exercises are merged with nothing, count for nobody and use no place that is kept for P1; a correction waits for nothing.
 * Escalation thread.
 */
final class MessageQueue {
    /** Shortest time between two messages with a P1 to one person by one means when there are too many; a P1 is handed over within 2 s. */
    private static final long DIGEST_URGENT_MILLIS = 1_500;
    /** Shortest time between two digests to one person without a P1. */
    private static final long DIGEST_MILLIS = 60_000;

    private final EscalationBook book;
    private final Function<Notification, List<? extends PersonChannel>> channels;
    private final Function<String, Alarm> alarms;
    private final SendBudget budget = new SendBudget();
    private final PersonMessageLimit traffic = new PersonMessageLimit();
    private final HouseholdTurns turns = new HouseholdTurns();
    /** Channels with an open circuit that got a message in this turn: it tries whether they work again, and no other message does. */
    private final Set<String> tried = new HashSet<>();
    private long nextAt;

    /**
     * @param channels those that serve the means of a message's person, the first choice first
     * @param alarms   the alarm of an id, or null; from memory
     */
    MessageQueue(EscalationBook book, Function<Notification, List<? extends PersonChannel>> channels, Function<String, Alarm> alarms) {
        this.book = book;
        this.channels = channels;
        this.alarms = alarms;
    }

    /** Claims what can be handed over now. It is handed over once the claims are committed. */
    List<MessageDelivery> claim(long now) {
        Map<Boolean, List<Notification>> byHeld = book.rows().stream().filter(row -> row.state.isWaiting())
                .collect(Collectors.partitioningBy(book.matters::isHeld));
        byHeld.get(false).stream().filter(row -> row.kind == SubjectKind.ALARM)
                .forEach(row -> row.order = GasAlarmOrder.of(alarms.apply(row.subjectId)));
        List<Notification> waiting = byHeld.get(false).stream().sorted(Notification.URGENCY).toList();
        tried.clear();
        nextAt = waiting.stream().mapToLong(row -> row.nextAt).filter(at -> at > now).min().orElse(Escalation.NEVER);
        List<Notification> due = turns.of(waiting.stream().filter(row -> row.nextAt <= now).toList(), this::channelId);
        Map<String, List<Notification>> byPerson = due.stream().collect(Collectors.groupingBy(row -> row.person));
        List<MessageDelivery> claimed = new ArrayList<>();
        Set<Notification> done = new HashSet<>();
        for (Notification row : due) {
            if (!done.contains(row)) {
                List<Notification> together = together(row, byPerson.get(row.person), now);
                MessageDelivery delivery = together.isEmpty() ? null : delivery(together, now);
                done.addAll(together);
                if (delivery != null) {
                    claimed.add(delivery);
                    turns.sent(row);
                }
            }
        }
        if (claimed.size() < due.size() || !byHeld.get(true).isEmpty()) {
            nextAt = Math.min(nextAt, now + 250);
        }
        return claimed;
    }

    /** When a message that waits by plan is due, or room is looked for again. */
    long nextAt() {
        return nextAt;
    }

    /**
     * The waiting rows of its person that make one message with {@code row}, none that was claimed a moment ago; no rows if the person is to be left
     * alone for a moment.
     */
    private List<Notification> together(Notification row, List<Notification> due, long now) {
        if (row.isExercise() || row.purpose == MessagePurpose.CORRECTION) {
            return List.of(row);
        }
        if (HouseholdTurns.isToHousehold(row)) {
            return ofOneMatter(row, due);
        }
        if (row.purpose == MessagePurpose.DUTY && traffic.isMerging(row.person, now)
                && (row.priority != Priority.P1 || isHeldBack(row, now))) {
            return List.of();
        }
        boolean isMerging = row.purpose == MessagePurpose.CALL && row.priority == Priority.P4
                || row.purpose != MessagePurpose.DUTY && traffic.isMerging(row.person, now);
        if (!isMerging) {
            return ofOneMatter(row, due);
        }
        if (isHeldBack(row, now)) {
            return List.of();
        }
        return due.stream().filter(other -> isForSame(row, other)).toList();
    }

    private List<Notification> ofOneMatter(Notification row, List<Notification> due) {
        String matter = book.matters.of(row);
        return matter == null ? List.of(row) : due.stream().filter(other -> isForSame(row, other) && matter.equals(book.matters.of(other))).toList();
    }

    private static boolean isForSame(Notification row, Notification other) {
        return HouseholdTurns.isToHousehold(row) == HouseholdTurns.isToHousehold(other)
                && other.state.isWaiting() && other.purpose == row.purpose && other.person.equals(row.person) && !other.isExercise()
                && other.means == row.means && other.address.equals(row.address);
    }

    /** Whether the person got a message so recently that this one waits for others; only messages with a P1 hold back a P1. */
    private boolean isHeldBack(Notification row, long now) {
        return switch (row.priority) {
            case P1 -> traffic.quietMillis(row, now) < DIGEST_URGENT_MILLIS;
            case P2, P3 -> traffic.quietMillis(row, now) < DIGEST_MILLIS;
            case P4 -> row.purpose == MessagePurpose.NEWS && traffic.quietMillis(row, now) < DIGEST_MILLIS;
        };
    }

    private MessageDelivery delivery(List<Notification> rows, long now) {
        Notification first = rows.getFirst();
        PersonChannel channel = channelFor(first);
        if (channel == null) {
            rows.forEach(row -> unserved(row, now));
            return null;
        }
        SendRate rate = channel instanceof GuardedChannel guarded ? guarded.rate() : SendRate.UNLIMITED;
        if (!budget.take(channel.id(), rate, first.isExercise() ? Priority.P4 : first.priority, now)) {
            return null;
        }
        if (!first.isExercise() && !HouseholdTurns.isToHousehold(first)) {
            traffic.sent(first, now);
        }
        if (circuit(channel) != Circuit.CLOSED) {
            tried.add(channel.id());
        }
        rows.forEach(row -> claim(row, channel.id(), rows.size() > 1 ? first.id : 0, now));
        return new MessageDelivery(channel, rows);
    }

    /** The first that works at present, else the first; of a message that a channel refused, the first after that one. */
    private PersonChannel channelFor(Notification row) {
        List<PersonChannel> all = new ArrayList<>(channels.apply(row));
        IntStream.range(0, all.size()).filter(i -> all.get(i).id().equals(row.refusedBy)).findFirst()
                .ifPresent(i -> Collections.rotate(all, -i - 1));
        return all.stream().reduce((before, next) -> rank(next, row) < rank(before, row) ? next : before).orElse(null);
    }

    /**
     * 0 = it works; 1 = it refuses every address, but not yet this one; 2 = it refused this one; 3 = it is left alone. The channel itself learns of a
     * trial only when the message is handed over, after this turn.
     */
    private int rank(PersonChannel channel, Notification row) {
        Circuit circuit = circuit(channel);
        boolean isTried = circuit != Circuit.CLOSED && tried.contains(channel.id());
        if (channel instanceof GuardedChannel guarded && guarded.isLeftAlone() || isTried && circuit == Circuit.LEFT_ALONE) {
            return 3;
        }
        boolean isAvailable = !isTried && (!(channel instanceof GuardedChannel guarded) || guarded.isAvailable());
        return channel.id().equals(row.refusedBy) ? 2 : isAvailable ? 0 : 1;
    }

    private static Circuit circuit(PersonChannel channel) {
        return channel instanceof GuardedChannel guarded ? guarded.circuit() : Circuit.CLOSED;
    }

    private String channelId(Notification row) {
        PersonChannel channel = channelFor(row);
        return channel == null ? "" : channel.id();
    }

    private void claim(Notification row, String channel, long carrier, long now) {
        StoredEscalation stored = book.of(row.escalation);
        if (stored != null && row.purpose == MessagePurpose.CALL) {
            Subject subject = stored.calls().subject();
            row.about(subject);
        }
        row.state = NotificationState.CLAIMED;
        row.claimedAt = now;
        row.channel = channel;
        row.carrier = carrier;
        book.changed(row);
    }

    /** Its channel was removed from the settings meanwhile. */
    private void unserved(Notification row, long now) {
        if (row.isSiren()) {
            row.unheard(now + DIGEST_MILLIS);
            book.changed(row);
            return;
        }
        row.state = NotificationState.FAILED;
        row.result = "no channel serves this means";
        book.report(row, AttemptResult.NOT_REACHED, now);
    }

    /** A message is no longer on its way. */
    void done(MessageDelivery delivery) {
        budget.done(delivery.channel().id());
    }
}
