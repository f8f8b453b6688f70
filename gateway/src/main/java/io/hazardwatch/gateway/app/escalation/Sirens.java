package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.PlannedCall;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.ContactMeansKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Switches sirens on while calls that nobody answered want them, with their level of the chain or after the last one, and off afterwards.
 * What a siren was last told is its newest row in the journal, so a restart changes nothing. A siren that did not confirm is told again until
 * it does. Escalation thread.
 */
final class Sirens {
    /** A confirmation that was lost is waited for no longer than this. */
    private static final long HEARD_MILLIS_MAX = 310_000;

    /** A siren and the channel that switches it. */
    record Device(String channel, String name) {
        String person() {
            return Notification.SIREN + name;
        }
    }

    private record Wanted(Device device, StoredEscalation by) {}

    private final EscalationBook book;
    private final Function<Escalation, List<Device>> devices;
    private final CallConditions conditions;
    private final Set<String> reported = new HashSet<>();

    /** @param devices sirens where the subject is whose level the calls have reached */
    Sirens(EscalationBook book, Function<Escalation, List<Device>> devices, CallConditions conditions) {
        this.book = book;
        this.devices = devices;
        this.conditions = conditions;
    }

    /** Plans whatever differs between what the calls want and what each siren was last told. */
    void look(long now) {
        Map<String, Wanted> wanted = wanted();
        Map<String, Notification> last = last();
        wanted.forEach((name, want) -> {
            Notification told = last.get(name);
            if (told == null || !told.isSirenOn() || told.state == NotificationState.CANCELLED || told.state == NotificationState.FAILED
                    || told.state.isWaiting() && !want.device().channel().equals(told.channel)) {
                tell(want.by().calls().subject(), want.by().id(), want.device(), true, told, now);
            }
        });
        for (Notification told : last.values()) {
            if (told.isSirenOn() && !wanted.containsKey(told.person)) {
                switchOff(told, now);
            }
            look(told, now);
        }
    }

    private Map<String, Wanted> wanted() {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (StoredEscalation each : book.all()) {
            if (book.isSirenWanted(each)) {
                devices.apply(each.calls()).forEach(device -> wanted.putIfAbsent(device.person(), new Wanted(device, each)));
            }
        }
        return wanted;
    }

    private Map<String, Notification> last() {
        Map<String, Notification> last = new HashMap<>();
        book.rows().stream().filter(Notification::isSiren).forEach(row -> last.merge(row.person, row, (a, b) -> a.id > b.id ? a : b));
        return last;
    }

    private void tell(Subject about, long escalation, Device device, boolean isOn, Notification before, long now) {
        if (before != null && !before.isTakenBack) {
            book.takeBack(before);
        }
        Notification row = book.add(escalation, about, new PlannedCall(UUID.randomUUID().toString(), device.person(), ContactMeansKind.APP,
                device.name(), isOn ? Notification.ON : Notification.OFF, 0, MessagePurpose.SIREN, now), now);
        row.channel = device.channel();
    }

    /** Needs no "off" only if it was never handed over and the siren confirmed the "off" before it; an earlier "on" may still sound. */
    private void switchOff(Notification on, long now) {
        if (on.claimedAt > 0 || !isOffBefore(on)) {
            tell(on.subject(), on.escalation, new Device(on.channel, on.address), false, on, now);
        } else if (!on.isTakenBack) {
            book.takeBack(on);
        }
    }

    /** Whether the siren is known to have been off before that row. The book forgets rows, so one without any may be on. */
    private boolean isOffBefore(Notification on) {
        Notification before = book.rows().stream().filter(row -> row.isSiren() && row.person.equals(on.person) && row.id < on.id)
                .max(Comparator.comparingLong(row -> row.id)).orElse(null);
        return before != null && !before.isSirenOn() && (before.state == NotificationState.DELIVERED || before.state == NotificationState.SEEN);
    }

    private void look(Notification told, long now) {
        if (told.state == NotificationState.ACCEPTED && now - told.acceptedAt > HEARD_MILLIS_MAX) {
            told.unheard(now);
            book.changed(told);
        }
        if (told.state == NotificationState.RETRY && reported.add(told.key + told.attempts)) {
            conditions.unheard(told, now);
        } else if (told.state == NotificationState.DELIVERED) {
            reported.removeIf(key -> key.startsWith(told.key));
        }
    }
}
