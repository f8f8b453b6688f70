package io.hazardwatch.gateway.app.weather;

import io.hazardwatch.gateway.app.escalation.Notices;
import io.hazardwatch.gateway.escalation.AttemptResult;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.book.CallKey;
import io.hazardwatch.gateway.weather.book.MessageReport;
import io.hazardwatch.gateway.weather.book.MessageResult;
import io.hazardwatch.gateway.weather.book.WarningCall;
import io.hazardwatch.gateway.weather.book.WarningNotice;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands calls and messages about warnings to escalation: one call for each warning and enterprise, whatever the number of its sites, and
 * one message about all of them to a person who is on duty for several enterprises. Any thread.
 */
final class WeatherCalls {
    private static final Logger LOG = LoggerFactory.getLogger(WeatherCalls.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Notices notices;
    private final WarningCallRules rules;
    private final AtomicBoolean refused = new AtomicBoolean();

    WeatherCalls(Notices notices, WarningCallRules rules) {
        this.notices = notices;
        this.rules = rules;
        notices.decideBy(SubjectKind.WEATHER, rules);
    }

    void call(List<WarningCall> calls) {
        calls.forEach(rules::remember);
        Map<Subject, MessageFacts> matters = new LinkedHashMap<>();
        calls.forEach(call -> put(matters, call));
        if (!matters.isEmpty()) {
            logged(notices.call(matters)).exceptionally(failure -> {
                refused.set(true);
                return false;
            });
        }
    }

    /** Whether calls could not be taken since this was asked last, as when the journal could not be read. */
    boolean wasRefused() {
        return refused.getAndSet(false);
    }

    /** What the running calls are about from now on. */
    void follow(List<WarningCall> calls) {
        calls.forEach(rules::remember);
    }

    private static void put(Map<Subject, MessageFacts> matters, WarningCall call) {
        Priority priority = priority(call.counted());
        boolean isOneSite = call.sites().size() == 1;
        Subject subject = new Subject(SubjectKind.WEATHER, WeatherSubject.id(call), 1, call.announcement(), priority, call.enterprise(),
                isOneSite ? call.sites().getFirst().site() : null, null);
        String place = isOneSite ? call.sites().getFirst().toString() : call.enterprise();
        matters.put(subject, facts(MessagePurpose.CALL, priority, place, call.text(call.sites()), call.warning().sentMillis()));
    }

    private static MessageFacts facts(MessagePurpose purpose, Priority priority, String place, Text matter, long happenedAt) {
        return new MessageFacts(MessageNature.LIVE, purpose, priority, Text.of(place), matter, null, null, null, happenedAt, ZONE, null, null, 1,
                null);
    }

    private static Priority priority(WarningColour counted) {
        return switch (counted) {
            case RED -> Priority.P1;
            case ORANGE -> Priority.P2;
            case YELLOW -> Priority.P3;
            case BLUE, NOT_STATED -> Priority.P4;
        };
    }

    /** Whoever is being called about the same sites is not told as well. */
    void tell(WarningNotice notice) {
        Priority priority = priority(notice.counted());
        Subject subject = new Subject(SubjectKind.WEATHER, WeatherSubject.id(notice), 1, 1, priority, notice.sites().getFirst().enterprise(), null,
                null);
        Map<String, Set<SiteName>> sites = new TreeMap<>();
        notice.calls().forEach((site, call) -> sites.computeIfAbsent(WeatherSubject.key(call, false), key -> new TreeSet<>()).add(site));
        logged(notices.tellUnlessCalled(subject, left -> news(notice, priority, sites.isEmpty() ? notice.sites() : left.stream().map(sites::get)
                .flatMap(Set::stream).sorted().toList()), notice.to().person(), sites.keySet()));
    }

    private static MessageFacts news(WarningNotice notice, Priority priority, List<SiteName> sites) {
        String place = sites.size() == 1 ? sites.getFirst().toString() : sites.stream().map(SiteName::enterprise).distinct()
                .collect(Collectors.joining(", "));
        return facts(MessagePurpose.NEWS, priority, place, notice.text(sites), notice.atMillis());
    }

    void withdraw(WarningNotice notice) {
        logged(notices.withdraw(WeatherSubject.key(notice)));
    }

    void answered(CallKey call, String by) {
        logged(notices.taken(WeatherSubject.key(call, false), by, "console"));
    }

    void over(CallKey call) {
        logged(notices.over(WeatherSubject.key(call, false)));
    }

    void actionsDone(String chainId, String enterprise) {
        logged(notices.over(WeatherSubject.key(new CallKey(chainId, enterprise), true)));
    }

    /** Escalation keeps what it took; what it could not take is said. */
    private static CompletionStage<Boolean> logged(CompletionStage<Boolean> taken) {
        return taken.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("weather: calls could not be handed over: {}", failure.toString());
            }
        });
    }

    /** Passes answers to calls, and what became of messages, on to {@code weather}. */
    void reportTo(WeatherRunner weather, LongSupplier clock) {
        notices.onAnswer((subject, person, isTaken, by, atMillis) -> {
            WeatherSubject about = WeatherSubject.ofCall(subject);
            if (about != null && isTaken) {
                weather.submit(book -> {
                    if (about.isAboutActions()) {
                        book.takeActions(about.call(), person, clock.getAsLong());
                    } else {
                        book.answerCall(about.call(), person, clock.getAsLong());
                    }
                    return null;
                });
            }
        });
        notices.onMessage((subject, person, level, means, result, atMillis) -> {
            MessageReport news = news(subject, person, level, means, result);
            if (news != null) {
                weather.submit(book -> {
                    book.message(news, atMillis);
                    return null;
                });
            }
        });
    }

    private MessageReport news(Subject subject, String person, String level, String means, AttemptResult result) {
        MessageResult became = switch (result) {
            case ACCEPTED -> MessageResult.SENT;
            case DELIVERED, SEEN -> MessageResult.REACHED;
            case NOT_REACHED -> MessageResult.FAILED;
            case REFUSED -> null;
        };
        WarningCall call = rules.of(subject);
        String[] notice = WeatherSubject.ofNotice(subject);
        if (became == null || call == null && notice == null) {
            return null;
        }
        return call == null ? new MessageReport(notice[0], WarningNotice.Kind.valueOf(notice[1]), person, "", List.of(), Long.parseLong(notice[2]),
                became, means) : new MessageReport(call.warningId(), call.kind(), person, level == null ? "" : level, call.sites(), 0, became, means);
    }
}
