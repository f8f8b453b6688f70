package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.accounts.ListedCredential;
import io.hazardwatch.gateway.intake.DoorLog;
import io.hazardwatch.gateway.intake.Rejected;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.onboarding.doctor.CredentialFacts;
import io.hazardwatch.gateway.onboarding.doctor.DeviceDoor;
import io.hazardwatch.gateway.onboarding.doctor.DeviceFacts;
import io.hazardwatch.gateway.onboarding.doctor.Diagnosis;
import io.hazardwatch.gateway.onboarding.doctor.DoctorReport;
import io.hazardwatch.gateway.onboarding.doctor.PointFact;
import io.hazardwatch.gateway.onboarding.doctor.RejectFact;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known of an enterprise, read once for all its devices and credentials. Doctor thread. */
final class EnterpriseFacts {
    /** Latest reading of the devices that credentials of the whole enterprise serve, and whether a point of those is overdue. */
    private record Served(long lastMillis, boolean isMissed) {
        static final Served NOTHING = new Served(0, false);
    }

    private final DoctorSources sources;
    private final long nowMillis;
    private final List<Device> devices;
    private final Map<DeviceId, List<ListedCredential>> own = new HashMap<>();
    private final List<ListedCredential> shared = new ArrayList<>();
    private final ListedCredential sharedBest;
    private final List<Rejected> rejects;
    private final Set<String> siblings;
    private Served served;

    EnterpriseFacts(DoctorSources sources, String enterprise, long nowMillis) {
        this.sources = sources;
        this.nowMillis = nowMillis;
        this.devices = sources.registry().get().sites().stream().filter(site -> site.enterprise().equals(enterprise))
                .flatMap(site -> site.devices().stream()).toList();
        for (ListedCredential each : sources.credentials().apply(enterprise)) {
            DeviceId id = each.credential().deviceId();
            (id == null ? shared : own.computeIfAbsent(id, unused -> new ArrayList<>())).add(each);
        }
        this.sharedBest = best(shared);
        this.rejects = sources.rejects().recent(enterprise);
        this.siblings = devices.stream().map(device -> device.id().site() + '/' + device.id().device()).collect(Collectors.toUnmodifiableSet());
    }

    List<Device> devices() {
        return devices;
    }

    /** Credentials of the whole enterprise. */
    List<ListedCredential> shared() {
        return shared;
    }

    /** One that has not ended before one that has, else the one that was used last; null if there is none. */
    private ListedCredential best(List<ListedCredential> credentials) {
        return credentials.stream().max(Comparator.comparing((ListedCredential each) -> each.endsAt() == 0 || each.endsAt() > nowMillis)
                .thenComparing(each -> sources.door().of(each.credential().id()).loggedInAt())).orElse(null);
    }

    /** How a credential of the whole enterprise stands by itself. */
    DoctorReport report(ListedCredential credential) {
        List<RejectFact> said = rejects.stream().filter(each -> each.origin().credentialId().equals(credential.credential().id()))
                .map(EnterpriseFacts::fact).toList();
        Served by = served(credential);
        DeviceFacts facts = new DeviceFacts(null, facts(credential), said, List.of(), siblings, DeviceDoor.CREDENTIAL, by.lastMillis(),
                by.isMissed());
        return new DoctorReport(null, credential.shown(), credential.credential().name(), Diagnosis.of(facts, nowMillis));
    }

    /** How a device stands, with its own credential before those of the whole enterprise. */
    DoctorReport report(Device device, List<PointFact> points) {
        DeviceId id = device.id();
        DeviceDoor door = DeviceDoor.of(device.binding());
        ListedCredential credential = door != DeviceDoor.CREDENTIAL ? null : own.containsKey(id) ? best(own.get(id)) : sharedBest;
        String topic = "hazard/v1/" + id + "/telemetry";
        List<RejectFact> said = rejects.stream().filter(each -> each.origin().topic().equalsIgnoreCase(topic) || credential != null
                && credential.credential().deviceId() != null && each.origin().credentialId().equals(credential.credential().id()))
                .map(EnterpriseFacts::fact).toList();
        DeviceFacts facts = new DeviceFacts(id, credential == null ? null : facts(credential), said, points, siblings, door, 0, false);
        return new DoctorReport(id, credential == null ? null : credential.shown(), credential == null ? null : credential.credential().name(),
                Diagnosis.of(facts, nowMillis));
    }

    static RejectFact fact(Rejected each) {
        return new RejectFact(each.arrivalMillis(), each.origin().topic(), each.reason(), each.detail(), each.excerpt());
    }

    private CredentialFacts facts(ListedCredential credential) {
        DoorLog.Contact contact = sources.door().of(credential.credential().id());
        return new CredentialFacts(credential.shown(), credential.credential().deviceId() == null, credential.refused().lastMillis(),
                credential.refused().lastFailure(), contact.loggedInAt(), contact.goneAt(), contact.takeovers(nowMillis), contact.slowedAt(),
                contact.isTls(), sources.hasTls() && !contact.isLocal(), credential.endsAt());
    }

    /** Nothing by a credential that was never used; of two that were, the same by both. */
    private Served served(ListedCredential credential) {
        if (credential.credential().deviceId() != null || sources.door().of(credential.credential().id()).loggedInAt() == 0) {
            return Served.NOTHING;
        }
        if (served == null) {
            served = served();
        }
        return served;
    }

    /** Served are devices that need a credential and have none of their own. */
    private Served served() {
        long lastMillis = 0;
        boolean isMissed = false;
        for (Device device : devices) {
            if (DeviceDoor.of(device.binding()) == DeviceDoor.CREDENTIAL && !own.containsKey(device.id())) {
                for (Point point : device.points()) {
                    Reading last = sources.last().of(point);
                    if (last != null) {
                        lastMillis = Math.max(lastMillis, last.arrivalMillis());
                        isMissed |= Diagnosis.ageMillis(last.arrivalMillis(), nowMillis) > Diagnosis.patience(point, DeviceDoor.CREDENTIAL);
                    }
                }
            }
        }
        return new Served(lastMillis, isMissed);
    }
}
