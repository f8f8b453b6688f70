package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.response.warnings.OwnWarning;
import io.hazardwatch.gateway.response.warnings.OwnWarningBook;
import io.hazardwatch.gateway.response.warnings.OwnWarningScope;
import io.hazardwatch.gateway.response.warnings.OwnWarningText;
import io.hazardwatch.gateway.response.warnings.OwnWarningType;
import io.hazardwatch.gateway.response.warnings.OwnWarningUrgency;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a message that a person prepares: a first one of a site, or one that follows another ({@code of}). */
final class OwnWarningReader {
    private static final String[] FIELDS = {"of", "enterprise", "site", "incident", "scope", "exercise", "type", "urgency", "event", "headline",
        "description", "instruction", "area", "radius", "minutes", "note"};
    private static final int NAME_MAX = 64;
    private static final int TEXT_MAX = 4_000;
    private static final int MINUTES_USUAL = 60;
    private static final Pattern INCIDENT = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    private final SiteIndex sites;
    private final Caller caller;
    private final RequestBody body;

    OwnWarningReader(SiteIndex sites, Caller caller, RequestBody body) {
        this.sites = sites;
        this.caller = caller;
        this.body = body.only(FIELDS);
        if (!body.has("of")) {
            siteOf(body);
        }
    }

    private Site siteOf(RequestBody from) {
        String enterprise = from.text("enterprise", NAME_MAX, null);
        String name = from.text("site", NAME_MAX, null);
        if (!Names.isName(enterprise) || !Names.isName(name)) {
            throw Problem.invalid("site", enterprise + '/' + name, "must be the names of an enterprise and its site");
        }
        return known(enterprise, name);
    }

    private Site known(String enterprise, String name) {
        caller.requireSight(enterprise, name);
        Site site = sites.site(enterprise, name);
        if (site == null) {
            throw Problem.notFound("no site " + enterprise + '/' + name);
        }
        return site;
    }

    /** On the thread of the book, which knows the message that this one follows. */
    OwnWarning read(OwnWarningBook book, long nowMillis) {
        OwnWarning before = body.has("of") ? book.of(body.text("of", NAME_MAX, null)) : null;
        if (body.has("of") && before == null) {
            throw Problem.notFound("no message " + body.text("of", NAME_MAX, null));
        }
        Site site = before == null ? siteOf(body) : known(before.enterprise(), before.site());
        String id = book.newId(nowMillis);
        OwnWarningType type = one(OwnWarningType.class, "type", OwnWarningType.ALERT);
        OwnWarningUrgency urgency = one(OwnWarningUrgency.class, "urgency", type.isEnd() ? OwnWarningUrgency.PAST : OwnWarningUrgency.EXPECTED);
        OwnWarningScope scope = before == null ? one(OwnWarningScope.class, "scope", OwnWarningScope.RESTRICTED) : before.scope();
        boolean isExercise = before == null ? body.flag("exercise") : before.isExercise();
        double minutes = body.number("minutes", MINUTES_USUAL);
        return OwnWarning.prepared(id, site.enterprise(), site.site(), before == null ? incident(site, id) : before.incident(), scope, isExercise,
                type,
                urgency, text(site), body.text("note", NAME_MAX, ""), (int) minutes, caller.name(), nowMillis);
    }

    /** What it is about, such as a leak; a notice of the site has an incident of its own. */
    private String incident(Site site, String id) {
        String prefix = site.enterprise() + '.' + site.site() + '.';
        String incident = body.text("incident", 200, prefix + "notice-" + id);
        if (!INCIDENT.matcher(incident).matches() || !incident.startsWith(prefix)) {
            throw Problem.invalid("incident", incident, "must begin with " + prefix);
        }
        return incident;
    }

    private OwnWarningText text(Site site) {
        return new OwnWarningText(text("event", null), text("headline", null), text("description", null), text("instruction", Text.of("")),
                text("area", site.name()), site.lat(), site.lon(), body.number("radius", site.exposure().surroundingsMetres()));
    }

    private Text text(String field, Text otherwise) {
        if (!body.has(field)) {
            if (otherwise == null) {
                throw Problem.invalid(field, null, "is needed in both languages");
            }
            return otherwise;
        }
        RequestBody both = body.object(field).only("zh", "en");
        return new Text(both.text("zh", TEXT_MAX, null), both.text("en", TEXT_MAX, null));
    }

    private <E extends Enum<E>> E one(Class<E> type, String field, E otherwise) {
        String value = body.text(field, NAME_MAX, otherwise.name());
        return Stream.of(type.getEnumConstants()).filter(each -> each.name().equals(value)).findFirst()
                .orElseThrow(() -> Problem.invalid(field, value, "must be one of " + List.of(type.getEnumConstants())));
    }
}
