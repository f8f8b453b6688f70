package io.hazardwatch.gateway.duty.ical;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import io.hazardwatch.gateway.duty.roster.DutySpan;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes shifts as events. Times are UTC, so they need no time zone definition and show in the reader's zone; an event ends at the
 * instant at which the next begins. The UID of a shift is its post and its beginning, so reading the file again changes no event.
 */
public final class CalendarExport {
    /** How often readers of a feed ask again. */
    private static final String REFRESH = "PT1H";
    /** Longer than a shift. */
    private static final Duration MARGIN = Duration.ofDays(2);

    private final Function<String, Text> names;
    private final boolean isEnglish;
    private final Instant now;

    /**
     * @param names     name of a person by id; null for somebody nobody knows
     * @param isEnglish whether names are written in English, else in Chinese
     * @param now       when the calendar is written
     */
    public CalendarExport(Function<String, Text> names, boolean isEnglish, Instant now) {
        this.names = names;
        this.isEnglish = isEnglish;
        this.now = now;
    }

    /** Who is on duty at {@code posts} from {@code from} until {@code to}; shifts that touch that time are written whole. */
    public String roster(Roster roster, List<PlannedPost> posts, Instant from, Instant to) {
        List<VEvent> events = new ArrayList<>();
        for (PlannedPost post : posts) {
            whole(roster, post, from, to).filter(span -> !span.persons().isEmpty() && touches(span, from, to))
                    .forEach(span -> events.add(event(post, span, span.persons(),
                            span.persons().stream().map(this::name).collect(Collectors.joining(", ")))));
        }
        return write(isEnglish ? "Duty roster" : "值班表", events);
    }

    /** The shifts of one person at any of {@code posts}, those that touch that time whole. */
    public String person(String person, Roster roster, List<PlannedPost> posts, Instant from, Instant to) {
        List<VEvent> events = new ArrayList<>();
        for (PlannedPost post : posts) {
            ofPerson(person, whole(roster, post, from, to).toList()).stream().filter(span -> touches(span, from, to))
                    .forEach(span -> events.add(event(post, span, List.of(person),
                            (isEnglish ? "On duty: " : "值班：") + text(post.duty().name()))));
        }
        return write((isEnglish ? "Duty of " : "值班安排 ") + name(person), events);
    }

    /** What is cut off at the ends of a time that moves on would be another event each time. */
    private static Stream<DutySpan> whole(Roster roster, PlannedPost post, Instant from, Instant to) {
        return roster.spans(post.duty().id(), from.minus(MARGIN), to.plus(MARGIN)).stream();
    }

    private static boolean touches(DutySpan span, Instant from, Instant to) {
        return span.to().isAfter(from) && span.from().isBefore(to);
    }

    /** Spans in which the person is on; those that touch are one, however others change meanwhile. */
    private static List<DutySpan> ofPerson(String person, List<DutySpan> spans) {
        List<DutySpan> own = new ArrayList<>();
        for (DutySpan span : spans) {
            if (!span.persons().contains(person)) {
                continue;
            }
            DutySpan last = own.isEmpty() ? null : own.getLast();
            if (last != null && last.to().equals(span.from())) {
                own.set(own.size() - 1, new DutySpan(last.from(), span.to(), last.onDuty(), last.away(), true));
            } else {
                own.add(span);
            }
        }
        return own;
    }

    private String name(String person) {
        Text name = names.apply(person);
        return name == null ? person : text(name);
    }

    private String text(Text text) {
        return isEnglish ? text.en() : text.zh();
    }

    private VEvent event(PlannedPost post, DutySpan span, List<String> persons, String summary) {
        String id = post.duty().id();
        VEvent event = new VEvent();
        event.setUid(id + '.' + span.from().getEpochSecond() + "@hazardwatch");
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(Date.from(span.from()));
        event.setDateEnd(Date.from(span.to()));
        event.setSummary(summary);
        event.setLocation(text(post.duty().name()));
        event.setExperimentalProperty(CalendarImport.POST, id);
        event.setExperimentalProperty(CalendarImport.PERSONS, String.join(" ", persons));
        return event;
    }

    private static String write(String name, List<VEvent> events) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//HazardWatch//Duty roster//EN");
        calendar.setMethod(Method.PUBLISH);
        calendar.setExperimentalProperty("X-WR-CALNAME", VObjectPropertyValues.escape(name));
        calendar.setExperimentalProperty("X-PUBLISHED-TTL", REFRESH);
        events.forEach(calendar::addEvent);
        return Biweekly.write(calendar).go();
    }
}
