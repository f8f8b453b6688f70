package io.hazardwatch.gateway.app.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.CertificateBook;
import io.hazardwatch.gateway.accounts.CertificateReminders;
import io.hazardwatch.gateway.accounts.CertificateReminders.Reminder;
import io.hazardwatch.gateway.accounts.CredentialRequest;
import io.hazardwatch.gateway.accounts.DeviceCertificate;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.reminders.tables.DueReminderTable;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.SiteText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who answer for a device are told 30 and 7 days before its certificate ends and when it has, once each, unless it renewed. */
class CertificateRemindersTest {
    private static final long END = millis("2027-01-31");
    private static final DeviceId IN_FARM = new DeviceId("acme", "yard", "gd-1");
    private static final DeviceId BY_ITSELF = new DeviceId("acme", "yard", "gd-2");

    @TempDir
    private Path data;
    private final FakeClock clock = new FakeClock(millis("2026-02-01"));
    private final Registry registry = SiteText.load("""
            hazardSources:
              - {id: farm, substances: [{name: LPG, cas: 68476-85-7, tonnes: 100}], inCharge: {principal: li, technical: zhao, operational: sun}}
              - {id: other, substances: [{name: LPG, cas: 68476-85-7, tonnes: 100}], inCharge: {technical: wu}}
            devices:
              - {id: gd-1, hazardSource: farm, points: [{id: lel, unit: "%LEL"}]}
              - {id: gd-2, points: [{id: lel, unit: "%LEL"}]}
            """);
    private final List<String> told = new ArrayList<>();
    private final List<Reminder> reminders = new ArrayList<>();
    private CompletionStage<Boolean> taken = CompletableFuture.completedFuture(true);
    private Database database;
    private CertificateBook book;
    private CertificateReminders due;

    private static long millis(String day) {
        return Instant.parse(day + "T08:00:00Z").toEpochMilli();
    }

    @BeforeEach
    void open() throws Exception {
        database = SqliteDatabase.open(data, clock);
        book = CertificateBook.open(database, null, clock);
        begin();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void begin() {
        due = new CertificateReminders(book, new DueReminderTable(database, "certificate_reminder"), this::tell);
    }

    private CompletionStage<Boolean> tell(List<Reminder> together) {
        reminders.addAll(together);
        told.add(together.stream().map(each -> each.certificate().shown() + ' ' + each.daysLeft()).collect(Collectors.joining(", ")));
        return taken;
    }

    private void add(String fingerprint, String shown, DeviceId device, long until) {
        assertTrue(book.add(DeviceCertificate.of(fingerprint, "1", shown, new CredentialRequest("name", "acme", device), true, clock.millis(), until,
                clock.millis())));
    }

    private List<String> look(String day) {
        return lookAt(millis(day));
    }

    private List<String> lookAt(long millis) {
        clock.advance(millis - clock.millis());
        told.clear();
        due.look(registry, clock.millis());
        return List.copyOf(told);
    }

    @Test
    void thirtyAndSevenDaysBefore_andOnceItHasEnded_alsoOverARestart() {
        add("a", "x509-a", IN_FARM, END);
        add("b", "x509-b", IN_FARM, END);
        add("c", "x509-c", null, END);
        assertEquals(List.of(), look("2026-12-31"));
        assertEquals(Set.of("x509-c 30", "x509-a 30, x509-b 30"), Set.copyOf(sorted(look("2027-01-01"))), "those of one hazard source together");
        assertEquals(List.of(), look("2027-01-02"));
        begin();
        assertEquals(List.of(), look("2027-01-03"), "told before the restart");
        assertEquals(2, look("2027-01-24").size());
        assertEquals(2, look("2027-01-31").size());
        assertEquals(List.of(), look("2027-02-20"));
    }

    private static List<String> sorted(List<String> said) {
        return said.stream().map(each -> String.join(", ", List.of(each.split(", ")).stream().sorted().toList())).toList();
    }

    @Test
    void lastDay_isNotTheEnd_whichComesByTheMillisecond() {
        add("a", "x509-a", IN_FARM, END);
        assertEquals(List.of("x509-a 7"), look("2027-01-24"));
        assertEquals(List.of(), lookAt(END - 1), "it holds still");
        assertEquals(List.of("x509-a 0"), lookAt(END));
        assertEquals(List.of(), look("2027-02-01"));
        assertEquals(new Text("设备 gd-1 的证书 x509-a 已于 2027-01-31 到期", "certificate x509-a of device gd-1 ended 2027-01-31"),
                CertificateMessages.words(List.of(reminders.getLast())));
    }

    @Test
    void onItsLastDay_theTextSaysThatItHolds() {
        add("a", "x509-a", IN_FARM, END);
        assertEquals(List.of("x509-a 1"), look("2027-01-30"), "the gateway was away");
        assertEquals(new Text("设备 gd-1 的证书 x509-a 2027-01-31 到期，还有 1 天", "certificate x509-a of device gd-1 ends 2027-01-31, in 1 day"),
                CertificateMessages.words(List.of(reminders.getLast())));
        add("b", "x509-b", IN_FARM, END);
        assertEquals(List.of("x509-b 0"), lookAt(END - 1));
        assertEquals(new Text("设备 gd-1 的证书 x509-b 2027-01-31 今天到期", "certificate x509-b of device gd-1 ends 2027-01-31, today"),
                CertificateMessages.words(List.of(reminders.getLast())));
    }

    @Test
    void thirtyDaysAfterItsEnd_aCertificateIsNeitherListedNorRemindedOf() {
        add("a", "x509-a", IN_FARM, END);
        assertEquals(List.of("x509-a -20"), look("2027-02-20"));
        look("2027-03-02");
        assertEquals(1, book.of("acme").size(), "30 days later");
        lookAt(clock.millis() + 1);
        assertEquals(List.of(), book.of("acme"));
        begin();
        assertEquals(List.of(), look("2027-09-01"), "nobody knows any more that it was told");
        assertEquals(List.of(), book.of("acme"));
    }

    @Test
    void olderCertificateThatHolds_isListed_onceTheNewerOneEndedLongAgo() {
        add("a", "x509-a", IN_FARM, millis("2028-01-01"));
        clock.advance(1);
        add("b", "x509-a", IN_FARM, END);
        assertEquals("b", book.of("acme").getFirst().fingerprint());
        look("2027-03-03");
        assertEquals("a", book.of("acme").getFirst().fingerprint());
        assertEquals(List.of("x509-a 30"), look("2027-12-02"));
    }

    @Test
    void renewedRevokedAndUnknown_areNotRemindedOf() {
        add("a", "x509-a", IN_FARM, END);
        add("b", "x509-b", BY_ITSELF, END);
        add("c", "x509-c", new DeviceId("acme", "yard", "gone"), END);
        assertEquals(2, look("2027-01-01").size());
        add("d", "x509-a", IN_FARM, millis("2028-01-01"));
        assertTrue(book.revoke("acme", "x509-b"));
        assertEquals(List.of(), look("2027-01-24"));
        assertEquals(List.of(), look("2027-02-20"));
        assertEquals(List.of("x509-a 30"), look("2027-12-02"), "of the next one again");
    }

    @Test
    void reminderThatReachedNobody_isToldAgainADayLater() {
        add("a", "x509-a", IN_FARM, END);
        taken = CompletableFuture.completedFuture(false);
        assertEquals(List.of("x509-a 30"), look("2027-01-01"));
        assertEquals(List.of(), look("2027-01-01"));
        assertEquals(List.of("x509-a 29"), look("2027-01-02"));
    }

    @Test
    void words_andWhoIsTold() {
        add("a", "x509-a", IN_FARM, END);
        add("b", "x509-b", BY_ITSELF, END);
        add("c", "x509-c", null, END);
        look("2027-01-24");
        Reminder inFarm = one("x509-a");
        assertEquals(new Text("设备 gd-1 的证书 x509-a 2027-01-31 到期，还有 7 天", "certificate x509-a of device gd-1 ends 2027-01-31, in 7 days"),
                CertificateMessages.words(List.of(inFarm)));
        assertEquals(Set.of("zhao", "sun"), CertificateMessages.persons(registry, inFarm));
        assertEquals(Set.of("zhao", "sun", "wu"), CertificateMessages.persons(registry, one("x509-b")), "of all of the site");
        assertEquals(new Text("全企业凭证 x509-c 的证书 2027-01-31 到期，还有 7 天",
                "certificate of the enterprise's credential x509-c ends 2027-01-31, in 7 days"), CertificateMessages.words(List.of(one("x509-c"))));
        assertEquals(Set.of("zhao", "sun", "wu"), CertificateMessages.persons(registry, one("x509-c")));
    }

    private Reminder one(String shown) {
        return reminders.stream().filter(each -> each.certificate().shown().equals(shown)).findFirst().orElseThrow();
    }

    @Test
    void list_saysHowACertificateStands() {
        add("a", "x509-a", IN_FARM, END);
        DeviceCertificate held = book.of("acme").getFirst();
        assertEquals(DeviceCertificate.Standing.HOLDS, book.standing(held));
        look("2027-01-02");
        assertEquals(DeviceCertificate.Standing.ENDING, book.standing(held));
        look("2027-02-01");
        assertEquals(DeviceCertificate.Standing.ENDED, book.standing(held));
    }
}
