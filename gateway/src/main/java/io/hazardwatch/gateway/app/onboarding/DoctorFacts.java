package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.accounts.ListedCredential;
import io.hazardwatch.gateway.intake.DoorLog;
import io.hazardwatch.gateway.intake.Rejected;
import io.hazardwatch.gateway.intake.TopicResolver;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.onboarding.doctor.DeviceDoor;
import io.hazardwatch.gateway.onboarding.doctor.DoctorReport;
import io.hazardwatch.gateway.onboarding.doctor.PointFact;
import io.hazardwatch.gateway.onboarding.doctor.RejectFact;
import io.hazardwatch.gateway.onboarding.doctor.UnknownPoint;
import io.hazardwatch.gateway.onboarding.doctor.UnknownPoints;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What doors, quarantine, lanes and journal know of a device. Doctor thread, which may wait for the journal. */
final class DoctorFacts {
    private static final int SUBJECTS_MAX = 1_000;
    private static final long FORGOTTEN_MILLIS = 60_000;

    private final DoctorSources sources;
    private final FollowedDevices followed;
    private final Map<PointId, ArrivalWindow> arrivals = new HashMap<>();

    DoctorFacts(DoctorSources sources) {
        this(sources, new FollowedDevices(sources));
    }

    DoctorFacts(DoctorSources sources, FollowedDevices followed) {
        this.sources = sources;
        this.followed = followed;
    }

    /** Devices that have had a credential of their own only since then. */
    List<DeviceId> newDevices(long sinceMillis) {
        return enterprises().stream().flatMap(enterprise -> sources.credentials().apply(enterprise).stream())
                .filter(each -> each.credential().deviceId() != null && each.createdAt() >= sinceMillis)
                .map(each -> each.credential().deviceId()).toList();
    }

    /** Any thread. */
    List<DoorLog.Stranger> strangers() {
        return sources.door().strangers();
    }

    private Set<String> enterprises() {
        return sources.registry().get().sites().stream().map(site -> site.enterprise()).collect(Collectors.toSet());
    }

    /** Looks once a second at the devices that somebody watches, and at those that are followed anyhow. */
    void look(Collection<DeviceId> watched, long nowMillis) {
        sample(watched, nowMillis);
        sample(followed.ids(), nowMillis);
        arrivals.values().removeIf(window -> window.isOlderThan(FORGOTTEN_MILLIS, nowMillis));
        followed.look(nowMillis);
    }

    /** Looks at the readings of devices. */
    void sample(Collection<DeviceId> devices, long nowMillis) {
        Registry registry = sources.registry().get();
        for (DeviceId id : devices) {
            Device device = registry.device(id);
            for (Point point : device == null ? List.<Point>of() : device.points()) {
                Reading last = sources.last().of(point);
                if (last != null) {
                    arrivals.computeIfAbsent(point.id(), unused -> new ArrivalWindow(DeviceDoor.of(device.binding()))).see(point, last, nowMillis);
                }
            }
        }
    }

    /** All that is known of a device; null if there is none of that name. */
    DoctorReport report(DeviceId id, long nowMillis) {
        Device device = sources.registry().get().device(id);
        return device == null ? null : new EnterpriseFacts(sources, id.enterprise(), nowMillis)
                .report(device, points(device, followed.ask(device, nowMillis)));
    }

    /** A credential by the name that lists show, with its device if it has one; null if there is none. */
    DoctorReport report(String enterprise, String username, long nowMillis) {
        ListedCredential credential = sources.credentials().apply(enterprise).stream().filter(each -> each.shown().equals(username)).findFirst()
                .orElse(null);
        if (credential == null) {
            return null;
        }
        DeviceId id = credential.credential().deviceId();
        DoctorReport ofDevice = id == null ? null : report(id, nowMillis);
        return ofDevice != null ? ofDevice : new EnterpriseFacts(sources, enterprise, nowMillis).report(credential);
    }

    /** Devices and credentials of an enterprise, by what the journal said when it was last asked; those with something wrong first. */
    List<DoctorReport> reports(String enterprise, long nowMillis) {
        EnterpriseFacts all = new EnterpriseFacts(sources, enterprise, nowMillis);
        List<DoctorReport> shown = Stream.concat(all.shared().stream().map(all::report),
                all.devices().stream().map(device -> all.report(device, points(device, followed.known(device.id())))))
                .sorted(Comparator.comparing(report -> report.firstWrong() == null ? 1 : 0)).limit(SUBJECTS_MAX).toList();
        Registry registry = sources.registry().get();
        followed.read(shown.stream().filter(report -> report.device() != null).map(report -> registry.device(report.device()))
                .filter(Objects::nonNull).toList(), nowMillis);
        return shown;
    }

    /** Devices by what the journal said when it was last asked, because no step is wrong by it; those that are gone left out. */
    List<DoctorReport> reports(Collection<DeviceId> devices, long nowMillis) {
        Registry registry = sources.registry().get();
        Map<String, EnterpriseFacts> enterprises = new HashMap<>();
        return devices.stream().map(registry::device).filter(Objects::nonNull).map(device -> enterprises
                .computeIfAbsent(device.id().enterprise(), name -> new EnterpriseFacts(sources, name, nowMillis))
                .report(device, points(device, followed.known(device.id())))).toList();
    }

    /** Points that devices of an enterprise send and nobody has configured. */
    List<UnknownPoint> unknownPoints(String enterprise) {
        Map<String, DeviceId> own = sources.credentials().apply(enterprise).stream().map(ListedCredential::credential)
                .filter(each -> each.deviceId() != null).collect(Collectors.toMap(Credential::id, Credential::deviceId, (first, second) -> first));
        List<RejectFact> rejects = sources.rejects().recent(enterprise).stream().map(each -> inFull(each, own)).toList();
        return UnknownPoints.in(rejects, enterprise, sources.registry().get());
    }

    /** A reject of the topic of the credential's own device, with the name of that device. */
    private static RejectFact inFull(Rejected each, Map<String, DeviceId> own) {
        DeviceId device = each.origin().topic().equals(TopicResolver.SELF) ? own.get(each.origin().credentialId()) : null;
        return device == null ? EnterpriseFacts.fact(each) : new RejectFact(each.arrivalMillis(), "hazard/v1/" + device + "/telemetry",
                each.reason(), each.detail(), each.excerpt());
    }

    private List<PointFact> points(Device device, Map<PointId, PointAlarms> alarms) {
        return device.points().stream().map(point -> fact(point, alarms.getOrDefault(point.id(), PointAlarms.NONE))).toList();
    }

    private PointFact fact(Point point, PointAlarms alarms) {
        ArrivalWindow seen = arrivals.get(point.id());
        return new PointFact(point, sources.last().of(point), seen == null ? Double.NaN : seen.intervalMillis(point),
                seen == null ? 0 : seen.repeats(), alarms.alarmAt(), alarms.seenAt());
    }
}
