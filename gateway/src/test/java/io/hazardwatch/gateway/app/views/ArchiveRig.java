package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.CertificateBook;
import io.hazardwatch.gateway.api.access.CredentialArchives.Kind;
import io.hazardwatch.gateway.api.access.CredentialArchives.Open;
import io.hazardwatch.gateway.api.access.CredentialArchives.Waiting;
import io.hazardwatch.gateway.api.access.DeviceCredentials;
import io.hazardwatch.gateway.certificates.ClientTrust;
import io.hazardwatch.gateway.certificates.DeviceAuthority;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.QuickPasswords;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.Security;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Archives of credentials over a store of their own, with keys made as a real gateway makes them. */
class ArchiveRig {
    static final int BATCH = 500;
    static final String ID = "0123456789abcdef";
    static final String PASSPHRASE = "correct staple 7";

    @TempDir
    Path data;
    final FakeClock clock = new FakeClock(1_760_000_000_000L);
    Database database;
    Accounts accounts;
    CertificateBook book;
    EncryptedArchives archives;
    boolean isStoreAway;
    boolean isStoreRead = true;

    /** The key of an archive is made as a real gateway makes it. */
    @BeforeEach
    void slowly() {
        Security.removeProvider("QuickPasswords");
    }

    @AfterEach
    void quickly() {
        QuickPasswords.install();
    }

    @BeforeEach
    void open() throws Exception {
        database = SqliteDatabase.open(data, clock);
        accounts = Accounts.open(database, null, clock);
        book = CertificateBook.open(database, null, clock);
        archives = archives(DurableFiles.SYSTEM);
    }

    EncryptedArchives archives(DurableFiles files) {
        DeviceAuthority authority = DeviceAuthority.open(data);
        DeviceCredentials issued = new IssuedCredentials(accounts, book);
        DeviceCredentials withdrawing = (DeviceCredentials) Proxy.newProxyInstance(DeviceCredentials.class.getClassLoader(),
                new Class<?>[] {DeviceCredentials.class}, (proxy, method, given) -> {
                    if (isStoreAway && method.getName().equals("withdraw")) {
                        throw new IOException("the store is away");
                    }
                    return method.invoke(issued, given);
                });
        return new EncryptedArchives(withdrawing, new IssuedCertificates(authority,
                new ClientTrust(authority, Map.of(), clock::millis), book, clock), data, files, isStoreRead);
    }

    @AfterEach
    void close() {
        database.close();
    }

    Path make(int devices) throws Exception {
        return make(devices, Kind.TOKEN);
    }

    Path make(int devices, Kind kind) throws Exception {
        Open open = begin(devices, kind);
        open.finish();
        return archives.file(new Waiting("huarun-gas", ID, devices, kind));
    }

    Open begin(int devices, Kind kind) throws Exception {
        Open open = archives.begin("huarun-gas", ID, kind, PASSPHRASE);
        for (int from = 0; from < devices; from += BATCH) {
            open.issue(IntStream.range(from, Math.min(devices, from + BATCH))
                    .mapToObj(i -> new DeviceId("huarun-gas", "street", "gd-" + i)).toList());
        }
        return open;
    }
}
