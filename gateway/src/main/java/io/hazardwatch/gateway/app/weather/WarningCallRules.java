package io.hazardwatch.gateway.app.weather;

import io.hazardwatch.gateway.app.escalation.StartupCallDelay;
import io.hazardwatch.gateway.app.escalation.SubjectRules;
import io.hazardwatch.gateway.escalation.EscalationTiming;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.weather.book.WarningCall;
import io.hazardwatch.gateway.weather.book.WarningRecipients;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What calls about warnings decide otherwise than calls about alarms: the time for an answer follows from the colour, the posts of all
 * sites concerned are called, and each person hears of the own sites, of several enterprises in one message. A call that is not known waits
 * for a moment after a start, and counts as one about an alarm then. Any thread.
 */
final class WarningCallRules implements SubjectRules {
    /** Calls that are remembered; beyond that the oldest count as calls about alarms. */
    private static final int CALLS_MAX = 20_000;
    private static final long MINUTE = 60_000;

    private final WarningRecipients recipients;
    private final StartupCallDelay atStart;
    private final Clock clock;
    private final Map<String, WarningCall> calls = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, WarningCall> eldest) {
            return size() > CALLS_MAX;
        }
    };

    WarningCallRules(WarningRecipients recipients, Clock clock) {
        this.recipients = recipients;
        this.clock = clock;
        this.atStart = new StartupCallDelay(clock);
    }

    void remember(WarningCall call) {
        synchronized (calls) {
            calls.remove(WeatherSubject.id(call));
            calls.put(WeatherSubject.id(call), call);
        }
    }

    /** The call about that subject, or null. */
    WarningCall of(Subject subject) {
        synchronized (calls) {
            return calls.get(subject.id());
        }
    }

    /** The next level is called when the time for an answer is over; until then the level is called again as for an alarm, if that is sooner. */
    @Override
    public EscalationTiming timing(Subject subject, EscalationTiming usual) {
        WarningCall call = of(subject);
        if (call == null) {
            return usual;
        }
        long answer = call.answer().minutes() * MINUTE;
        return new EscalationTiming(0, sooner(usual.repeatMillis(), answer / 2), answer, sooner(usual.loopMillis(), answer),
                usual.silenceMillisMax(), usual.patienceMillis() > 0 ? usual.patienceMillis() : Math.min(10 * MINUTE, answer / 2),
                usual.meansAtOnce(), usual.urgency(), true, usual.hasSiren(), usual.answers(), usual.extraLevels());
    }

    private static long sooner(long usual, long most) {
        return usual > 0 ? Math.min(usual, most) : most;
    }

    @Override
    public List<String> sites(Subject subject) {
        WarningCall call = of(subject);
        return call == null ? List.of() : call.sites().stream().map(SiteName::site).toList();
    }

    @Override
    public boolean isByVoice(Subject subject) {
        WarningCall call = of(subject);
        return call != null && call.answer().byVoice();
    }

    @Override
    public Text matter(List<Subject> subjects, String person) {
        List<WarningCall> about = subjects.stream().map(this::of).filter(Objects::nonNull).toList();
        if (about.isEmpty()) {
            return null;
        }
        long now = clock.millis();
        return WarningCall.together(about).text(about.stream().flatMap(call -> own(call, person, now).stream()).distinct().toList());
    }

    /** Whoever looks after none of the sites by roster or site file is called for all of them. */
    private List<SiteName> own(WarningCall call, String person, long now) {
        List<SiteName> own = call.sites().stream().filter(site -> recipients.of(site, now).stream().anyMatch(to -> to.person().equals(person)))
                .toList();
        return own.isEmpty() ? call.sites() : own;
    }

    @Override
    public String together(Subject subject) {
        WarningCall call = of(subject);
        return call == null ? null : call.warningId() + (call.isAboutActions() ? " late" : "");
    }

    /** After a start, until the stored warnings are read. */
    @Override
    public boolean isHeld(Subject subject) {
        return atStart.isHeld(subject) && of(subject) == null && WeatherSubject.ofCall(subject) != null;
    }
}
