package io.hazardwatch.gateway.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimBookTest {
    private static final String SERIAL = "SN-2026-0007";
    private static final Duration MONTH = Duration.ofDays(30);
    private static final DeviceId OURS = new DeviceId("huarun-gas", "lpg-depot-01", "gd-07");
    private static final DeviceId OTHERS = new DeviceId("north-chem", "tank-farm-02", "tk-01");

    @TempDir
    private Path data;
    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    private Database database;
    private ClaimBook book;

    @BeforeEach
    void open() throws Exception {
        database = SqliteDatabase.open(data, clock);
        book = new ClaimBook(database, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void wrong(int times) {
        IntStream.range(0, times).forEach(each -> assertNull(book.take(SERIAL, "wrong").taken()));
    }

    @Test
    void code_opensItsPlaceOnce() throws Exception {
        String code = book.prepare(SERIAL, OURS, "admin", MONTH);
        assertNull(book.take("SN-2026-0008", code).taken(), "another serial number");
        ClaimBook.Taken taken = book.take(SERIAL, code).taken();
        assertEquals(OURS, taken.claim().device());
        book.claimed(taken, "abc");
        assertNull(book.take(SERIAL, code).taken());
        assertEquals("abc", book.of("huarun-gas").getFirst().claimedAs());
        close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(code), file + " holds the code itself");
            }
        }
        open();
        assertNull(book.take(SERIAL, code).taken(), "nor after a restart");
    }

    @Test
    void fiveWrongCodes_lockForAnHourOverARestart() throws Exception {
        String code = book.prepare(SERIAL, OURS, "admin", MONTH);
        wrong(4);
        assertEquals(List.of(SERIAL), book.take(SERIAL, "wrong").locked().stream().map(DeviceClaim::serial).toList());
        assertNull(book.take(SERIAL, code).taken(), "also for the right code");
        assertEquals(List.of(), book.take(SERIAL, "wrong").locked(), "told once");
        close();
        open();
        clock.advance(Duration.ofHours(1).toMillis() - 1);
        assertNull(book.take(SERIAL, code).taken());
        clock.advance(1);
        assertNotNull(book.take(SERIAL, code).taken());
    }

    @Test
    void lock_staysWhenThePlaceIsWithdrawnAndPreparedAnew() {
        book.prepare(SERIAL, OURS, "admin", MONTH);
        wrong(5);
        assertTrue(book.withdraw("huarun-gas", SERIAL));
        String code = book.prepare(SERIAL, OURS, "admin", MONTH);
        assertNull(book.take(SERIAL, code).taken());
        clock.advance(Duration.ofHours(1).toMillis());
        wrong(4);
        assertNotNull(book.take(SERIAL, code).taken(), "five are needed again");
    }

    @Test
    void enterprises_neitherLearnOfNorBlockEachOther() {
        String ours = book.prepare(SERIAL, OURS, "admin", MONTH);
        wrong(3);
        String others = book.prepare(SERIAL, OTHERS, "chemist", MONTH);
        assertNotNull(others);
        assertEquals(0, book.of("north-chem").getFirst().wrongCodes(), "nothing of ours is seen");
        assertFalse(book.withdraw("north-chem", "SN-2026-0008"));
        assertEquals(OTHERS, book.take(SERIAL, others).taken().claim().device());
        assertEquals(3, book.of("huarun-gas").getFirst().wrongCodes(), "the right code of another is no wrong one of ours");
        assertEquals(OURS, book.take(SERIAL, ours).taken().claim().device());
    }

    @Test
    void placeThatIsOpen_isPreparedOnce_andExpires() {
        String code = book.prepare(SERIAL, OURS, "admin", MONTH);
        assertNull(book.prepare(SERIAL, OURS, "admin", MONTH));
        clock.advance(MONTH.toMillis());
        assertNull(book.take(SERIAL, code).taken());
        assertNotNull(book.prepare(SERIAL, OURS, "admin", MONTH));
        assertTrue(book.withdraw("huarun-gas", SERIAL));
        assertFalse(book.withdraw("huarun-gas", SERIAL));
        clock.advance(2 * MONTH.toMillis());
        book.prepare("SN-2026-0009", OURS, "admin", MONTH);
        assertEquals(List.of("SN-2026-0009"), book.of("huarun-gas").stream().map(DeviceClaim::serial).toList(), "forgotten 30 days later");
    }

    @Test
    void releasedPlace_isOpenAgain() {
        String code = book.prepare(SERIAL, OURS, "admin", MONTH);
        book.release(book.take(SERIAL, code).taken());
        assertNotNull(book.take(SERIAL, code).taken());
    }

    /** Two books, as two processes would have on one server: only the store keeps them apart. */
    @Test
    void manyAtOnce_getOnePlace() throws Exception {
        String code = book.prepare(SERIAL, OURS, "admin", MONTH);
        ClaimBook other = new ClaimBook(database, clock);
        Callable<ClaimBook.Taken> here = () -> book.take(SERIAL, code).taken();
        Callable<ClaimBook.Taken> there = () -> other.take(SERIAL, code).taken();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<ClaimBook.Taken>> all = threads.invokeAll(IntStream.range(0, 8).mapToObj(each -> each % 2 == 0 ? here : there).toList());
            assertEquals(1, all.stream().map(Future::resultNow).filter(Objects::nonNull).count());
        }
    }
}
