package io.hazardwatch.gateway.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Accounts in a SQLite file, and what concerns no store. */
@ExtendWith(LeakCheck.class)
class AccountsTest extends AccountsContract {
    private static final DeviceId DETECTOR = new DeviceId("huarun-gas", "lpg-depot-01", "gd-07");
    @TempDir
    private Path directory;

    @Override
    TestDatabase place() {
        return TestDatabase.sqlite(directory);
    }

    @Test
    void rememberedLogin_holdsForThatPasswordAndThatStateOnly() {
        VerifiedLogins logins = new VerifiedLogins();
        User user = new User("li-wei", Role.OPERATOR, Scope.ALL);
        Account account = new Account(user, PasswordHash.of("right", 1), 0);
        assertFalse(logins.knows(account, "li-wei", "right"));
        logins.remember(account, "right");
        assertTrue(logins.knows(account, "li-wei", "right"));
        assertFalse(logins.knows(account, "li-wei", "wrong"));
        assertFalse(logins.knows(null, "li-wei", "right"));
        assertFalse(logins.knows(new Account(user, PasswordHash.of("right", 1), 0), "li-wei", "right"));
    }

    @Test
    void rememberedLogins_areBounded() {
        VerifiedLogins logins = new VerifiedLogins();
        PasswordHash password = PasswordHash.of("right", 1);
        for (int i = 0; i < 3 * VerifiedLogins.NAMES_MAX; i++) {
            logins.remember(new Account(new User("user-" + i, Role.OPERATOR, Scope.ALL), password, 0), "right");
        }
        assertEquals(VerifiedLogins.NAMES_MAX, logins.size());
    }

    @Test
    void publishedVectorOfPbkdf2_matches() {
        byte[] hash = HexFormat.of().parseHex("c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a");
        assertTrue(new PasswordHash(4096, "salt".getBytes(StandardCharsets.UTF_8), hash).matches("password"));
    }

    /** Tests hash with fewer iterations, so that none of them would notice a number that is too small. */
    @Test
    void storedIterations_areThoseOfTheRecommendation() {
        assertEquals(600_000, PasswordHash.ITERATIONS);
    }

    @Test
    void files_holdNoSecretAndAreForTheirOwnerOnly() throws IOException {
        List<String> secrets = new ArrayList<>(List.of(accounts.firstStart(null, Role.ADMIN), "operator's own"));
        accounts.createUser("li-wei", Role.OPERATOR, null, "operator's own");
        accounts.changePassword("li-wei", "operator's own");
        IssuedCredential ofDevice = accounts.createCredential("huarun-gas", DETECTOR, "x");
        IssuedCredential ofEnterprise = accounts.createCredential("huarun-gas", null, "x");
        secrets.addAll(List.of(ofDevice.username(), ofDevice.password(), ofEnterprise.password()));
        secrets.forEach(secret -> assertFalse((ofDevice.toString() + ofEnterprise).contains(secret)));
        assertNoneIn(secrets);
        close();
        assertNoneIn(secrets);
    }

    private void assertNoneIn(List<String> secrets) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                secrets.forEach(secret -> assertFalse(bytes.contains(secret), file + " holds a secret"));
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
    }
}
