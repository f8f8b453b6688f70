package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.reminders.DueReminderStore;
import io.hazardwatch.gateway.reminders.DueReminders;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Decides which certificates of devices people are reminded of: 30 and 7 days before the newest one of a credential ends, and when it has. A device
 * that has renewed its certificate is not reminded of, nor is a revoked credential or one of a device that is no longer configured. Each is told once
 * ({@link DueReminders}). Owner's thread.
 */
public final class CertificateReminders {
    /** One is due from 30 days before its end until the book shows it no more, 30 days after it. */
    private static final Duration KEPT = Duration.ofDays(120);

    /**
     * Something to remind of.
     *
     * @param id           the same for the same certificate and step
     * @param site         that of the device; the first one of the enterprise for a credential of all of it
     * @param hazardSource that of the device; null if it has none
     * @param due          the day on which the certificate ends
     * @param daysLeft     0 or less once that day has come
     * @param hasEnded     whether it has ended; on its last day it still holds for hours
     */
    public record Reminder(String id, Site site, String hazardSource, DeviceCertificate certificate, LocalDate due, long daysLeft, boolean hasEnded) {
        /** The device; null for a credential of the whole enterprise. */
        public DeviceId device() {
            return certificate.credential().deviceId();
        }
    }

    /** The same people hear of all of that at once. */
    private record Place(String site, String hazardSource, boolean isOfAll) {}

    private final CertificateBook book;
    private final DueReminders<Reminder> reminders;

    public CertificateReminders(CertificateBook book, DueReminderStore store, DueReminders.Teller<Reminder> teller) {
        this.book = book;
        this.reminders = new DueReminders<>(store, teller, Reminder::id, KEPT);
    }

    /** Tells what is due; throws what the store throws. About once a minute. */
    public void look(Registry registry, long nowMillis) {
        reminders.look(nowMillis);
        reminders.untold(due(registry, nowMillis), nowMillis).stream().collect(Collectors.groupingBy(each ->
                new Place(each.site().enterprise() + '/' + each.site().site(), each.hazardSource(), each.device() == null), LinkedHashMap::new,
                Collectors.toList())).values().forEach(reminders::tell);
    }

    private List<Reminder> due(Registry registry, long nowMillis) {
        Map<String, Site> sites = new HashMap<>();
        Map<String, Site> firsts = new HashMap<>();
        registry.sites().forEach(site -> {
            sites.put(site.enterprise() + '/' + site.site(), site);
            firsts.putIfAbsent(site.enterprise(), site);
        });
        List<Reminder> all = new ArrayList<>();
        book.newest().forEach(certificate -> {
            DeviceId id = certificate.credential().deviceId();
            Device device = id == null ? null : registry.device(id);
            Site site = id == null ? firsts.get(certificate.credential().enterprise()) : sites.get(id.enterprise() + '/' + id.site());
            if (site != null && (id == null || device != null)) {
                add(all, certificate, site, device, nowMillis);
            }
        });
        return all;
    }

    private static void add(List<Reminder> all, DeviceCertificate certificate, Site site, Device device, long nowMillis) {
        LocalDate due = day(certificate.validUntil(), site);
        long left = DueReminders.daysLeft(day(nowMillis, site), due);
        boolean hasEnded = nowMillis >= certificate.validUntil();
        String hazardSource = device == null || device.points().isEmpty() ? null : device.points().getFirst().hazardSource();
        DueReminders.step(hasEnded ? 0 : Math.max(1, left)).ifPresent(step -> all.add(new Reminder("certificate " + certificate.credential().id()
                + ' ' + due + ' ' + step, site, hazardSource, certificate, due, left, hasEnded)));
    }

    private static LocalDate day(long millis, Site site) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), site.timezone());
    }
}
