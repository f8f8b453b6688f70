package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The certificates by which devices log in. Checks work from memory on any thread; changes block, one at a time, and are complete when they are in
 * the relational store.
 */
public final class CertificateBook {
    /** A credential has at most this many certificates that hold, so that a device which renews again and again fills nothing. */
    public static final int EACH_MAX = 5;
    /** Ended certificates are shown, and the list of revoked ones names them, for this long. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final Comparator<DeviceCertificate> NEWEST_FIRST = Comparator.comparing(DeviceCertificate::takenAt)
            .thenComparing(DeviceCertificate::fingerprint).reversed();

    private final CopiedStore store;
    private final Clock clock;
    private final Map<String, DeviceCertificate> byFingerprint = new ConcurrentHashMap<>();
    /** Certificates of each credential by its id, the newest first; immutable lists. */
    private final Map<String, List<DeviceCertificate>> byCredential = new ConcurrentHashMap<>();

    private CertificateBook(CopiedStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Reads the certificates from the store, and again whenever the store returns.
     *
     * @param copy a store on this machine for times when {@code database} is away; null when {@code database} is on this machine itself
     */
    public static CertificateBook open(Database database, Database copy, Clock clock) {
        CertificateBook book = new CertificateBook(new CopiedStore(database, copy), clock);
        book.know(book.store.readLast(CertificateTable::all));
        database.onReturn(book::readAgain);
        return book;
    }

    /** A store that returns empty has lost its contents, and what was known holds until the next start. */
    private synchronized void readAgain() {
        List<DeviceCertificate> present = store.read(CertificateTable::all);
        if (!present.isEmpty()) {
            know(present);
        }
    }

    private synchronized void know(List<DeviceCertificate> present) {
        Map<String, List<DeviceCertificate>> ofCredentials = present.stream().collect(Collectors.groupingBy(each -> each.credential().id()));
        byFingerprint.keySet().retainAll(present.stream().map(DeviceCertificate::fingerprint).collect(Collectors.toSet()));
        byCredential.keySet().retainAll(ofCredentials.keySet());
        present.forEach(each -> byFingerprint.put(each.fingerprint(), each));
        ofCredentials.forEach((credential, all) -> byCredential.put(credential, all.stream().sorted(NEWEST_FIRST).toList()));
        if (!present.isEmpty()) {
            store.writeCopy(handle -> CertificateTable.replaceAll(handle, present));
        }
    }

    private void keep(DeviceCertificate changed) {
        byFingerprint.put(changed.fingerprint(), changed);
        byCredential.compute(changed.credential().id(), (id, before) -> Stream.concat(Stream.of(changed), others(before, changed))
                .sorted(NEWEST_FIRST).toList());
    }

    private void drop(DeviceCertificate old) {
        byFingerprint.remove(old.fingerprint());
        byCredential.computeIfPresent(old.credential().id(), (id, before) -> {
            List<DeviceCertificate> left = others(before, old).toList();
            return left.isEmpty() ? null : left;
        });
    }

    private static Stream<DeviceCertificate> others(List<DeviceCertificate> all, DeviceCertificate one) {
        return all == null ? Stream.empty() : all.stream().filter(each -> !each.fingerprint().equals(one.fingerprint()));
    }

    /** The credential of a certificate that holds now; null otherwise. Any thread, from memory. */
    public Credential authenticate(String fingerprint) {
        DeviceCertificate known = fingerprint == null ? null : byFingerprint.get(fingerprint);
        return known != null && known.holdsAt(clock.millis()) ? known.credential() : null;
    }

    /** Whether any certificate of that credential holds now. Any thread, from memory. */
    public boolean holds(Credential credential) {
        List<DeviceCertificate> all = byCredential.get(credential.id());
        long now = clock.millis();
        return all != null && all.stream().anyMatch(each -> each.holdsAt(now));
    }

    /** The certificate of that fingerprint; null when there is none. Any thread, from memory. */
    public DeviceCertificate find(String fingerprint) {
        return byFingerprint.get(fingerprint);
    }

    /** How a certificate stands now, revocation aside. */
    public DeviceCertificate.Standing standing(DeviceCertificate certificate) {
        return certificate.standingAt(clock.millis());
    }

    /** A form for lists that no certificate of the enterprise has yet. */
    public String newShown(String enterprise) {
        String shown = "x509-" + Secrets.suffix();
        return byCredential.containsKey(enterprise + '/' + shown) ? newShown(enterprise) : shown;
    }

    /** How many certificates of that credential hold now. */
    public int holding(Credential credential) {
        long now = clock.millis();
        return (int) byCredential.getOrDefault(credential.id(), List.of()).stream().filter(each -> each.holdsAt(now)).count();
    }

    /** Stores new certificates with one transaction. */
    public synchronized void addAll(List<DeviceCertificate> added) {
        store.write(handle -> CertificateTable.addAll(handle, added));
        added.forEach(this::keep);
    }

    /** Forgets the certificates of that name, which nobody was given; how many there were. */
    public synchronized int withdraw(String enterprise, String name) {
        List<DeviceCertificate> made = byFingerprint.values().stream().filter(each -> each.credential().name().equals(name)
                && (enterprise == null || each.credential().enterprise().equals(enterprise))).toList();
        store.write(handle -> CertificateTable.removeAll(handle, made));
        made.forEach(this::drop);
        return made.size();
    }

    /** Stores a certificate; false when it is known already. */
    public synchronized boolean add(DeviceCertificate added) {
        if (byFingerprint.containsKey(added.fingerprint())) {
            return false;
        }
        long ended = clock.millis() - KEPT.toMillis();
        store.write(handle -> {
            CertificateTable.removeEnded(handle, ended);
            CertificateTable.add(handle, added);
        });
        keep(added);
        byFingerprint.values().stream().filter(each -> each.validUntil() < ended).toList().forEach(this::drop);
        return true;
    }

    /** Revokes all certificates of the credential that lists show so; false when none holds. Listeners close its connections within two seconds. */
    public synchronized boolean revoke(String enterprise, String shown) {
        long now = clock.millis();
        List<DeviceCertificate> open = byCredential.getOrDefault(enterprise + '/' + shown, List.of()).stream()
                .filter(each -> each.revokedAt() == null).toList();
        if (open.isEmpty()) {
            return false;
        }
        store.write(handle -> open.forEach(each -> CertificateTable.revoke(handle, each.fingerprint(), now)));
        open.forEach(each -> keep(each.revoked(now)));
        return true;
    }

    /**
     * The newest certificate of each credential of that enterprise that was not revoked, also for 30 days after its end; oldest credential first.
     */
    public List<DeviceCertificate> of(String enterprise) {
        return shown().filter(each -> each.credential().enterprise().equals(enterprise))
                .sorted(Comparator.comparing(DeviceCertificate::takenAt).thenComparing(DeviceCertificate::shown)).toList();
    }

    /** The same of all enterprises, in no order. Any thread, from memory. */
    public Collection<DeviceCertificate> newest() {
        return shown().toList();
    }

    /** Ended ones leave the store only when another one is added, so they may be there for longer than they are shown. */
    private Stream<DeviceCertificate> shown() {
        long ended = clock.millis() - KEPT.toMillis();
        return byCredential.values().stream().flatMap(all -> all.stream().filter(each -> each.validUntil() >= ended).limit(1))
                .filter(each -> each.revokedAt() == null);
    }

    /** Revoked certificates of the gateway's own authority. */
    public Collection<DeviceCertificate> revoked() {
        return byFingerprint.values().stream().filter(each -> each.isOwn() && each.revokedAt() != null).toList();
    }
}
