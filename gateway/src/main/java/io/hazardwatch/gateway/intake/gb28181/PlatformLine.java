package io.hazardwatch.gateway.intake.gb28181;

import io.hazardwatch.gateway.model.CameraFault;
import io.hazardwatch.gateway.model.ChannelReport;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One platform: whether it is registered and heard, and what it said of the channels that cameras of site files name. Any thread; times are of
 * the monotonic clock.
 */
final class PlatformLine {
    /** Ids of one catalog that are kept to see whether it is complete; of a larger one nobody is missed. */
    private static final int CATALOG_MAX = 10_000;
    private static final int FAILED_MAX = 1_000;
    /** Queries without a word about a channel until what was said of it is too old. */
    private static final int OVERDUE_QUERIES = 3;

    /** @param isOfEvent whether an event said so, which a catalog cannot revoke: it only knows on and off */
    private record Channel(CameraFault fault, boolean isOfEvent, long toldNanos) {}

    private final Gb28181Platform platform;
    private final long catalogMillis;
    private final Map<String, Channel> channels = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Set<String> listed = new HashSet<>();
    private Set<String> wanted = Set.of();
    private InetSocketAddress address;
    private String call = "";
    private boolean isLoggedOn;
    private long untilNanos;
    private long aliveNanos;
    private long registrations;
    private boolean isWell = true;
    private boolean isCatalogWanted;
    private long doubts;
    private String number = "";

    PlatformLine(Gb28181Platform platform, long catalogMillis) {
        this.platform = platform;
        this.catalogMillis = catalogMillis;
    }

    Gb28181Platform platform() {
        return platform;
    }

    /** Which channels anybody asks for; others are not kept. A new one makes the catalog be asked for. */
    synchronized void want(Set<String> ids) {
        if (!ids.equals(wanted)) {
            isCatalogWanted |= !wanted.containsAll(ids);
            wanted = Set.copyOf(ids);
            channels.keySet().retainAll(wanted);
        }
    }

    /**
     * It has proved its password; whether it begins anew: it was not registered before, or from another address, or has another Call-ID, which it
     * keeps while it runs (RFC 3261 §10.2). After an absence nothing that it said before is believed. Another Call-ID alone is no sign of life and
     * proves no restart, because some platforms take one for each renewal, and a lost picture is not told again by those: it is only asked whether
     * the platform still knows its subscription, see {@link #doubts}.
     */
    synchronized boolean registered(InetSocketAddress from, String callId, long until, long nowNanos) {
        boolean isReturn = !isRegistered(nowNanos) || !from.getAddress().equals(address.getAddress());
        boolean isNew = isReturn || !callId.equals(call);
        address = from;
        call = callId;
        isLoggedOn = true;
        untilNanos = until;
        aliveNanos = isReturn ? nowNanos : aliveNanos;
        isCatalogWanted |= isNew;
        if (isReturn) {
            registrations++;
            isWell = true;
            failed.clear();
            channels.clear();
        } else if (isNew) {
            doubts++;
        }
        return isNew;
    }

    /** Nobody would tell the end of what events told: the platform has forgotten that it was to tell. */
    synchronized void forgetEvents() {
        channels.values().removeIf(Channel::isOfEvent);
        isCatalogWanted = true;
    }

    synchronized void loggedOff() {
        isLoggedOn = false;
    }

    synchronized boolean isRegistered(long nowNanos) {
        return isLoggedOn && nowNanos - untilNanos < 0;
    }

    /** Where it registered from; null if it never did. */
    synchronized InetSocketAddress address() {
        return address;
    }

    /** How often it may have begun anew within a registration since the start. */
    synchronized long doubts() {
        return doubts;
    }

    /** How often it has come back since the start. */
    synchronized long registrations() {
        return registrations;
    }

    private boolean isSilent(long nowNanos) {
        return nowNanos - aliveNanos > TimeUnit.MILLISECONDS.toNanos(platform.missedMax() * platform.keepAliveMillis());
    }

    /** @param broken ids of what has failed */
    synchronized void keepAlive(String status, List<String> broken, long nowNanos) {
        isCatalogWanted |= isSilent(nowNanos);
        aliveNanos = nowNanos;
        isWell = isOn(status);
        failed.clear();
        broken.stream().limit(FAILED_MAX).forEach(failed::add);
    }

    /** Whether the catalog is to be asked for now, outside its turn; asked once. */
    synchronized boolean takeCatalogWanted() {
        boolean taken = isCatalogWanted;
        isCatalogWanted = false;
        return taken;
    }

    /** A query with that number goes out. */
    synchronized void queried(String sn) {
        number = sn;
        listed.clear();
    }

    /** A part of an answer to a query. Once as many channels were listed as it has, those that were not are missing. */
    synchronized void catalog(PlatformDocument part, long nowNanos) {
        for (PlatformDocument.Item item : part.items()) {
            if (wanted.contains(item.id())) {
                Channel before = channels.get(item.id());
                boolean isHeld = before != null && before.isOfEvent() && isOn(item.status());
                channels.put(item.id(), isHeld ? new Channel(before.fault(), true, nowNanos)
                        : new Channel(isOn(item.status()) ? null : fault(item.status()), false, nowNanos));
            }
        }
        if (!part.number().equals(number) || number.isEmpty()) {
            return;
        }
        part.items().stream().map(PlatformDocument.Item::id).filter(id -> listed.size() < CATALOG_MAX).forEach(listed::add);
        if (part.total() >= 0 && part.total() < CATALOG_MAX && listed.size() >= part.total()) {
            wanted.stream().filter(id -> !listed.contains(id))
                    .forEach(id -> channels.put(id, new Channel(CameraFault.CHANNEL_MISSING, false, nowNanos)));
            number = "";
        }
    }

    /** Something has happened to channels. */
    synchronized void events(PlatformDocument notice, long nowNanos) {
        for (PlatformDocument.Item item : notice.items()) {
            if (wanted.contains(item.id())) {
                switch (item.event().toUpperCase(Locale.ROOT)) {
                    case "ON" -> channels.put(item.id(), new Channel(null, false, nowNanos));
                    case "OFF" -> channels.put(item.id(), new Channel(CameraFault.CHANNEL_OFF, false, nowNanos));
                    case "DEL" -> channels.put(item.id(), new Channel(CameraFault.CHANNEL_MISSING, false, nowNanos));
                    case "VLOST", "DEFECT" -> channels.put(item.id(), new Channel(fault(item.event()), true, nowNanos));
                    default -> isCatalogWanted = true; // added or changed: how it is now must be asked
                }
            }
        }
    }

    private static boolean isOn(String status) {
        return status.equalsIgnoreCase("ON") || status.equalsIgnoreCase("OK") || status.equalsIgnoreCase("ONLINE");
    }

    private static CameraFault fault(String status) {
        return switch (status.toUpperCase(Locale.ROOT)) {
            case "VLOST" -> CameraFault.VIDEO_LOST;
            case "DEFECT" -> CameraFault.CHANNEL_DEFECT;
            default -> CameraFault.CHANNEL_OFF;
        };
    }

    /** What holds for the platform as a whole; null if it is registered, heard and well. */
    synchronized CameraFault fault(long nowNanos) {
        if (!isRegistered(nowNanos)) {
            return CameraFault.PLATFORM_AWAY;
        }
        return isSilent(nowNanos) ? CameraFault.PLATFORM_SILENT : isWell ? null : CameraFault.PLATFORM_FAULT;
    }

    /** What holds for a channel. */
    synchronized ChannelReport report(String id, long nowMillis, long nowNanos) {
        CameraFault whole = fault(nowNanos);
        long aliveAge = nowNanos - aliveNanos;
        if (whole != null) {
            return new ChannelReport(registrations > 0, whole, registrations > 0 ? before(nowMillis, aliveAge) : 0);
        }
        Channel known = channels.get(id);
        if (failed.contains(id)) {
            return new ChannelReport(true, CameraFault.CHANNEL_DEFECT, before(nowMillis, aliveAge));
        }
        if (known == null) {
            // a whole catalog without it would have said so
            return new ChannelReport(false, CameraFault.CHANNEL_MISSING, before(nowMillis, aliveAge));
        }
        long age = nowNanos - known.toldNanos();
        if (known.fault() == null && age > TimeUnit.MILLISECONDS.toNanos(OVERDUE_QUERIES * catalogMillis)) {
            return new ChannelReport(true, CameraFault.CATALOG_OVERDUE, before(nowMillis, age));
        }
        return new ChannelReport(true, known.fault(), before(nowMillis, Math.max(aliveAge, age)));
    }

    private static long before(long nowMillis, long ageNanos) {
        return nowMillis - TimeUnit.NANOSECONDS.toMillis(ageNanos);
    }
}
