package io.hazardwatch.gateway.people;

import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.PeopleEdit.Reason;
import io.hazardwatch.gateway.people.PeopleEdit.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for people, posts and levels; each check returns the first rule that is broken, or null. Pure, any thread. */
public final class PeopleRules {
    private static final String NAME_RULE = "must match [A-Za-z0-9_-]{1,64}";
    private static final int TEXT_MAX = 200;
    private static final int LIST_MAX = 20;
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{1," + TEXT_MAX + "}");
    private static final String TEXT_RULE = "must be a text of 1 to " + TEXT_MAX + " characters without control characters";

    private PeopleRules() {}

    /** The rule that a person breaks, or null. */
    public static Refused check(Person person) {
        boolean hasOneHome = person.enterprise() == null ^ person.authority() == null;
        return first(name("id", person.id()), names(person.name()),
                hasOneHome ? null : refused("enterprise", person.enterprise(), "exactly one of enterprise and authority must be given"),
                person.enterprise() == null ? text("authority", person.authority()) : name("enterprise", person.enterprise()),
                all("phones", person.phones()), all("addresses", person.addresses()), qualifications(person.qualifications()),
                means("means.normal", person.normal()), means("means.urgent", person.urgent()));
    }

    private static Refused all(String field, List<String> texts) {
        return first(Stream.concat(Stream.of(few(field, texts)), texts.stream().map(text -> text(field, text))).toArray(Refused[]::new));
    }

    private static Refused qualifications(List<Qualification> given) {
        return all("qualifications", given.stream().map(Qualification::name).toList());
    }

    private static Refused means(String field, List<ContactMeans> given) {
        return first(Stream.concat(Stream.of(few(field, given)), given.stream().map(means -> means.kind().isAddress(means.address()) ? null
                : refused(field + ".address", means.address(), means.kind().rule()))).toArray(Refused[]::new));
    }

    private static Refused few(String field, List<?> given) {
        return given.size() <= LIST_MAX ? null : refused(field, given.size() + " entries", "must have at most " + LIST_MAX + " entries");
    }

    /** The rule that a post breaks among the levels of {@code directory}, or null. */
    public static Refused check(Post post, PeopleDirectory directory) {
        boolean hasOneHome = post.enterprise() == null ^ post.area() == null;
        Refused home = !hasOneHome ? refused("enterprise", post.enterprise(), "exactly one of enterprise and area must be given")
                : post.site() != null && post.enterprise() == null ? refused("site", post.site(), "must stand beside an enterprise") : null;
        return first(name("id", post.id()), names(post.name()), home,
                post.enterprise() == null ? text("area", post.area()) : name("enterprise", post.enterprise()),
                post.site() == null ? null : name("site", post.site()), level(post, directory), all("qualifications", post.qualifications()),
                post.onDutyMin() >= 1 && post.onDutyMin() <= Post.ON_DUTY_MAX ? null
                        : refused("minimumOnDuty", String.valueOf(post.onDutyMin()), "must be from 1 to " + Post.ON_DUTY_MAX));
    }

    private static Refused level(Post post, PeopleDirectory directory) {
        DutyLevel level = post.levelId() == null ? null : directory.level(post.enterprise() == null ? "" : post.enterprise(), post.levelId());
        if (level == null) {
            return refused("level", post.levelId(), "must be a level of the chain");
        }
        return level.source() == LevelSource.ON_DUTY ? null
                : refused("level", post.levelId(), "must be a level whose people are on duty; the site file names those in charge");
    }

    /** The rule that a level breaks among the people of {@code directory}, or null. */
    public static Refused check(DutyLevel level, PeopleDirectory directory) {
        return first(name("enterprise", level.enterprise()), name("id", level.id()), names(level.name()),
                level.sequence() >= 0 && level.sequence() <= 1_000 ? null
                        : refused("order", String.valueOf(level.sequence()), "must be from 0 to 1000"), fallback(level, directory));
    }

    private static Refused fallback(DutyLevel level, PeopleDirectory directory) {
        List<String> ids = level.fallback();
        if (new HashSet<>(ids).size() != ids.size() || ids.size() < DutyLevel.FALLBACK_MIN || ids.size() > LIST_MAX) {
            return refused("fallback", String.join(", ", ids), "must name from " + DutyLevel.FALLBACK_MIN + " to " + LIST_MAX + " different people");
        }
        return ids.stream().filter(id -> !mayStandIn(directory.persons().get(id), level)).findFirst()
                .map(id -> refused("fallback", id, "must be a person of the enterprise or of an authority")).orElse(null);
    }

    private static boolean mayStandIn(Person person, DutyLevel level) {
        return person != null && (person.enterprise() == null || person.enterprise().equals(level.enterprise()));
    }

    private static Refused names(Text name) {
        return first(text("name", name.zh()), text("name", name.en()));
    }

    private static Refused name(String field, String value) {
        return value != null && Names.isName(value) ? null : refused(field, value, NAME_RULE);
    }

    private static Refused text(String field, String value) {
        return value != null && !value.isBlank() && TEXT.matcher(value).matches() ? null : refused(field, value, TEXT_RULE);
    }

    private static Refused refused(String field, String value, String rule) {
        return new Refused(Reason.INVALID, field, value, rule);
    }

    private static Refused first(Refused... found) {
        return Stream.of(found).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
