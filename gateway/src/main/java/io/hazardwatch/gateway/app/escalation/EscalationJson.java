package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.Attempt;
import io.hazardwatch.gateway.escalation.AttemptState;
import io.hazardwatch.gateway.escalation.NotifiedPerson;
import io.hazardwatch.gateway.escalation.PersonAnswer;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.AnswerWays;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The columns of the table {@code escalation} that hold lists. */
final class EscalationJson {
    private EscalationJson() {}

    static String attempts(List<Attempt> attempts) {
        JsonArray all = new JsonArray();
        for (Attempt each : attempts) {
            all.add(new JsonArray().add(each.key()).add(each.person()).add(each.means().name()).add(each.address()).add(each.level())
                    .add(each.round()).add(each.state().name()).add(each.since()).add(each.isOverdue()));
        }
        return all.encode();
    }

    static List<Attempt> attempts(String text) {
        return rows(text).map(row -> new Attempt(row.getString(0), row.getString(1), ContactMeansKind.valueOf(row.getString(2)), row.getString(3),
                row.getString(4), row.getLong(5), AttemptState.valueOf(row.getString(6)), row.getLong(7), row.getBoolean(8))).toList();
    }

    static String answers(List<PersonAnswer> answers) {
        JsonArray all = new JsonArray();
        answers.forEach(each -> all.add(new JsonArray().add(each.person()).add(each.level()).add(each.isTaken()).add(each.by())
                .add(each.atMillis())));
        return all.encode();
    }

    static List<PersonAnswer> answers(String text) {
        return rows(text).map(row -> new PersonAnswer(row.getString(0), row.getString(1), row.getBoolean(2), row.getString(3), row.getLong(4)))
                .toList();
    }

    static String told(List<NotifiedPerson> told) {
        JsonArray all = new JsonArray();
        told.forEach(each -> all.add(new JsonArray().add(each.person()).add(each.means().name()).add(each.address())));
        return all.encode();
    }

    static List<NotifiedPerson> told(String text) {
        return rows(text).map(row -> new NotifiedPerson(row.getString(0), ContactMeansKind.valueOf(row.getString(1)), row.getString(2))).toList();
    }

    private static Stream<JsonArray> rows(String text) {
        JsonArray all = new JsonArray(text);
        return IntStream.range(0, all.size()).mapToObj(all::getJsonArray);
    }

    static String facts(MessageFacts facts) {
        return facts == null ? null : new JsonObject().put("nature", facts.nature().name()).put("purpose", facts.purpose().name())
                .put("priority", facts.priority() == null ? null : facts.priority().name()).put("place", text(facts.place()))
                .put("matter", text(facts.matter())).put("value", facts.value()).put("limit", facts.limit()).put("trend", text(facts.trend()))
                .put("happenedAt", facts.happenedAt()).put("zone", facts.zone().getId()).put("action", text(facts.action()))
                .put("answer", ways(facts.answer())).encode();
    }

    static MessageFacts facts(String text) {
        if (text == null) {
            return null;
        }
        JsonObject row = new JsonObject(text);
        String priority = row.getString("priority");
        return new MessageFacts(MessageNature.valueOf(row.getString("nature")), MessagePurpose.valueOf(row.getString("purpose")),
                priority == null ? null : Priority.valueOf(priority), textOf(row, "place"), textOf(row, "matter"), row.getString("value"),
                row.getString("limit"), textOf(row, "trend"), row.getLong("happenedAt"), ZoneId.of(row.getString("zone")),
                textOf(row, "action"), null, 1, waysOf(row));
    }

    private static JsonArray ways(AnswerWays ways) {
        return ways == null ? null : new JsonArray().add(ways.link()).add(ways.code());
    }

    /** Rows that were written before the ways to answer were kept have none. */
    private static AnswerWays waysOf(JsonObject row) {
        JsonArray both = row.getJsonArray("answer");
        return both == null ? null : new AnswerWays(both.getString(0), both.getString(1));
    }

    private static JsonArray text(Text text) {
        return text == null ? null : new JsonArray().add(text.zh()).add(text.en());
    }

    private static Text textOf(JsonObject row, String name) {
        JsonArray both = row.getJsonArray(name);
        return both == null ? null : new Text(both.getString(0), both.getString(1));
    }
}
