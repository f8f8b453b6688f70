package io.hazardwatch.gateway.api.people;

import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.Language;
import io.hazardwatch.gateway.people.LevelSource;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.people.Post;
import io.hazardwatch.gateway.people.Qualification;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads people, posts and levels from request bodies; the rules are checked by room {@code people}. Event loop. */
final class PeopleRequest {
    private static final int TEXT_MAX = 500;
    private static final int LIST_MAX = 50;

    private PeopleRequest() {}

    static Person person(RequestBody body, String id) {
        RequestBody means = body.object("means");
        return new Person(id, name(body), optional(body, "enterprise"), optional(body, "authority"),
                choice(body, "language", Language.values(), Language.ZH), body.texts("phones", LIST_MAX, TEXT_MAX),
                body.texts("addresses", LIST_MAX, TEXT_MAX), body.objects("qualifications", LIST_MAX).stream()
                        .map(PeopleRequest::qualification).toList(),
                means == null ? List.of() : means(means, "normal"), means == null ? List.of() : means(means, "urgent"));
    }

    private static Qualification qualification(RequestBody body) {
        String expires = optional(body, "expires");
        try {
            return new Qualification(body.text("name", TEXT_MAX, null), expires == null ? null : LocalDate.parse(expires));
        } catch (DateTimeParseException e) {
            throw Problem.invalid("expires", expires, "must be a date such as 2027-03-31");
        }
    }

    private static List<ContactMeans> means(RequestBody body, String urgency) {
        return body.objects(urgency, LIST_MAX).stream().map(each -> new ContactMeans(kind(each), each.text("address", TEXT_MAX, null))).toList();
    }

    static ContactMeansKind kind(RequestBody body) {
        return choice(body, "kind", ContactMeansKind.values(), null);
    }

    static Post post(RequestBody body, String id) {
        return new Post(id, name(body), optional(body, "enterprise"), optional(body, "site"), optional(body, "area"),
                body.text("level", TEXT_MAX, null), body.flag("roundTheClock"), body.flag("technicalGroup"),
                body.has("minimumOnDuty") ? (int) Math.min(body.positive("minimumOnDuty"), Integer.MAX_VALUE) : 1,
                body.texts("qualifications", LIST_MAX, TEXT_MAX));
    }

    static DutyLevel level(RequestBody body, String enterprise, String id) {
        return new DutyLevel(enterprise, id, (int) Math.clamp(body.number("order", Double.NaN), -1, Integer.MAX_VALUE), name(body),
                choice(body, "source", LevelSource.values(), LevelSource.ON_DUTY), body.texts("fallback", LIST_MAX, TEXT_MAX));
    }

    /** One text for both languages, or one each. */
    private static Text name(RequestBody body) {
        if (body.isText("name")) {
            return Text.of(body.text("name", TEXT_MAX, null));
        }
        RequestBody name = body.object("name");
        if (name == null || !name.has("zh") && !name.has("en")) {
            throw Problem.invalid("name", null, "must have zh or en");
        }
        return new Text(optional(name, "zh"), optional(name, "en"));
    }

    /** Why it is done, for the journal; empty when nothing is said. */
    static String reason(RequestBody body) {
        return body.text("reason", TEXT_MAX, "").replaceAll("\\p{Cntrl}", " ");
    }

    private static String optional(RequestBody body, String name) {
        return body.has(name) ? body.text(name, TEXT_MAX, null) : null;
    }

    private static <E extends Enum<E>> E choice(RequestBody body, String name, E[] choices, E otherwise) {
        String given = body.has(name) || otherwise == null ? body.text(name, TEXT_MAX, null) : lower(otherwise);
        return Arrays.stream(choices).filter(choice -> lower(choice).equals(given)).findFirst().orElseThrow(
                () -> Problem.invalid(name, given, "must be one of " + Arrays.stream(choices).map(PeopleRequest::lower).toList()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
