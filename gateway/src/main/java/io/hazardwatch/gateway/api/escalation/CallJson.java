package io.hazardwatch.gateway.api.escalation;

import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.model.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;

/** The wire form of calls and messages, with the names of people and levels. Any thread. */
public record CallJson(CallNames names) {

    JsonObject of(RunningCalls running, ZoneId zone) {
        Escalation calls = running.calls();
        String enterprise = calls.subject().enterprise();
        JsonArray tried = new JsonArray();
        for (MessageRecord each : running.tried()) {
            tried.add(new JsonObject().put("person", each.person()).put("personName", names.person(each.person()))
                    .put("means", each.means()).put("level", each.level())
                    .put("levelName", names.level(enterprise, each.level()))
                    .put("at", Times.iso(each.acceptedAt() == 0 ? each.plannedAt() : each.acceptedAt(), zone)).put("state", each.state())
                    .put("result", each.result()));
        }
        JsonArray answers = new JsonArray();
        calls.answers().forEach(answer -> answers.add(new JsonObject().put("person", answer.person())
                .put("personName", names.person(answer.person())).put("level", answer.level())
                .put("answer", answer.isTaken() ? "take" : "decline").put("by", answer.by()).put("at", Times.iso(answer.atMillis(), zone))));
        return new JsonObject().put("alarm", calls.subject().id()).put("kind", calls.subject().kind().name())
                .put("occurrence", calls.subject().occurrence()).put("annSeq", calls.subject().annSeq())
                .put("priority", calls.subject().priority().name()).put("enterprise", calls.subject().enterprise())
                .put("site", calls.subject().site()).put("place", text(running.place())).put("matter", text(running.matter()))
                .put("level", calls.level()).put("levelName", names.level(enterprise, calls.level())).put("step", calls.step())
                .put("loops", calls.loops()).put("nobodyAnswered", calls.isUnanswered())
                .put("since", Times.iso(calls.startedAt(), zone))
                .put("nextAt", running.nextAt() == Escalation.NEVER ? null : Times.iso(running.nextAt(), zone))
                .put("lastAcceptedAt", calls.told().isEmpty() ? null : Times.iso(calls.acceptedAt(), zone))
                .put("tried", tried).put("answers", answers);
    }

    /** A message as proof of delivery, with its times. */
    public JsonObject of(MessageRecord message, ZoneId zone) {
        return new JsonObject().put("id", message.id()).put("alarm", message.subject()).put("occurrence", message.occurrence())
                .put("annSeq", message.annSeq()).put("purpose", message.purpose()).put("person", message.person())
                .put("personName", names.person(message.person())).put("means", message.means())
                .put("level", message.level()).put("channel", message.channel()).put("state", message.state()).put("attempts", message.attempts())
                .put("takenBack", message.isTakenBack()).put("result", message.result()).put("text", message.text())
                .put("createdAt", time(message.plannedAt(), zone)).put("acceptedAt", time(message.acceptedAt(), zone))
                .put("deliveredAt", time(message.deliveredAt(), zone)).put("seenAt", time(message.seenAt(), zone))
                .put("answeredAt", time(message.answeredAt(), zone));
    }

    /** How many messages there were. */
    public static JsonObject of(MessageCounts counts) {
        return new JsonObject().put("messages", counts.messages()).put("accepted", counts.accepted()).put("delivered", counts.delivered())
                .put("failed", counts.failed()).put("pruned", counts.pruned());
    }

    /** The five times of an announcement. */
    public static JsonObject of(AnnouncementTimes times, ZoneId zone) {
        long handover = times.handoverMillis();
        return new JsonObject().put("occurrence", times.occurrence()).put("annSeq", times.annSeq()).put("priority", times.priority().name())
                .put("eventAt", time(times.eventAt(), zone)).put("arrivedAt", time(times.arrivedAt(), zone))
                .put("decidedAt", time(times.decidedAt(), zone)).put("committedAt", time(times.committedAt(), zone))
                .put("acceptedAt", time(times.acceptedAt(), zone)).put("answeredAt", time(times.answeredAt(), zone))
                .put("budgetMillis", times.budgetMillis()).put("handoverMillis", handover < 0 ? null : handover)
                .put("withinBudget", handover < 0 ? null : handover <= times.budgetMillis());
    }

    static JsonObject text(Text text) {
        return text == null ? null : new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    private static String time(long millis, ZoneId zone) {
        return millis == 0 ? null : Times.iso(millis, zone);
    }
}
