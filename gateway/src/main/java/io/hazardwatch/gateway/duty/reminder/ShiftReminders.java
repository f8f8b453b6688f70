package io.hazardwatch.gateway.duty.reminder;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.DutyMessage;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.duty.rules.SummaryRules;
import io.hazardwatch.gateway.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides which reminders of shifts are due. Before the first reading of the store nothing is decided, so a restart while it is
 * away repeats nothing; what was told while it is away later is noted when it is back. One thread.
 */
public final class ShiftReminders {
    /** Time before a shift at which its people are reminded. */
    public static final Duration AHEAD = Duration.ofMinutes(30);
    /** How late a beginning is still told, after the gateway was down. */
    static final Duration LATEST = Duration.ofMinutes(30);
    /** Looked at before that, so that a shift that was cut there is recognised: spans are cut to the second. */
    private static final Duration MARGIN = Duration.ofMinutes(1);
    /** How far ahead changes are reported. */
    static final Duration HORIZON = Duration.ofDays(35);
    /** How long a summary is made up for. */
    private static final Duration SUMMARY_LATE = Duration.ofHours(4);
    private static final Duration REFRESH = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofDays(3);

    /** Receives reminders to send; returns at once. */
    @FunctionalInterface
    public interface News {
        void tell(DutyPost post, Collection<String> persons, DutyMessage message);
    }

    private final ReminderStore store;
    private final News news;
    private final ReminderTexts texts;
    private final DutySettings settings;
    private ReminderStore.Kept kept;
    private final Map<String, Long> unwritten = new TreeMap<>();
    private Instant forgetAt = Instant.MIN;
    private Roster seen;

    /** @param names name of a person by id; null for somebody nobody knows */
    public ShiftReminders(Database database, News news, Function<String, Text> names, DutySettings settings) {
        this(new ReminderTables(database), news, names, settings);
    }

    ShiftReminders(ReminderStore store, News news, Function<String, Text> names, DutySettings settings) {
        this.store = store;
        this.news = news;
        this.texts = new ReminderTexts(names);
        this.settings = settings;
    }

    /** Tells what is due; to be called about once a minute. */
    public void look(List<PlannedPost> posts, Roster roster, Instant now) {
        try {
            if (kept == null) {
                ReminderStore.Kept read = store.read();
                kept = new ReminderStore.Kept(new HashSet<>(read.told()), new HashMap<>(read.known()));
            }
            writeWhatWaits(now);
        } catch (DatabaseAwayException away) {
            if (kept == null) {
                return;
            }
        }
        posts.forEach(post -> beginnings(post, HeldShift.of(roster.spans(post.duty().id(), now.minus(LATEST).minus(MARGIN),
                now.plus(AHEAD).plusSeconds(1))), now, roster));
        boolean isEdited = roster != seen;
        seen = roster;
        posts.forEach(post -> changes(post, roster, now, isEdited));
        summaries(posts, roster, now);
    }

    private void writeWhatWaits(Instant now) {
        for (String id : List.copyOf(unwritten.keySet())) {
            store.told(id, unwritten.get(id));
            unwritten.remove(id);
        }
        if (now.isAfter(forgetAt)) {
            store.forget(now.minus(KEPT).toEpochMilli());
            kept.told().removeIf(id -> Long.parseLong(id.substring(id.lastIndexOf('@') + 1)) < now.minus(KEPT).getEpochSecond());
            forgetAt = now.plus(Duration.ofHours(1));
        }
    }

    /** Tells once; {@code at} ends the id, so that it can be forgotten. */
    private void once(String id, Instant at, Instant now, Runnable tell) {
        String whole = id + '@' + at.getEpochSecond();
        if (kept.told().add(whole)) {
            tell.run();
            try {
                store.told(whole, now.toEpochMilli());
            } catch (DatabaseAwayException away) {
                unwritten.put(whole, now.toEpochMilli());
            }
        }
    }

    private void beginnings(PlannedPost post, List<HeldShift> shifts, Instant now, Roster roster) {
        for (HeldShift shift : shifts) {
            if (shift.from().isBefore(now.minus(LATEST))) {
                continue; // it began longer ago, where the spans were cut
            }
            boolean isAhead = now.isBefore(shift.from());
            String id = (isAhead ? "ahead " : "begun ") + post.duty().id() + ' ' + shift.person();
            once(id, shift.from(), now, () -> {
                HeldShift whole = whole(post, shift, roster);
                news.tell(post.duty(), List.of(shift.person()), new DutyMessage(DutyMessage.Kind.REMINDER, id + '@' + shift.from().getEpochSecond(),
                        isAhead ? ReminderTexts.ahead(post, whole) : ReminderTexts.begun(post, whole), null, shift.from().toEpochMilli()));
            });
        }
    }

    /** The shift up to its end, according to the roster. */
    private static HeldShift whole(PlannedPost post, HeldShift begun, Roster roster) {
        return HeldShift.of(roster.spans(post.duty().id(), begun.from(), begun.from().plus(HORIZON))).stream()
                .filter(shift -> shift.person().equals(begun.person()) && shift.from().equals(begun.from())).findFirst().orElse(begun);
    }

    private void changes(PlannedPost post, Roster roster, Instant now, boolean isEdited) {
        KnownShifts before = kept.known().get(post.duty().id());
        Instant until = now.plus(HORIZON);
        boolean isOld = before == null || before.until().isBefore(until.minus(REFRESH));
        if (!isEdited && !isOld) {
            return;
        }
        List<HeldShift> present = HeldShift.of(roster.spans(post.duty().id(), now, until));
        boolean isChanged = false;
        if (before != null) {
            List<HeldShift> was = cut(before.shifts(), now, before.until());
            List<HeldShift> is = cut(present, now, before.until());
            isChanged = !new HashSet<>(was).equals(new HashSet<>(is));
            tellChanges(post, was, is, now);
        }
        if (isOld || isChanged) {
            KnownShifts known = new KnownShifts(until, present);
            kept.known().put(post.duty().id(), known);
            try {
                store.known(post.duty().id(), known);
            } catch (DatabaseAwayException away) {
                // the rows of before stand; after a restart the change is told once more, which is better than not at all
            }
        }
    }

    private static List<HeldShift> cut(List<HeldShift> shifts, Instant from, Instant to) {
        return shifts.stream().map(shift -> shift.within(from, to)).filter(Objects::nonNull).toList();
    }

    private void tellChanges(PlannedPost post, List<HeldShift> was, List<HeldShift> is, Instant now) {
        Set<String> persons = new TreeSet<>();
        was.forEach(shift -> persons.add(shift.person()));
        is.forEach(shift -> persons.add(shift.person()));
        for (String person : persons) {
            List<HeldShift> gone = without(was, is, person);
            List<HeldShift> fresh = without(is, was, person);
            if (!gone.isEmpty() || !fresh.isEmpty()) {
                String id = "moved " + post.duty().id() + ' ' + person + '@' + now.getEpochSecond();
                news.tell(post.duty(), List.of(person), new DutyMessage(DutyMessage.Kind.SHIFT_CHANGED, id, ReminderTexts.moved(post, gone, fresh),
                        null, now.toEpochMilli()));
            }
        }
    }

    private static List<HeldShift> without(List<HeldShift> all, List<HeldShift> others, String person) {
        Set<HeldShift> known = new HashSet<>(others);
        return all.stream().filter(shift -> shift.person().equals(person) && !known.contains(shift)).toList();
    }

    /** One summary a day for the posts of each enterprise that have the same rules. */
    private void summaries(List<PlannedPost> posts, Roster roster, Instant now) {
        Map<List<Object>, List<PlannedPost>> together = posts.stream().filter(post -> post.duty().enterprise() != null && rules(post).isOn())
                .collect(Collectors.groupingBy(post -> List.of(post.duty().enterprise(), rules(post)), LinkedHashMap::new, Collectors.toList()));
        together.values().forEach(own -> summary(own, posts, roster, now));
    }

    private SummaryRules rules(PlannedPost post) {
        return settings.of(post.duty()).summary();
    }

    private void summary(List<PlannedPost> own, List<PlannedPost> all, Roster roster, Instant now) {
        PlannedPost first = own.stream().filter(post -> post.level().equals(PlannedPost.SHIFT_LEADER)).findFirst().orElse(own.getFirst());
        SummaryRules rules = rules(first);
        ZonedDateTime local = now.atZone(first.duty().zone());
        ZonedDateTime due = local.toLocalDate().atTime(rules.at()).atZone(first.duty().zone());
        if (local.isBefore(due) || !local.isBefore(due.plus(SUMMARY_LATE))) {
            return;
        }
        List<String> takers = rules.namesTakers() ? named(rules, all, roster, now) : takers(own, roster, now);
        if (!takers.isEmpty()) {
            String id = "summary " + first.duty().enterprise() + ' ' + own.getFirst().duty().id();
            once(id, local.toLocalDate().atStartOfDay(first.duty().zone()).toInstant(), now, () -> news.tell(first.duty(), takers,
                    new DutyMessage(DutyMessage.Kind.SUMMARY, id + '@' + now.getEpochSecond(), texts.summary(own, roster, now),
                            texts.week(own, roster, now), now.toEpochMilli())));
        }
    }

    private static List<String> named(SummaryRules rules, List<PlannedPost> all, Roster roster, Instant now) {
        Set<String> takers = new TreeSet<>(rules.persons());
        all.stream().filter(post -> rules.posts().contains(post.duty().id())).forEach(post -> takers.addAll(onDuty(post, roster, now)));
        return List.copyOf(takers);
    }

    private static List<String> onDuty(PlannedPost post, Roster roster, Instant now) {
        return roster.spans(post.duty().id(), now, now.plusSeconds(1)).getFirst().persons();
    }

    private static List<String> takers(List<PlannedPost> posts, Roster roster, Instant now) {
        Set<String> leaders = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        for (PlannedPost post : posts) {
            List<String> persons = onDuty(post, roster, now);
            all.addAll(persons);
            if (post.level().equals(PlannedPost.SHIFT_LEADER)) {
                leaders.addAll(persons);
            }
        }
        return new ArrayList<>(leaders.isEmpty() ? all : leaders);
    }
}
