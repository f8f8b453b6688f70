package io.hazardwatch.gateway.app.weather;

import io.hazardwatch.gateway.app.escalation.Notices;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.book.WarningCall;
import java.time.ZoneId;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands calls about warnings to escalation: one for each warning and enterprise, whatever the number of its sites. Any thread. */
final class WeatherCalls {
    private static final Logger LOG = LoggerFactory.getLogger(WeatherCalls.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SEPARATOR = "@";

    private final Notices notices;

    WeatherCalls(Notices notices) {
        this.notices = notices;
    }

    void call(WarningCall call) {
        Priority priority = priority(call.counted());
        Subject subject = new Subject(SubjectKind.WEATHER, call.chainId() + SEPARATOR + call.enterprise(), 1, call.announcement(), priority,
                call.enterprise(), call.sites().size() == 1 ? call.sites().getFirst().site() : null, null);
        String place = call.sites().size() == 1 ? call.sites().getFirst().toString() : call.enterprise();
        logged(notices.call(subject, new MessageFacts(MessageNature.LIVE, MessagePurpose.CALL, priority, Text.of(place), call.text(), null,
                null, null,
                call.issuedMillis(), ZONE, null, null, 1, null)));
    }

    private static Priority priority(WarningColour counted) {
        return switch (counted) {
            case RED -> Priority.P1;
            case ORANGE -> Priority.P2;
            case YELLOW -> Priority.P3;
            case BLUE, NOT_STATED -> Priority.P4;
        };
    }

    void answered(String chainId, String enterprise, String by) {
        logged(notices.taken(key(chainId, enterprise), by, "console"));
    }

    void over(String chainId, String enterprise) {
        logged(notices.cleared(key(chainId, enterprise)));
    }

    private static String key(String chainId, String enterprise) {
        return SubjectKind.WEATHER + ":" + chainId + SEPARATOR + enterprise;
    }

    /** Escalation keeps what it took; what it could not take is said. */
    private static void logged(CompletionStage<Boolean> taken) {
        taken.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("weather: calls could not be handed over: {}", failure.toString());
            }
        });
    }

    /** Passes answers to calls on to {@code weather}. */
    void answerInto(WeatherRunner weather, LongSupplier clock) {
        notices.onAnswer((subject, person, isTaken, by, atMillis) -> {
            int at = subject.id().lastIndexOf(SEPARATOR);
            if (subject.kind() == SubjectKind.WEATHER && isTaken && at > 0) {
                weather.submit(book -> {
                    book.answerCall(subject.id().substring(0, at), subject.id().substring(at + 1), person, clock.getAsLong());
                    return null;
                });
            }
        });
    }
}
