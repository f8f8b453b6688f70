package io.hazardwatch.gateway.api.escalation;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Person;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** What people and levels are called, as people read it; an id stands for what nobody knows any more. Any thread. */
public record CallNames(Supplier<PeopleDirectory> directory) {
    /** Name of a person by id. */
    public JsonObject person(String id) {
        Person known = id == null ? null : directory.get().persons().get(id);
        return json(known == null ? null : known.name(), id);
    }

    /** Name of a level of the chain of an enterprise by id. */
    JsonObject level(String enterprise, String id) {
        DutyLevel known = id == null ? null : directory.get().level(enterprise, id);
        return json(known == null ? null : known.name(), id);
    }

    private static JsonObject json(Text name, String id) {
        return id == null ? null : new JsonObject().put("zh", name == null ? id : name.zh()).put("en", name == null ? id : name.en());
    }
}
