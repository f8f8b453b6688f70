package io.hazardwatch.gateway.api.people;

import io.hazardwatch.gateway.escalation.EscalationProfile;
import io.hazardwatch.gateway.escalation.EscalationTiming;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** The wire form of when whom is called, by priority, in seconds; what there is none of is null. Any thread. */
final class CallTimesJson {
    private static final long SECOND_MILLIS = 1_000;

    private CallTimesJson() {}

    static JsonObject of(EscalationProfile profile) {
        JsonObject times = new JsonObject();
        for (Priority priority : Priority.values()) {
            EscalationTiming timing = profile.of(priority);
            times.put(priority.name(), of(timing).put("usual", timing.equals(EscalationProfile.STANDARD.of(priority))));
        }
        return times;
    }

    private static JsonObject of(EscalationTiming timing) {
        return new JsonObject().put("delaySeconds", seconds(timing.delayMillis())).put("repeatSeconds", seconds(timing.repeatMillis()))
                .put("nextLevelSeconds", seconds(timing.nextLevelMillis())).put("loopSeconds", seconds(timing.loopMillis()))
                .put("silenceSecondsMax", seconds(timing.silenceMillisMax())).put("nextMeansSeconds", seconds(timing.patienceMillis()))
                .put("meansAtOnce", timing.meansAtOnce()).put("means", timing.urgency().name().toLowerCase(Locale.ROOT))
                .put("endedByClear", timing.isEndedByClear()).put("siren", timing.hasSiren()).put("answers", new JsonArray(timing.answers()));
    }

    private static Long seconds(long millis) {
        return millis == 0 ? null : millis / SECOND_MILLIS;
    }
}
