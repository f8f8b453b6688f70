package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.app.duty.ChainPeople;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.escalation.Chain;
import io.hazardwatch.gateway.escalation.ChainLevel;
import io.hazardwatch.gateway.escalation.ChainResolver;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.escalation.LevelFault;
import io.hazardwatch.gateway.escalation.LevelProblem;
import io.hazardwatch.gateway.escalation.Recipient;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.people.Urgency;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.PersonsInCharge;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the people of a subject's levels: who is on duty by the roster in force, who is in charge by the site file, and the static
 * list behind them; only by verified means that a channel serves. From memory; any thread.
 */
final class SiteChainResolver implements ChainResolver {
    /** The only level of those whom a kind of subjects names itself. */
    private static final String OWN = "household";

    private final ChainPeople people;
    private final Supplier<PeopleDirectory> directory;
    private final SiteIndex sites;
    private final PersonChannels channels;
    private final Supplier<EscalationSettings> settings;
    private final RulesByKind rules;

    SiteChainResolver(ChainPeople people, Supplier<PeopleDirectory> directory, SiteIndex sites, PersonChannels channels,
            Supplier<EscalationSettings> settings, RulesByKind rules) {
        this.people = people;
        this.directory = directory;
        this.sites = sites;
        this.channels = channels;
        this.settings = settings;
        this.rules = rules;
    }

    /** Whether anybody at all can be called for alarms of that enterprise: its own people, or those of an authority. */
    boolean isAnybodyThere(String enterprise) {
        if (channels.all().isEmpty()) {
            return false;
        }
        return enterprise.equals(SystemAlarms.ENTERPRISE) ? !settings.get().system().isEmpty()
                : directory.get().persons().values().stream().anyMatch(person -> person.enterprise() == null
                        || enterprise.equals(person.enterprise()));
    }

    @Override
    public Chain levels(Subject subject, long nowMillis) {
        Urgency urgency = settings.get().timing(subject).urgency();
        if (subject.enterprise().equals(SystemAlarms.ENTERPRISE)) {
            return new Chain(List.of(level("system", 1, List.of(), settings.get().system(), urgency, false)));
        }
        boolean isByVoice = rules.of(subject).isByVoice(subject);
        List<String> only = rules.of(subject).persons(subject);
        if (only != null) {
            List<Person> known = only.stream().map(this::person).filter(Objects::nonNull).toList();
            return new Chain(List.of(new ChainLevel(OWN, 1, recipients(known, OWN, urgency, isByVoice, new ArrayList<>()), List.of(), List.of())));
        }
        List<ChainLevel> levels = new ArrayList<>();
        for (DutyLevel level : called(subject)) {
            DutyLevel source = new DutyLevel(level.enterprise(), level.id(), level.sequence(), level.name(), level.source(), List.of());
            List<Person> first = ofLevel(source, subject, nowMillis);
            levels.add(level(level.id(), level.sequence(), first, level.fallback(), urgency, isByVoice));
        }
        return new Chain(levels);
    }

    /** A matter of duty is for those above the post, whose own people are what it is about. */
    private List<DutyLevel> called(Subject subject) {
        List<DutyLevel> all = people.levels(subject.enterprise());
        int own = subject.kind() != SubjectKind.DUTY ? Integer.MIN_VALUE : all.stream().filter(level -> level.id().equals(DutyLevel.DUTY_OFFICER))
                .mapToInt(DutyLevel::sequence).findFirst().orElse(Integer.MIN_VALUE);
        return all.stream().filter(level -> level.sequence() > own).toList();
    }

    /** Of several sites everybody, each person once. */
    private List<Person> ofLevel(DutyLevel level, Subject subject, long nowMillis) {
        List<String> several = rules.of(subject).sites(subject);
        if (several.isEmpty()) {
            return people.of(level, subject.enterprise(), subject.site(), inCharge(subject), nowMillis);
        }
        Set<Person> all = new LinkedHashSet<>();
        for (String each : several) {
            Site site = sites.site(subject.enterprise(), each);
            List<PersonsInCharge> charges = site == null ? List.of() : site.hazardSources().stream().map(HazardSource::inCharge)
                    .filter(Objects::nonNull).distinct().toList();
            all.addAll(people.of(level, subject.enterprise(), each, charges.isEmpty() ? null : charges.getFirst(), nowMillis));
            charges.stream().skip(1).forEach(other -> all.addAll(people.of(level, subject.enterprise(), each, other, nowMillis)));
        }
        return List.copyOf(all);
    }

    private PersonsInCharge inCharge(Subject subject) {
        Site site = subject.site() == null ? null : sites.site(subject.enterprise(), subject.site());
        List<HazardSource> sources = site == null ? List.of() : site.hazardSources();
        HazardSource own = sources.stream().filter(source -> source.id().equals(subject.hazardSource())).findFirst()
                .orElse(sources.isEmpty() ? null : sources.getFirst());
        return own == null ? null : own.inCharge();
    }

    private ChainLevel level(String id, int sequence, List<Person> first, List<String> fallback, Urgency urgency, boolean isByVoice) {
        List<LevelProblem> problems = new ArrayList<>();
        if (first.isEmpty() && !fallback.isEmpty() && !id.equals("system")) {
            problems.add(new LevelProblem(LevelFault.NOBODY_ON_DUTY, id, null));
        }
        List<Recipient> reachable = recipients(first, id, urgency, isByVoice, problems);
        List<Person> listed = new ArrayList<>();
        for (String each : fallback) {
            Person person = directory.get().persons().get(each);
            if (person == null) {
                problems.add(new LevelProblem(LevelFault.UNKNOWN_PERSON, id, each));
            } else {
                listed.add(person);
            }
        }
        return new ChainLevel(id, sequence, reachable, recipients(listed, id, urgency, isByVoice, problems), problems);
    }

    private List<Recipient> recipients(List<Person> persons, String level, Urgency urgency, boolean isByVoice,
                                       List<LevelProblem> problems) {
        List<Recipient> all = new ArrayList<>();
        for (Person person : persons) {
            List<ContactMeans> usable = isByVoice ? voiceFirst(person, urgency) : usable(person, urgency);
            if (usable.isEmpty()) {
                problems.add(new LevelProblem(LevelFault.NO_VERIFIED_MEANS, level, person.id()));
            } else {
                all.add(new Recipient(person.id(), usable));
            }
        }
        return all;
    }

    /** Somebody of the book of people, or whom a kind of subjects knows beside it; null = unknown. */
    Person person(String id) {
        Person known = directory.get().persons().get(id);
        return known == null ? rules.stranger(id) : known;
    }

    /** The means by which a person can be told, in order. */
    List<ContactMeans> means(String id, Urgency urgency) {
        Person person = person(id);
        return person == null ? List.of() : usable(person, urgency);
    }

    private List<ContactMeans> voiceFirst(Person person, Urgency urgency) {
        Stream<ContactMeans> all = Stream.of(usable(person, urgency), served(person, person.urgent())).flatMap(List::stream);
        return all.distinct().sorted(Comparator.comparing(each -> each.kind() != ContactMeansKind.VOICE)).toList();
    }

    /** Somebody without means for what is not urgent is reached by the others rather than not at all. */
    private List<ContactMeans> usable(Person person, Urgency urgency) {
        List<ContactMeans> own = served(person, person.means(urgency));
        return own.isEmpty() ? served(person, person.means(Urgency.URGENT)) : own;
    }

    private List<ContactMeans> served(Person person, List<ContactMeans> means) {
        return means.stream().filter(ContactMeans::isVerified).filter(each -> !channels.serving(each.kind(), person.enterprise()).isEmpty()).toList();
    }
}
