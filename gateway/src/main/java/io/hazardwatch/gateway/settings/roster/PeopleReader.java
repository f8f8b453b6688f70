package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.Language;
import io.hazardwatch.gateway.people.LevelSource;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.PeopleEdit;
import io.hazardwatch.gateway.people.PeopleRules;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.people.Qualification;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.List;
import java.util.Objects;

/** Reads the people and levels of {@code roster.yaml}; the rules are those of the book they fill. One thread. */
final class PeopleReader {
    private PeopleReader() {}

    /** A person; null when something is wrong. */
    static Person person(YamlMap fields) {
        String id = fields.ownName("id");
        String authority = fields.text("authority", null);
        Language language = fields.choice("language", Language.ZH, Language.values());
        List<Qualification> qualifications = fields.maps("qualifications").stream().map(PeopleReader::qualification)
                .filter(Objects::nonNull).toList();
        YamlMap means = fields.map("means");
        Person person = new Person(id, fields.display("name", id), fields.optionalName("enterprise"), authority, language,
                fields.texts("phones"), fields.texts("addresses"), qualifications, means(means, "normal"), means(means, "urgent"));
        means.done("normal", "urgent");
        fields.done("id", "name", "enterprise", "authority", "language", "phones", "addresses", "qualifications", "means", "accounts");
        return id == null || isRefused(fields, PeopleRules.check(person)) ? null : person;
    }

    /** Notes the rule that is broken, beside the key it is about. */
    static boolean isRefused(YamlMap fields, PeopleEdit.Refused refused) {
        if (refused == null) {
            return false;
        }
        fields.broken(refused.field().split("\\.")[0], refused.rule() + (refused.value() == null ? "" : "; " + refused.value()));
        return true;
    }

    private static Qualification qualification(YamlMap fields) {
        String name = fields.requiredText("name");
        Qualification read = new Qualification(name, fields.has("expires") ? RosterTimes.day(fields, "expires") : null);
        fields.done("name", "expires");
        return name == null ? null : read;
    }

    private static List<ContactMeans> means(YamlMap fields, String urgency) {
        return fields.maps(urgency).stream().map(PeopleReader::means).filter(Objects::nonNull).toList();
    }

    private static ContactMeans means(YamlMap fields) {
        ContactMeansKind kind = fields.choice("kind", null, ContactMeansKind.values());
        String address = fields.requiredText("address");
        Long verifiedAt = fields.has("verifiedAt") ? RosterTimes.millis(fields, "verifiedAt") : null;
        String verifiedBy = fields.text("verifiedBy", verifiedAt == null ? null : RosterFile.NAME);
        fields.done("kind", "address", "verifiedAt", "verifiedBy");
        if (kind == null && !fields.has("kind")) {
            fields.broken("kind", "must be given");
        }
        return kind == null || address == null ? null : new ContactMeans(kind, address, verifiedAt, verifiedAt == null ? null : verifiedBy);
    }

    /** A level; null when something is wrong. */
    static DutyLevel level(YamlMap fields, PeopleDirectory people) {
        String id = fields.ownName("id");
        DutyLevel level = new DutyLevel(fields.ownName("enterprise"), id, (int) fields.whole("order", -1, 0, 1_000), fields.display("name", id),
                fields.choice("source", LevelSource.ON_DUTY, LevelSource.values()), fields.texts("fallback"));
        fields.done("enterprise", "id", "order", "name", "source", "fallback");
        return id == null || level.enterprise() == null || isRefused(fields, PeopleRules.check(level, people)) ? null : level;
    }
}
