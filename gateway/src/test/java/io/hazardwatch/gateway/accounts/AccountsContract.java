package io.hazardwatch.gateway.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.LogInFailure;
import io.hazardwatch.gateway.registry.RefusedLogIns;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What accounts do on every relational store. */
abstract class AccountsContract {
    private static final DeviceId DETECTOR = new DeviceId("huarun-gas", "lpg-depot-01", "gd-07");
    private static final DeviceId NEIGHBOUR = new DeviceId("huarun-gas", "lpg-depot-01", "gd-08");
    private static final int FEW_ITERATIONS = 1_000;

    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    private Database database;
    Accounts accounts;

    /** An empty place for a store, the same one each time within a test. */
    abstract TestDatabase place();

    @BeforeEach
    void open() {
        database = place().open();
        accounts = Accounts.open(database, null, clock, FEW_ITERATIONS);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void reopen() {
        close();
        open();
    }

    @Test
    void stateOfAnAccount_staysOverARestart_andChangesWithPasswordRoleAndEnterprise() {
        accounts.createUser("li-wei", Role.OPERATOR, null, "correct staple 7");
        accounts.createUser("zhao-min", Role.OPERATOR, null, "correct staple 7");
        String state = accounts.stateOf("li-wei");
        assertNotEquals(state, accounts.stateOf("zhao-min"));
        assertEquals("", accounts.stateOf("nobody"));
        reopen();
        assertEquals(state, accounts.stateOf("li-wei"));
        accounts.setPin("li-wei", "583921");
        assertEquals(state, accounts.stateOf("li-wei"), "a PIN logs nobody out");
        accounts.changeUser("li-wei", Role.VIEWER, Scope.ALL, null);
        String asViewer = accounts.stateOf("li-wei");
        accounts.changeUser("li-wei", Role.VIEWER, Scope.of("huarun-gas"), null);
        String ofEnterprise = accounts.stateOf("li-wei");
        accounts.changePassword("li-wei", "other staple 8");
        assertEquals(4, Set.of(state, asViewer, ofEnterprise, accounts.stateOf("li-wei")).size());
    }

    @Test
    void finerScope_isKeptOverARestartAndChangesTheStateOfTheAccount() {
        accounts.createUser("chen", Role.REGULATOR, Scope.of(null), "correct staple 7", null);
        String before = accounts.stateOf("chen");
        Scope county = new Scope(null, List.of(), List.of("320481"), List.of("lpg_depot"));
        assertEquals(AccountChange.DONE, accounts.changeUser("chen", Role.REGULATOR, county, null));
        assertNotEquals(before, accounts.stateOf("chen"));
        reopen();
        assertEquals(county, accounts.user("chen").scope());
        assertEquals(AccountChange.BAD_NAME, accounts.changeUser("chen", Role.REGULATOR, new Scope(null, List.of("x"), List.of(), List.of()), null));
    }

    @Test
    void pin_signsInsteadOfThePasswordAndLogsNobodyIn() {
        accounts.createUser("li-wei", Role.OPERATOR, null, "correct staple 7");
        assertEquals("li-wei", accounts.authenticateSigner("li-wei", "correct staple 7").name(), "until a PIN is set");
        assertFalse(accounts.hasPin("li-wei"));
        for (String bad : List.of("", "12345", "1234567890123", "12345a", "１２３４５６")) {
            assertEquals(AccountChange.BAD_PIN, accounts.setPin("li-wei", bad), bad);
        }
        for (String common : List.of("123456", "987654", "111111", "121212", "583583")) {
            assertEquals(AccountChange.PIN_COMMON, accounts.setPin("li-wei", common), common);
        }
        assertEquals(AccountChange.UNKNOWN_USER, accounts.setPin("nobody", "583921"));
        assertEquals(AccountChange.DONE, accounts.setPin("li-wei", "583921"));
        reopen();
        assertTrue(accounts.hasPin("li-wei"));
        assertEquals("li-wei", accounts.authenticateSigner("li-wei", "583921").name());
        assertNull(accounts.authenticateSigner("li-wei", "correct staple 7"), "the password signs nothing any more");
        assertNull(accounts.authenticateSigner("li-wei", "583922"));
        assertNull(accounts.authenticateSigner("nobody", "583921"));
        assertNull(accounts.authenticateUser("li-wei", "583921"), "a PIN is no log-in");
        assertEquals(AccountChange.DONE, accounts.changePassword("li-wei", "another staple 8"));
        assertTrue(accounts.hasPin("li-wei"), "a new password leaves the PIN");
    }

    @Test
    void pinThatIsSet_keepsWhoIsLoggedIn() {
        accounts.createUser("li-wei", Role.OPERATOR, null, "correct staple 7");
        long version = accounts.user("li-wei").version();
        accounts.setPin("li-wei", "583921");
        assertTrue(accounts.holds("li-wei", version));
    }

    @Test
    void firstStart_generatesThePasswordOnceAndItWorks() {
        String password = accounts.firstStart(null, Role.ADMIN);
        assertEquals(new User("admin", Role.ADMIN, Scope.ALL, 1), accounts.authenticateUser("admin", password));
        assertNull(accounts.firstStart(null, Role.ADMIN));
        reopen();
        assertNull(accounts.firstStart("another password", Role.ADMIN));
        assertNotNull(accounts.authenticateUser("admin", password));
        assertNull(accounts.authenticateUser("admin", "another password"));
    }

    @Test
    void firstStartWithGivenPassword_takesIt() {
        assertNull(accounts.firstStart("given", Role.ADMIN));
        assertNotNull(accounts.authenticateUser("admin", "given"));
    }

    @Test
    void wrongPasswordOrUser_isNobody() {
        accounts.createUser("li-wei", Role.OPERATOR, "huarun-gas", "长江黄河泰山黄山长城北");
        assertNull(accounts.authenticateUser("li-wei", "长江黄河泰山黄山长城南"));
        assertNull(accounts.authenticateUser("nobody", "长江黄河泰山黄山长城北"));
        assertNull(accounts.authenticateUser("li-wei", ""));
        assertNull(accounts.authenticateUser("li-wei", null));
        assertNull(accounts.authenticateUser(null, "x"));
        assertEquals(new User("li-wei", Role.OPERATOR, Scope.of("huarun-gas"), 1),
                accounts.authenticateUser("li-wei", "长江黄河泰山黄山长城北"));
    }

    @Test
    void passwordChanged_oldOneEndsEvenWhenRemembered() {
        accounts.createUser("li-wei", Role.OPERATOR, null, "first password");
        assertNotNull(accounts.authenticateUser("li-wei", "first password"));
        assertNotNull(accounts.authenticateUser("li-wei", "first password"));
        assertEquals(AccountChange.DONE, accounts.changePassword("li-wei", "second password"));
        assertNull(accounts.authenticateUser("li-wei", "first password"));
        assertNotNull(accounts.authenticateUser("li-wei", "second password"));
        reopen();
        assertNull(accounts.authenticateUser("li-wei", "first password"));
        assertNotNull(accounts.authenticateUser("li-wei", "second password"));
    }

    @Test
    void accountRemovedOrChanged_whoWasLetInBeforeHoldsNoLonger() {
        accounts.createUser("li-wei", Role.OPERATOR, null, "first password");
        User let = accounts.authenticateUser("li-wei", "first password");
        assertTrue(accounts.holds("li-wei", let.version()));
        accounts.changePassword("li-wei", "second password");
        assertFalse(accounts.holds("li-wei", let.version()));
        let = accounts.authenticateUser("li-wei", "second password");
        accounts.changeUser("li-wei", Role.VIEWER, Scope.ALL, null);
        assertFalse(accounts.holds("li-wei", let.version()));
        let = accounts.authenticateUser("li-wei", "second password");
        assertEquals(Role.VIEWER, let.role());
        accounts.changeUser("li-wei", Role.VIEWER, Scope.of("huarun-gas"), null);
        assertFalse(accounts.holds("li-wei", let.version()));
        let = accounts.authenticateUser("li-wei", "second password");
        accounts.removeUser("li-wei");
        assertFalse(accounts.holds("li-wei", let.version()));
        accounts.createUser("li-wei", Role.VIEWER, "huarun-gas", "second password");
        assertFalse(accounts.holds("li-wei", let.version()));
    }

    @Test
    void accountOfAPerson_staysSoOverChangesAndRestarts() {
        accounts.createUser("li-wei", Role.OPERATOR, null, "first password");
        User let = accounts.authenticateUser("li-wei", "first password");
        assertNull(accounts.personOf("li-wei"));
        assertEquals(AccountChange.DONE, accounts.link("li-wei", "p-7"));
        assertTrue(accounts.holds("li-wei", let.version()));
        assertEquals(AccountChange.UNKNOWN_USER, accounts.link("nobody", "p-7"));
        accounts.changePassword("li-wei", "second password");
        accounts.changeUser("li-wei", Role.VIEWER, Scope.ALL, "p-7");
        reopen();
        assertEquals("p-7", accounts.personOf("li-wei"));
        assertEquals(List.of("li-wei"), accounts.accountsOf("p-7"));
        accounts.link("li-wei", null);
        reopen();
        assertNull(accounts.personOf("li-wei"));
    }

    @Test
    void browserProof_holdsForThatPersonAndPasswordAlsoAfterRestart() {
        accounts.createUser("li-wei", Role.OPERATOR, null, "first password");
        accounts.createUser("zhao-min", Role.OPERATOR, null, "first password");
        String proof = accounts.browserProof("li-wei");
        assertTrue(accounts.isBrowserOf("li-wei", proof));
        assertFalse(accounts.isBrowserOf("zhao-min", proof));
        assertFalse(accounts.isBrowserOf("nobody", proof));
        for (String forged : List.of("", ".", "a.b", "%.%", proof.substring(1), proof + 'A', proof.replace('.', '-'))) {
            assertFalse(accounts.isBrowserOf("li-wei", forged), forged);
        }
        reopen();
        assertTrue(accounts.isBrowserOf("li-wei", proof));
        accounts.changePassword("li-wei", "second password");
        assertFalse(accounts.isBrowserOf("li-wei", proof));
        assertNull(accounts.browserProof("nobody"));
    }

    @Test
    void refusedChanges_sayWhy() {
        accounts.createUser("li-wei", Role.VIEWER, null, "long enough");
        assertEquals(AccountChange.NAME_TAKEN, accounts.createUser("li-wei", Role.ADMIN, null, "long enough"));
        for (String bad : new String[] {"li wei", "_sys", "-li", "", "l\u0456-wei", "李伟", "ｌi", "a".repeat(65), null}) {
            assertEquals(AccountChange.BAD_NAME, accounts.createUser(bad, Role.ADMIN, null, "long enough"), bad);
        }
        assertEquals(AccountChange.BAD_NAME, accounts.createUser("liwei", Role.ADMIN, "a/b", "long enough"));
        assertEquals(AccountChange.PASSWORD_TOO_SHORT, accounts.createUser("liwei", Role.ADMIN, null, "short"));
        assertEquals(AccountChange.PASSWORD_TOO_SHORT, accounts.changePassword("li-wei", "short"));
        assertEquals(AccountChange.UNKNOWN_USER, accounts.changePassword("nobody", "long enough"));
    }

    @Test
    void nameOfTheGatewayOrOneThatDiffersByCaseOnly_isRefused() {
        accounts.createUser("li-wei", Role.VIEWER, null, "long enough");
        assertEquals(AccountChange.NAME_TAKEN, accounts.createUser("Li-Wei", Role.ADMIN, null, "long enough"));
        for (String reserved : List.of("system", "System", "SYSTEM", "gateway", "rules", "clock", "journal", "root", "unknown")) {
            assertEquals(AccountChange.NAME_RESERVED, accounts.createUser(reserved, Role.ADMIN, null, "long enough"), reserved);
        }
    }

    /** Nobody can make it today, but somebody may have before. */
    @Test
    void accountCalledAsTheGateway_letsNobodyIn() {
        database.inTransaction(handle -> {
            AccountTables.put(handle, new Account(new User("system", Role.ADMIN, Scope.ALL), PasswordHash.of("long enough", FEW_ITERATIONS), 0));
            return null;
        });
        reopen();
        assertNull(accounts.authenticateUser("system", "long enough"));
    }

    @Test
    void passwordsThatAreTriedFirst_areRefused() {
        accounts.createUser("zhang-wei", Role.VIEWER, null, "long enough");
        for (String common : List.of("1234567890", "Password123", "woaini1314520", "5201314520", "qwertyuiop", "1q2w3e4r5t", "P@ssw0rd123",
                "aaaaaaaaaaaa", "abcdefghijkl", "9876543210", "admin123456", "2025huawei!", "zhang-wei1", "Zhang-Wei2025", "zhongguo1949",
                "1212121212", "hazardwatch1")) {
            assertEquals(AccountChange.PASSWORD_COMMON, accounts.changePassword("zhang-wei", common), common);
        }
        for (String good : List.of("test-only-password", "correct staple 7", "长江黄河泰山黄山长城北", "kq7-vdm2-xw9t")) {
            assertEquals(AccountChange.DONE, accounts.changePassword("zhang-wei", good), good);
        }
        assertEquals(AccountChange.PASSWORD_TOO_SHORT, accounts.changePassword("zhang-wei", "kq7-vdm2x"));
    }

    @Test
    void shorterPasswordFromBefore_stillLogsIn() {
        accounts.firstStart("given", Role.ADMIN);
        reopen();
        assertNotNull(accounts.authenticateUser("admin", "given"));
    }

    @Test
    void deviceToken_worksWithoutPasswordAndForItsDeviceOnly() {
        IssuedCredential issued = accounts.createCredential("huarun-gas", DETECTOR, "detector 7");
        Credential credential = accounts.authenticate(issued.username(), null);
        assertEquals(new Credential("huarun-gas/" + issued.shown(), "detector 7", "huarun-gas", DETECTOR), credential);
        assertTrue(credential.covers(DETECTOR));
        assertFalse(credential.covers(NEIGHBOUR));
        assertEquals(credential, accounts.authenticate(issued.username(), ""));
        assertEquals(credential, accounts.authenticate(issued.username(), issued.password()));
        assertNull(accounts.authenticate(issued.username(), "wrong"));
        assertNull(accounts.authenticate(issued.shown(), null));
    }

    @Test
    void enterpriseCredential_alwaysNeedsItsPassword() {
        IssuedCredential issued = accounts.createCredential("huarun-gas", null, "site gateway");
        assertTrue(issued.username().matches("huarun-gas-[a-z0-9]{6}"));
        assertNull(accounts.authenticate(issued.username(), null));
        assertNull(accounts.authenticate(issued.username(), ""));
        assertNull(accounts.authenticate(issued.username(), "wrong"));
        assertNull(accounts.authenticate("huarun-gas-nobody", issued.password()));
        assertNull(accounts.authenticate(null, issued.password()));
        assertTrue(accounts.authenticate(issued.username(), issued.password()).covers(NEIGHBOUR));
    }

    @Test
    void revoked_isNobodyAlsoAfterRestart() {
        IssuedCredential kept = accounts.createCredential("huarun-gas", DETECTOR, "kept");
        clock.advance(1);
        IssuedCredential revoked = accounts.createCredential("huarun-gas", NEIGHBOUR, "revoked");
        assertEquals(List.of(kept.shown(), revoked.shown()),
                accounts.credentials("huarun-gas").stream().map(ListedCredential::shown).toList());

        assertFalse(accounts.revokeCredential("other", revoked.shown()));
        assertTrue(accounts.revokeCredential("huarun-gas", revoked.shown()));
        assertFalse(accounts.revokeCredential("huarun-gas", revoked.shown()));
        assertNull(accounts.authenticate(revoked.username(), null));
        reopen();
        assertNull(accounts.authenticate(revoked.username(), null));
        assertNotNull(accounts.authenticate(kept.username(), null));
        assertEquals(List.of(new ListedCredential(kept.shown(),
                new Credential("huarun-gas/" + kept.shown(), "kept", "huarun-gas", DETECTOR), 1_760_000_000_000L,
                RefusedLogIns.NONE)), accounts.credentials("huarun-gas"));
        assertEquals(List.of(), accounts.credentials("other"));
    }

    @Test
    void refusedLogIns_areCountedAtTheCredentialWhoseUserNameItWas() {
        IssuedCredential one = accounts.createCredential("huarun-gas", null, "alike");
        IssuedCredential other = accounts.createCredential("other", null, "alike");
        assertEquals(LogInFailure.WRONG_PASSWORD, accounts.refused(one.username(), "guess", "10.0.0.7", 5));
        assertEquals(LogInFailure.NO_PASSWORD, accounts.refused(one.username(), null, "10.0.0.8", 6));
        assertEquals(LogInFailure.UNKNOWN_USERNAME, accounts.refused("nobody", "guess", "10.0.0.9", 7));
        assertEquals(LogInFailure.NO_USERNAME, accounts.refused(null, "guess", "10.0.0.9", 7));
        assertEquals(new RefusedLogIns(2, 6, "10.0.0.8", LogInFailure.NO_PASSWORD), accounts.credentials("huarun-gas").getFirst().refused());
        assertEquals(RefusedLogIns.NONE, accounts.credentials("other").getFirst().refused());
        assertNotNull(accounts.authenticate(other.username(), other.password()));
    }

    @Test
    void credentialForStrangeDevice_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> accounts.createCredential("other", DETECTOR, "x"));
        assertThrows(IllegalArgumentException.class, () -> accounts.createCredential("a b", null, "x"));
    }

    @Test
    void hundredThousandCredentials_eachIsFoundAlsoAfterRestart() {
        List<CredentialRequest> wanted = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            wanted.add(new CredentialRequest("d" + i, "huarun-gas", new DeviceId("huarun-gas", "s", "d" + i)));
        }
        List<IssuedCredential> issued = accounts.createCredentials(wanted);
        reopen();
        for (int i = 0; i < issued.size(); i++) {
            assertEquals(wanted.get(i).shownAs(issued.get(i).shown()), accounts.authenticate(issued.get(i).username(), null));
            assertNull(accounts.authenticate(issued.get(i).username() + 'x', null));
        }
    }
}
