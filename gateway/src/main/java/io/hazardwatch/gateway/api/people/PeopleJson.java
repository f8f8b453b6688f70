package io.hazardwatch.gateway.api.people;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.people.Post;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** People, posts and levels as JSON, as far as a caller may see them. Pure. */
final class PeopleJson {
    private PeopleJson() {}

    /** Operators see how to reach people of their enterprise; everybody else sees who there is. */
    static JsonObject of(Person person, Caller caller) {
        JsonObject json = new JsonObject().put("id", person.id()).put("name", text(person.name())).put("enterprise", person.enterprise())
                .put("authority", person.authority()).put("language", lower(person.language()));
        boolean isOwn = person.enterprise() == null ? caller.seesAll() : caller.sees(person.enterprise());
        if (!isOwn || !caller.may(Capability.READ_CONTACTS)) {
            return json;
        }
        JsonArray qualifications = new JsonArray();
        person.qualifications().forEach(each -> qualifications.add(new JsonObject().put("name", each.name())
                .put("expires", each.expires() == null ? null : each.expires().toString())));
        return json.put("phones", new JsonArray(person.phones())).put("addresses", new JsonArray(person.addresses()))
                .put("qualifications", qualifications).put("reachableUrgently", person.isReachableUrgently())
                .put("means", new JsonObject().put("normal", means(person.normal())).put("urgent", means(person.urgent())));
    }

    private static JsonArray means(List<ContactMeans> all) {
        JsonArray list = new JsonArray();
        all.forEach(means -> list.add(new JsonObject().put("kind", lower(means.kind())).put("address", means.address())
                .put("verifiedAt", means.isVerified() ? Times.utc(means.verifiedAt()) : null).put("verifiedBy", means.verifiedBy())
                .put("failedAt", means.failure() == null ? null : Times.utc(means.failure().atMillis()))
                .put("failure", means.failure() == null ? null : means.failure().why())));
        return list;
    }

    static JsonObject of(Post post) {
        return new JsonObject().put("id", post.id()).put("name", text(post.name())).put("enterprise", post.enterprise())
                .put("site", post.site()).put("area", post.area()).put("level", post.levelId()).put("roundTheClock", post.roundTheClock())
                .put("technicalGroup", post.technicalGroup()).put("minimumOnDuty", post.onDutyMin())
                .put("qualifications", new JsonArray(post.qualifications()));
    }

    static JsonObject of(DutyLevel level) {
        return new JsonObject().put("id", level.id()).put("order", level.sequence()).put("name", text(level.name()))
                .put("source", lower(level.source())).put("own", level.enterprise() != null).put("fallback", new JsonArray(level.fallback()))
                .put("hasFallback", level.hasFallback());
    }

    private static JsonObject text(Text text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
