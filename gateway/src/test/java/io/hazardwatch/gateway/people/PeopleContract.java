package io.hazardwatch.gateway.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.PeopleEdit.Reason;
import io.hazardwatch.gateway.people.PeopleEdit.Refused;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people, posts and levels do on every relational store. */
abstract class PeopleContract {
    private static final ContactMeans VOICE = new ContactMeans(ContactMeansKind.VOICE, "+86 138 0000 0001");
    private static final ContactMeans SMS = new ContactMeans(ContactMeansKind.SMS, "+86 138 0000 0001");
    private static final ContactMeans MAIL = new ContactMeans(ContactMeansKind.MAIL, "li.wei@example.com");

    private Database database;
    PeopleBook book;

    /** An empty place for a store, the same one each time within a test. */
    abstract TestDatabase place();

    @BeforeEach
    void open() {
        database = place().open();
        book = PeopleBook.open(new CopiedStore(database, null));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void reopen() {
        close();
        open();
    }

    private static Person person(String id) {
        return new Person(id, new Text("李伟", "Li Wei"), "huarun-gas", null, Language.ZH, List.of("0519-1234567", "138 0000 0001"), List.of("常州市"),
                List.of(new Qualification("危险化学品安全管理", LocalDate.of(2027, 3, 31)), new Qualification("急救", null)), List.of(MAIL, SMS),
                List.of(VOICE, SMS));
    }

    private static Post post(String id, String level) {
        return new Post(id, new Text("值班室", "Control room"), "huarun-gas", "lpg-depot-01", null, level, true, false, 2,
                List.of("急救", "Fire"));
    }

    private static DutyLevel level(String id, int sequence, String... fallback) {
        return new DutyLevel("huarun-gas", id, sequence, new Text("班长", "Foreman"), LevelSource.ON_DUTY, List.of(fallback));
    }

    private static Refused refused(PeopleEdit edit, Reason reason, String field) {
        Refused refused = assertInstanceOf(Refused.class, edit);
        assertEquals(reason, refused.reason());
        assertEquals(field, refused.field());
        return refused;
    }

    @Test
    void everythingOfAPerson_isThereAfterARestartInItsOrder() {
        assertEquals(PeopleEdit.DONE, book.add(person("li-wei")));
        reopen();
        assertEquals(person("li-wei"), book.directory().persons().get("li-wei"));
    }

    @Test
    void emptyBook_isFilledOnceAsTheFileSaysIt() {
        ContactMeans verified = new ContactMeans(ContactMeansKind.VOICE, "000-1", 7L, "roster.yaml");
        Person one = new Person("one", Text.of("One"), "huarun-gas", null, Language.EN, List.of(), List.of(), List.of(), List.of(),
                List.of(verified));
        book.add(post("room", "duty-officer"));
        assertTrue(book.fill(PeopleDirectory.of(List.of(one, person("li-wei")), List.of(post("room", "shift-leader"), post("gate", "duty-officer")),
                List.of(level("foreman", 15, "one", "li-wei")))));
        assertFalse(book.fill(PeopleDirectory.of(List.of(person("later")), List.of(), List.of())));
        reopen();
        assertEquals(one, book.directory().persons().get("one"));
        assertEquals("duty-officer", book.directory().posts().get("room").levelId(), "a post that is there stays as it is");
        assertTrue(book.directory().posts().containsKey("gate"));
        assertEquals(List.of("one", "li-wei"), book.directory().level("huarun-gas", "foreman").fallback());
        assertNull(book.directory().persons().get("later"));
    }

    @Test
    void sameNameTwice_isTwoPeople() {
        book.add(person("li-wei"));
        assertEquals(PeopleEdit.DONE, book.add(person("li-wei-2")));
        refused(book.add(person("li-wei")), Reason.ID_TAKEN, "id");
        assertEquals(2, book.directory().persons().size());
    }

    @Test
    void verifiedMeans_staysSoUntilItsAddressChanges() {
        ContactMeans claimed = new ContactMeans(ContactMeansKind.VOICE, VOICE.address(), 5L, "forged");
        book.add(new Person("li-wei", Text.of("李伟"), "huarun-gas", null, Language.ZH, List.of(), List.of(), List.of(), List.of(), List.of(claimed)));
        assertFalse(book.directory().persons().get("li-wei").isReachableUrgently());
        assertEquals(PeopleEdit.DONE, book.verify("li-wei", ContactMeansKind.VOICE, VOICE.address(), "admin", 7));
        refused(book.verify("li-wei", ContactMeansKind.MAIL, "other@example.com", "admin", 7), Reason.INVALID, "address");
        refused(book.verify("nobody", ContactMeansKind.MAIL, "other@example.com", "admin", 7), Reason.UNKNOWN, "id");
        book.replace(person("li-wei"));
        reopen();
        Person after = book.directory().persons().get("li-wei");
        assertTrue(after.isReachableUrgently());
        assertEquals(new ContactMeans(ContactMeansKind.VOICE, VOICE.address(), 7L, "admin"), after.urgent().getFirst());
        assertFalse(after.urgent().get(1).isVerified());
        book.replace(new Person("li-wei", Text.of("李伟"), "huarun-gas", null, Language.ZH, List.of(), List.of(), List.of(), List.of(),
                List.of(new ContactMeans(ContactMeansKind.VOICE, "110"))));
        assertFalse(book.directory().persons().get("li-wei").isReachableUrgently());
    }

    @Test
    void meansThatFailed_losesItsVerificationInBothSetsUntilItIsVerifiedAgain() {
        book.add(person("li-wei"));
        book.verify("li-wei", ContactMeansKind.SMS, SMS.address(), "admin", 7);
        MeansFailure failure = new MeansFailure("no such\u0000number", 9);
        refused(book.withdraw("nobody", ContactMeansKind.SMS, SMS.address(), failure, 8), Reason.UNKNOWN, "id");
        refused(book.withdraw("li-wei", ContactMeansKind.SMS, "110", failure, 8), Reason.INVALID, "address");
        refused(book.withdraw("li-wei", ContactMeansKind.SMS, SMS.address(), failure, 6), Reason.VERIFIED_SINCE, "address");
        assertTrue(book.directory().persons().get("li-wei").isReachableUrgently());
        assertEquals(PeopleEdit.DONE, book.withdraw("li-wei", ContactMeansKind.SMS, SMS.address(), failure, 8));
        refused(book.withdraw("li-wei", ContactMeansKind.SMS, SMS.address(), failure, 8), Reason.WITHDRAWN_BEFORE, "address");
        book.replace(person("li-wei"));
        reopen();
        Person after = book.directory().persons().get("li-wei");
        assertFalse(after.isReachableUrgently());
        assertEquals(new MeansFailure("no such number", 9), after.urgent().get(1).failure());
        assertEquals(after.urgent().get(1), after.normal().get(1));
        book.verify("li-wei", ContactMeansKind.SMS, SMS.address(), "li-wei", 10);
        reopen();
        assertEquals(new ContactMeans(ContactMeansKind.SMS, SMS.address(), 10L, "li-wei"), book.directory().persons().get("li-wei").urgent().get(1));
    }

    @Test
    void browsers_areBoundedPerPersonAndThereAfterARestart() {
        PushSubscriptionBook browsers = PushSubscriptionBook.open(new CopiedStore(database, null));
        for (int i = 0; i < PushSubscriptionBook.OF_ONE_MAX; i++) {
            assertEquals(PeopleEdit.DONE, browsers.add(browser("id-" + i, "li-wei", "https://push.example.com/" + i, i)));
        }
        refused(browsers.add(browser("more", "li-wei", "https://push.example.com/more", 9)), Reason.INVALID, "device");
        assertEquals(PeopleEdit.DONE, browsers.add(browser("again", "li-wei", "https://push.example.com/3", 9)));
        assertEquals(PeopleEdit.DONE, browsers.add(browser("taken-over", "wang-fang", "https://push.example.com/4", 9)));
        browsers.remove("id-0");
        browsers.remove("id-0");
        browsers = PushSubscriptionBook.open(new CopiedStore(database, null));
        assertEquals(List.of("id-1", "id-2", "again"), browsers.ofPerson("li-wei").stream().map(PushSubscription::id).toList());
        assertEquals(browser("again", "li-wei", "https://push.example.com/3", 9), browsers.of("again"));
        assertNull(browsers.of("id-4"));
    }

    private static PushSubscription browser(String id, String person, String endpoint, long createdAt) {
        return new PushSubscription(id, person, endpoint, "key", "secret", "phone", createdAt);
    }

    @Test
    void brokenRule_isToldWithItsFieldAndChangesNothing() {
        refused(book.add(new Person("a b", Text.of("x"), "e", null, Language.EN, List.of(), List.of(), List.of(), List.of(), List.of())),
                Reason.INVALID, "id");
        refused(book.add(new Person("a", Text.of(" "), "e", null, Language.EN, List.of(), List.of(), List.of(), List.of(), List.of())),
                Reason.INVALID, "name");
        refused(book.add(new Person("a", Text.of("x"), "e", "bureau", Language.EN, List.of(), List.of(), List.of(), List.of(), List.of())),
                Reason.INVALID, "enterprise");
        refused(book.add(new Person("a", Text.of("x"), null, null, Language.EN, List.of(), List.of(), List.of(), List.of(), List.of())),
                Reason.INVALID, "enterprise");
        refused(book.add(new Person("a", Text.of("x"), "e", null, Language.EN, List.of("1\u0000"), List.of(), List.of(), List.of(), List.of())),
                Reason.INVALID, "phones");
        refused(book.add(new Person("a", Text.of("x"), "e", null, Language.EN, List.of(), List.of(), List.of(), List.of(),
                List.of(new ContactMeans(ContactMeansKind.MAIL, "no address")))), Reason.INVALID, "means.urgent.address");
        refused(book.replace(person("nobody")), Reason.UNKNOWN, "id");
        refused(book.removePerson("nobody"), Reason.UNKNOWN, "id");
        refused(book.add(post("p", "no-such-level")), Reason.INVALID, "level");
        refused(book.add(post("p", "technical-in-charge")), Reason.INVALID, "level");
        refused(book.add(new Post("p", Text.of("x"), null, "site", "district", "duty-officer", false, false, 1)), Reason.INVALID, "site");
        refused(book.add(new Post("p", Text.of("x"), "e", null, null, "duty-officer", false, false, 0)), Reason.INVALID, "minimumOnDuty");
        reopen();
        assertEquals(PeopleDirectory.EMPTY, book.directory());
    }

    @Test
    void postsOfEnterprisesAndAreas_areThereAfterARestart() {
        Post bureau = new Post("bureau", new Text("区应急局", "Bureau"), null, null, "武进区", "district-bureau", false, true, 1);
        assertEquals(PeopleEdit.DONE, book.add(post("room", "duty-officer")));
        assertEquals(PeopleEdit.DONE, book.add(bureau));
        refused(book.add(bureau), Reason.ID_TAKEN, "id");
        assertEquals(PeopleEdit.DONE, book.replace(post("room", "shift-leader")));
        reopen();
        assertEquals(bureau, book.directory().posts().get("bureau"));
        assertEquals(post("room", "shift-leader"), book.directory().posts().get("room"));
        book.onRemovalOfPost(id -> List.of("roster of " + id));
        assertTrue(refused(book.removePost("room"), Reason.IN_USE, "roster of room").rule().contains("roster of room"));
        refused(book.removePost("nowhere"), Reason.UNKNOWN, "id");
    }

    @Test
    void chain_hasTheUsualLevelsAndThoseMadeOnesOwn() {
        List<String> usual = DutyLevel.USUAL.stream().map(DutyLevel::id).toList();
        assertEquals(usual, book.directory().chain("huarun-gas").stream().map(DutyLevel::id).toList());
        book.add(person("a"));
        book.add(person("b"));
        assertEquals(PeopleEdit.DONE, book.put(level("foreman", 15, "a", "b")));
        assertEquals(PeopleEdit.DONE, book.put(level("shift-leader", 20, "b", "a")));
        reopen();
        List<DutyLevel> chain = book.directory().chain("huarun-gas");
        assertEquals(List.of("duty-officer", "foreman", "shift-leader"), chain.stream().limit(3).map(DutyLevel::id).toList());
        assertEquals(List.of("b", "a"), chain.get(2).fallback());
        assertTrue(chain.get(2).hasFallback());
        assertEquals(usual, book.directory().chain("other").stream().map(DutyLevel::id).toList());
        assertEquals(PeopleEdit.DONE, book.add(post("p", "foreman")));
        refused(book.removeLevel("huarun-gas", "foreman"), Reason.IN_USE, "post p");
        assertEquals(PeopleEdit.DONE, book.removeLevel("huarun-gas", "shift-leader"));
        assertFalse(book.directory().level("huarun-gas", "shift-leader").hasFallback());
        refused(book.removeLevel("other", "foreman"), Reason.UNKNOWN, "id");
    }

    @Test
    void fallbackOfFewerThanTwoOrOfStrangers_isRefused() {
        book.add(person("a"));
        book.add(new Person("stranger", Text.of("x"), "other", null, Language.EN, List.of(), List.of(), List.of(), List.of(), List.of()));
        book.add(new Person("bureau", Text.of("x"), null, "Bureau", Language.EN, List.of(), List.of(), List.of(), List.of(), List.of()));
        refused(book.put(level("l", 1, "a")), Reason.INVALID, "fallback");
        refused(book.put(level("l", 1, "a", "a")), Reason.INVALID, "fallback");
        refused(book.put(level("l", 1, "a", "nobody")), Reason.INVALID, "fallback");
        refused(book.put(level("l", 1, "a", "stranger")), Reason.INVALID, "fallback");
        assertEquals(PeopleEdit.DONE, book.put(level("l", 1, "a", "bureau")));
        refused(book.removePerson("bureau"), Reason.IN_USE, "level huarun-gas/l");
        assertEquals(PeopleEdit.DONE, book.removeLevel("huarun-gas", "l"));
        assertEquals(PeopleEdit.DONE, book.removePerson("bureau"));
        reopen();
        assertNull(book.directory().persons().get("bureau"));
    }

    @Test
    void qualification_holdsUntilItsLastDay() {
        Qualification qualification = new Qualification("急救", LocalDate.of(2027, 3, 31));
        assertTrue(qualification.holdsOn(LocalDate.of(2027, 3, 31)));
        assertFalse(qualification.holdsOn(LocalDate.of(2027, 4, 1)));
    }
}
