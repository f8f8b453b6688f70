package io.hazardwatch.gateway.equipment;

import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.EquipmentState;
import io.hazardwatch.gateway.registry.ProofKind;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Decides which reminders of equipment are due: 30 and 7 days before a proof or a certificate, when it has become overdue, and as soon as a bypass
 * lasts longer than it was meant to. Each is told once; one that could not be handed over is tried again, and one that reached nobody is tried
 * again a day later. Of several steps that have passed only the last is told. Owner's thread.
 */
public final class EquipmentReminders {
    /** Days before a date at which people are reminded, then the date itself. */
    private static final int[] STEPS = {0, 7, 30};
    private static final long KEPT_DAYS = 800;
    private static final long DAY_MILLIS = 86_400_000;

    /**
     * Something to remind of.
     *
     * @param id        the same for the same matter and step
     * @param proof     null for a certificate and for a bypass
     * @param bypass    null unless it is one that lasts too long
     * @param due       the day that comes near or has passed
     * @param daysLeft  0 or less once it has passed
     */
    public record Reminder(String id, Site site, Equipment equipment, ProofKind proof, EquipmentBypass bypass, LocalDate due, long daysLeft) {}

    /** Takes reminders to send; never blocks. */
    @FunctionalInterface
    public interface Teller {
        /**
         * Takes what is to be told to the people of one hazard source at once.
         *
         * @return whether it is stored for sending to somebody; false if there is nobody who can be reached
         */
        CompletionStage<Boolean> tell(List<Reminder> reminders);
    }

    /** The people of one hazard source hear of a matter together. */
    private record Place(String site, String hazardSource) {}

    private final EquipmentStore store;
    private final Teller teller;
    private final Map<List<String>, CompletableFuture<Boolean>> handed = new LinkedHashMap<>();
    /** When to try again what reached nobody, ms since the epoch. A restart tries at once. */
    private final Map<String, Long> unheard = new HashMap<>();
    private Set<String> told;

    public EquipmentReminders(EquipmentStore store, Teller teller) {
        this.store = store;
        this.teller = teller;
    }

    /** Tells what is due; throws what the store throws. About once a minute. */
    public void look(Registry registry, EquipmentStandings standings, long nowMillis) {
        if (told == null) {
            store.forgetReminders(nowMillis - KEPT_DAYS * DAY_MILLIS);
            told = new HashSet<>(store.reminders());
        }
        settle(nowMillis);
        Set<String> underWay = handed.keySet().stream().flatMap(List::stream).collect(Collectors.toSet());
        Map<Place, List<Reminder>> due = due(registry, standings, nowMillis).stream()
                .filter(each -> !told.contains(each.id()) && !underWay.contains(each.id()) && unheard.getOrDefault(each.id(), 0L) <= nowMillis)
                .collect(Collectors.groupingBy(each ->
                        new Place(each.site().enterprise() + '/' + each.site().site(), each.equipment().hazardSource()), LinkedHashMap::new,
                        Collectors.toList()));
        due.values().forEach(together -> handed.put(together.stream().map(Reminder::id).toList(), teller.tell(together).toCompletableFuture()));
    }

    /** Writes down what was taken, and tries again what was not. */
    private void settle(long nowMillis) {
        for (List<String> ids : List.copyOf(handed.keySet())) {
            CompletableFuture<Boolean> taken = handed.get(ids);
            if (taken.isDone() && !taken.isCompletedExceptionally() && taken.join()) {
                ids.forEach(id -> store.reminded(id, nowMillis));
                told.addAll(ids);
                ids.forEach(unheard::remove);
            } else if (taken.isDone() && !taken.isCompletedExceptionally()) {
                unheard.values().removeIf(again -> again < nowMillis - DAY_MILLIS);
                ids.forEach(id -> unheard.put(id, nowMillis + DAY_MILLIS));
            }
            if (taken.isDone()) {
                handed.remove(ids);
            }
        }
    }

    private static List<Reminder> due(Registry registry, EquipmentStandings standings, long nowMillis) {
        List<Reminder> all = new ArrayList<>();
        for (Site site : registry.sites()) {
            LocalDate today = day(nowMillis, site.timezone());
            for (Equipment equipment : site.plant().guarded().equipment()) {
                if (equipment.state() != EquipmentState.OUT_OF_SERVICE) {
                    add(all, site, standings.of(site, equipment), today, nowMillis);
                }
            }
        }
        return all;
    }

    private static void add(List<Reminder> all, Site site, EquipmentStanding standing, LocalDate today, long nowMillis) {
        Equipment equipment = standing.equipment();
        standing.dates().forEach((kind, dates) -> addDated(all, site, equipment, kind, dates.due(), today));
        addDated(all, site, equipment, null, equipment.certificate().until(), today);
        EquipmentBypass bypass = standing.bypass();
        if (bypass != null && bypass.untilMillis() <= nowMillis) {
            LocalDate until = day(bypass.untilMillis(), site.timezone());
            all.add(new Reminder("bypass " + bypass.id(), site, equipment, null, bypass, until, ChronoUnit.DAYS.between(today, until)));
        }
    }

    private static LocalDate day(long millis, ZoneId zone) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
    }

    private static void addDated(List<Reminder> all, Site site, Equipment equipment, ProofKind kind, LocalDate due, LocalDate today) {
        long left = due == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(today, due);
        for (int step : STEPS) {
            if (left <= step) {
                String id = EquipmentKey.of(site, equipment) + " " + (kind == null ? "certificate" : kind.wire()) + ' ' + due + ' ' + step;
                all.add(new Reminder(id, site, equipment, kind, null, due, left));
                return;
            }
        }
    }
}
