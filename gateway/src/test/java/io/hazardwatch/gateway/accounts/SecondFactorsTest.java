package io.hazardwatch.gateway.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.database.DatabaseHealth;
import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.testkit.AuthenticatorApp;
import io.hazardwatch.gateway.testkit.NamelessSync;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondFactorsTest {
    private static final long NOW = 1_763_781_240_000L;
    private static final byte[] RFC_SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, SecondFactor> stored = new ConcurrentHashMap<>();
    private final List<SecondFactor> copied = new ArrayList<>();
    private final List<Runnable> returns = new ArrayList<>();
    private boolean isAway;
    private final SecondFactorStore store = new SecondFactorStore() {
        @Override
        public List<SecondFactor> all() {
            return List.copyOf(stored.values());
        }

        @Override
        public void put(SecondFactor factor) {
            if (isAway) {
                throw new DatabaseAwayException(DatabaseHealth.Condition.AWAY, "", null);
            }
            stored.put(factor.account(), factor);
        }

        @Override
        public void putCopy(SecondFactor used) {
            copied.add(used);
        }

        @Override
        public void onReturn(Runnable told) {
            returns.add(told);
        }

        @Override
        public void remove(String account) {
            stored.remove(account);
        }
    };
    private final SecretSeal seal = SecretSeal.ofProcess();
    private final SecondFactors factors = new SecondFactors(store, seal);

    /** RFC 6238, appendix B; its codes have eight digits, of which these are the last six. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037", "20000000000, 353130"})
    void code_isThatOfTheStandard(long seconds, String code) {
        assertEquals(code, Totp.code(RFC_SECRET, Totp.stepAt(seconds * 1000)));
    }

    @Test
    void base32_isThatOfTheStandard() {
        assertEquals("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.base32(RFC_SECRET));
        assertEquals("MZXW6", Totp.base32("foo".getBytes(StandardCharsets.US_ASCII)));
    }

    private List<String> enrol() {
        return factors.confirm("li-wei", new AuthenticatorApp(factors.offer("li-wei").secret()).code(NOW), NOW);
    }

    private String codeAt(long millis) {
        return Totp.code(seal.unseal("li-wei", stored.get("li-wei").secret()), Totp.stepAt(millis));
    }

    @Test
    void code_countsOnceAndNotBeforeTheLastOne() {
        assertEquals(10, enrol().size());
        assertFalse(factors.use("li-wei", codeAt(NOW), NOW));
        assertTrue(factors.use("li-wei", codeAt(NOW + 30_000), NOW + 30_000));
        assertFalse(factors.use("li-wei", codeAt(NOW + 30_000), NOW + 45_000));
        assertFalse(factors.use("li-wei", codeAt(NOW), NOW + 31_000));
        assertTrue(factors.use("li-wei", codeAt(NOW + 60_000), NOW + 91_000));
        assertFalse(factors.use("li-wei", codeAt(NOW + 120_000), NOW + 240_000));
    }

    @Test
    void usedCode_staysUsedOverARestart() {
        enrol();
        assertTrue(factors.use("li-wei", codeAt(NOW + 30_000), NOW + 30_000));
        assertFalse(new SecondFactors(store, seal).use("li-wei", codeAt(NOW + 30_000), NOW + 30_000));
    }

    @Test
    void recoveryCode_countsOnceAndIsStoredAsAHash() {
        List<String> codes = enrol();
        assertTrue(stored.get("li-wei").recovery().stream().noneMatch(codes::contains));
        assertTrue(factors.use("li-wei", codes.getFirst().toUpperCase(Locale.ROOT), NOW));
        assertFalse(factors.use("li-wei", codes.getFirst(), NOW));
        assertEquals(9, factors.recoveryCodesLeft("li-wei"));
    }

    @Test
    void usedWhileTheStoreIsAway_isStoredWhenItReturnsAndKeptHereMeanwhile() {
        List<String> codes = enrol();
        isAway = true;
        assertTrue(factors.use("li-wei", codes.getFirst(), NOW));
        assertTrue(factors.use("li-wei", codeAt(NOW + 30_000), NOW + 30_000));
        assertEquals(9, copied.getLast().recovery().size());
        isAway = false;
        returns.getFirst().run();
        SecondFactors restarted = new SecondFactors(store, seal);
        assertFalse(restarted.use("li-wei", codes.getFirst(), NOW));
        assertFalse(restarted.use("li-wei", codeAt(NOW + 30_000), NOW + 30_000));
        assertTrue(restarted.use("li-wei", codes.getLast(), NOW));
    }

    @Test
    void offeredSecret_countsOnlyOnceItIsConfirmed() {
        factors.offer("li-wei");
        assertFalse(factors.has("li-wei"));
        assertEquals(List.of(), factors.confirm("li-wei", "000000", NOW));
        assertFalse(factors.has("li-wei"));
        assertEquals(List.of(), factors.confirm("nobody", "000000", NOW));
    }

    @Test
    void otherKey_leavesOnlyRecoveryCodes() {
        List<String> codes = enrol();
        SecondFactors foreign = new SecondFactors(store, SecretSeal.ofProcess());
        assertFalse(foreign.use("li-wei", codeAt(NOW + 30_000), NOW + 30_000));
        assertTrue(foreign.use("li-wei", codes.getLast(), NOW));
    }

    @Test
    void sealed_isReadByItsOwnerAlone() {
        String sealed = seal.seal("li-wei", RFC_SECRET);
        assertEquals(new String(RFC_SECRET, StandardCharsets.US_ASCII), new String(seal.unseal("li-wei", sealed), StandardCharsets.US_ASCII));
        assertEquals(null, seal.unseal("zhao-min", sealed));
    }

    /** A power cut may leave a file without its contents. */
    @ParameterizedTest
    @ValueSource(strings = {"", "MTIz", "§§§"})
    void fileWithoutAKey_isPutAsideAndStopsNothing(String contents, @TempDir Path data) throws Exception {
        Files.writeString(data.resolve(SecretSeal.FILE), contents);
        String sealed = SecretSeal.open(data).seal("li-wei", RFC_SECRET);
        assertEquals(RFC_SECRET.length, SecretSeal.open(data).unseal("li-wei", sealed).length);
        assertEquals(contents, Files.readString(data.resolve(SecretSeal.FILE + ".unreadable")));
    }

    @Test
    void fileThatCannotBeRead_stopsNothing(@TempDir Path data) throws Exception {
        Files.createDirectory(data.resolve(SecretSeal.FILE));
        enrol();
        assertEquals(0, factors.unreadable());
        assertEquals(1, new SecondFactors(store, SecretSeal.open(data)).unreadable());
    }

    /** The file has the key, so the next start reads it. */
    @Test
    void keyWhoseNameTheDiskRefuses_isUsed(@TempDir Path data) throws Exception {
        String sealed = SecretSeal.open(data, new DurableFiles(new NamelessSync(".*"))).seal("li-wei", RFC_SECRET);
        assertEquals(RFC_SECRET.length, SecretSeal.open(data).unseal("li-wei", sealed).length);
    }

    @Test
    void key_isMadeOnceForItsOwnerAlone(@TempDir Path data) throws Exception {
        String sealed = SecretSeal.open(data).seal("li-wei", RFC_SECRET);
        assertEquals(RFC_SECRET.length, SecretSeal.open(data).unseal("li-wei", sealed).length);
        assertEquals(List.of(SecretSeal.FILE), List.of(data.toFile().list()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(SecretSeal.FILE))));
    }
}
