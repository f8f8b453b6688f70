package io.hazardwatch.gateway.equipment;

import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.EquipmentState;
import io.hazardwatch.gateway.registry.ProofKind;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.reminders.DueReminders;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Decides which reminders of equipment are due: 30 and 7 days before a proof or a certificate, when it has become overdue, and as soon as a bypass
 * lasts longer than it was meant to. Each is told once ({@link DueReminders}); of several steps that have passed only the last. Owner's thread.
 */
public final class EquipmentReminders {
    private static final Duration KEPT = Duration.ofDays(800);

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

    /** The people of one hazard source hear of a matter together. */
    private record Place(String site, String hazardSource) {}

    private final DueReminders<Reminder> reminders;

    public EquipmentReminders(EquipmentStore store, DueReminders.Teller<Reminder> teller) {
        this.reminders = new DueReminders<>(store, teller, Reminder::id, KEPT);
    }

    /** Tells what is due; throws what the store throws. About once a minute. */
    public void look(Registry registry, EquipmentStandings standings, long nowMillis) {
        reminders.look(nowMillis);
        reminders.untold(due(registry, standings, nowMillis), nowMillis).stream().collect(Collectors.groupingBy(each ->
                new Place(each.site().enterprise() + '/' + each.site().site(), each.equipment().hazardSource()), LinkedHashMap::new,
                Collectors.toList())).values().forEach(reminders::tell);
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
            all.add(new Reminder("bypass " + bypass.id(), site, equipment, null, bypass, until, DueReminders.daysLeft(today, until)));
        }
    }

    private static LocalDate day(long millis, ZoneId zone) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
    }

    private static void addDated(List<Reminder> all, Site site, Equipment equipment, ProofKind kind, LocalDate due, LocalDate today) {
        long left = DueReminders.daysLeft(today, due);
        DueReminders.step(left).ifPresent(step -> all.add(new Reminder(EquipmentKey.of(site, equipment) + " "
                + (kind == null ? "certificate" : kind.wire()) + ' ' + due + ' ' + step, site, equipment, kind, null, due, left)));
    }
}
