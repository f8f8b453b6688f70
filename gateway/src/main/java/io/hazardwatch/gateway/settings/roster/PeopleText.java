package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.people.Qualification;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** People and levels as lines of {@code roster.yaml}. Pure. */
final class PeopleText {
    private PeopleText() {}

    static String person(Person person, List<String> accounts) {
        return "{id: " + person.id() + ", name: " + RosterText.name(person.name())
                + (person.enterprise() == null ? "" : ", enterprise: " + person.enterprise())
                + (person.authority() == null ? "" : ", authority: " + RosterText.quoted(person.authority()))
                + ", language: " + lower(person.language()) + texts("phones", person.phones()) + texts("addresses", person.addresses())
                + list("qualifications", person.qualifications(), PeopleText::qualification)
                + ", means: {normal: " + items(person.normal(), PeopleText::means) + ", urgent: " + items(person.urgent(), PeopleText::means)
                + '}' + (accounts.isEmpty() ? "" : ", accounts: " + RosterText.names(accounts)) + '}';
    }

    private static String texts(String key, List<String> texts) {
        return list(key, texts, RosterText::quoted);
    }

    private static <T> String list(String key, List<T> all, Function<T, String> each) {
        return all.isEmpty() ? "" : ", " + key + ": " + items(all, each);
    }

    private static <T> String items(List<T> all, Function<T, String> each) {
        return all.stream().map(each).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String qualification(Qualification one) {
        return "{name: " + RosterText.quoted(one.name()) + (one.expires() == null ? "" : ", expires: " + one.expires()) + '}';
    }

    private static String means(ContactMeans one) {
        return "{kind: " + lower(one.kind()) + ", address: " + RosterText.quoted(one.address())
                + (one.isVerified() ? ", verifiedAt: \"" + Instant.ofEpochMilli(one.verifiedAt()) + '"' : "")
                + (one.isVerified() && one.verifiedBy() != null ? ", verifiedBy: " + RosterText.quoted(one.verifiedBy()) : "") + '}';
    }

    static String level(DutyLevel level) {
        return "{enterprise: " + level.enterprise() + ", id: " + level.id() + ", order: " + level.sequence() + ", name: "
                + RosterText.name(level.name()) + ", source: " + lower(level.source()) + ", fallback: " + RosterText.names(level.fallback()) + '}';
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
