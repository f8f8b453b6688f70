package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.model.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Wire form of posts' plans, in the form in which {@link PlanReader} takes them back. */
final class PlanJson {
    private PlanJson() {}

    static JsonObject plan(PostRoster plan) {
        JsonArray shifts = new JsonArray();
        plan.shifts().forEach(shift -> shifts.add(shift(shift)));
        JsonArray crews = new JsonArray();
        plan.crews().forEach(crew -> crews.add(new JsonObject().put("id", crew.id()).put("name", text(crew.name()))
                .put("persons", new JsonArray(crew.persons()))));
        JsonArray rotations = new JsonArray();
        plan.rotations().forEach(rotation -> rotations.add(rotation(rotation)));
        return new JsonObject().put("post", plan.post()).put("zone", plan.zone().getId()).put("peopleMin", plan.peopleMin())
                .put("shifts", shifts).put("crews", crews).put("rotations", rotations);
    }

    private static JsonObject text(Text text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    private static JsonObject shift(ShiftTime shift) {
        return new JsonObject().put("id", shift.id()).put("name", text(shift.name())).put("from", shift.begin().toString())
                .put("to", shift.end().toString()).put("days", shift.days()).put("overlapMinutes", shift.overlap().toMinutes());
    }

    private static JsonObject rotation(Rotation rotation) {
        JsonArray days = new JsonArray();
        rotation.days().forEach(day -> days.add(new JsonArray(day.stream().map(turn -> turn.shift() + '/' + turn.crew()).toList())));
        return new JsonObject().put("id", rotation.id()).put("first", rotation.first().toString())
                .put("last", rotation.last() == null ? null : rotation.last().toString()).put("days", days);
    }
}
