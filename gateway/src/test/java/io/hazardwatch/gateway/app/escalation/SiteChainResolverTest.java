package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.app.duty.ChainPeople;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.store.RosterBook;
import io.hazardwatch.gateway.escalation.ChainLevel;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.escalation.Recipient;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.Language;
import io.hazardwatch.gateway.people.LevelSource;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.people.Urgency;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.SiteIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SiteChainResolverTest {
    private static final ContactMeans VOICE = new ContactMeans(ContactMeansKind.VOICE, "1", 1L, "x");
    private static final ContactMeans SMS = new ContactMeans(ContactMeansKind.SMS, "1", 1L, "x");
    private static final PeopleDirectory DIRECTORY = PeopleDirectory.of(List.of(person("ann", List.of(SMS)), person("bob", List.of()),
            person("cao", List.of(new ContactMeans(ContactMeansKind.MAIL, "c")))), List.of(), List.of(level("duty-officer", 10, "ann", "bob"),
            level("shift-leader", 20, "bob", "cao")));

    private final RulesByKind rules = new RulesByKind();
    private final SiteChainResolver people = new SiteChainResolver(new ChainPeople(() -> DIRECTORY,
            () -> new RosterBook.InForce(List.of(), Roster.of(List.of(), List.of(), List.of(), List.of()))), () -> DIRECTORY,
            new SiteIndex(() -> Registry.EMPTY), channels(), () -> EscalationSettings.STANDARD, rules);

    private static Person person(String id, List<ContactMeans> normal) {
        return new Person(id, Text.of(id), "e", null, Language.ZH, List.of(), List.of(), List.of(), normal, List.of(VOICE));
    }

    private static DutyLevel level(String id, int sequence, String... fallback) {
        return new DutyLevel("e", id, sequence, Text.of(id), LevelSource.ON_DUTY, List.of(fallback));
    }

    private static PersonChannels channels() {
        PersonChannels channels = new PersonChannels(new ChannelContext(null, null, null), (where, defect) -> { });
        channels.configure(List.of(new Everything()));
        return channels;
    }

    /** A channel of every means. */
    private record Everything() implements ChannelSettings {
        @Override
        public ChannelOptions options() {
            return new ChannelOptions("all", Set.of(ContactMeansKind.values()));
        }

        @Override
        public PersonChannel open(ChannelContext context) {
            return new FakeProvider();
        }
    }

    private List<String> levels(SubjectKind kind) {
        return people.levels(new Subject(kind, "x", 1, 1, Priority.P2, "e", "s", null), 0).levels().stream().map(ChainLevel::id).limit(2).toList();
    }

    @Test
    void alarm_beginsWithTheDutyOfficer_andAMatterOfDutyAboveThePostThatItIsAbout() {
        assertEquals(List.of("duty-officer", "shift-leader"), levels(SubjectKind.ALARM));
        assertEquals(List.of("shift-leader", "operational-in-charge"), levels(SubjectKind.DUTY));
    }

    @Test
    void subjectThatIsCalledByVoice_isToldByTelephoneFirst() {
        Subject storm = new Subject(SubjectKind.WEATHER, "x", 1, 1, Priority.P3, "e", "s", null);
        assertEquals(List.of(SMS), people.levels(storm, 0).levels().getFirst().fallback().getFirst().means());
        rules.put(SubjectKind.WEATHER, new SubjectRules() {
            @Override
            public boolean isByVoice(Subject subject) {
                return true;
            }
        });
        assertEquals(List.of(SMS), people.levels(storm, 0).levels().getFirst().fallback().getFirst().means().stream()
                .filter(means -> means.kind() != ContactMeansKind.VOICE).toList());
        assertEquals(VOICE, people.levels(storm, 0).levels().getFirst().fallback().getFirst().means().getFirst());
    }

    @Test
    void householdIsTheOnlyOneCalled_byItsTelephone_andNeverTheChain() {
        Subject gas = new Subject(SubjectKind.HOUSEHOLD, "x:household", 1, 1, Priority.P2, "e", "s", null);
        Person home = new Person("household:e/s/h", Text.of("h"), "e", null, Language.ZH, List.of(), List.of(), List.of(), List.of(SMS),
                List.of(VOICE, SMS));
        rules.knowBy(id -> id.equals(home.id()) ? home : null);
        List<String> called = new ArrayList<>(List.of(home.id(), "gone"));
        rules.put(SubjectKind.HOUSEHOLD, new SubjectRules() {
            @Override
            public List<String> persons(Subject subject) {
                return called;
            }
        });
        assertEquals(1, people.levels(gas, 0).levels().size());
        assertEquals(List.of(new Recipient(home.id(), List.of(VOICE, SMS))), people.levels(gas, 0).levels().getFirst().people());
        assertEquals(List.of(VOICE, SMS), people.means(home.id(), Urgency.URGENT));
        called.clear();
        assertEquals(List.of(), people.levels(gas, 0).levels().getFirst().people());
        assertEquals(List.of(), people.levels(gas, 0).levels().getFirst().fallback());
    }

    @Test
    void news_goesByVerifiedNormalMeans_elseByTheUrgentOnes_andToNobodyUnknown() {
        assertEquals(List.of(SMS), people.means("ann", Urgency.NORMAL));
        assertEquals(List.of(VOICE), people.means("bob", Urgency.NORMAL));
        assertEquals(List.of(VOICE), people.means("cao", Urgency.NORMAL));
        assertEquals(List.of(), people.means("nobody", Urgency.NORMAL));
    }
}
