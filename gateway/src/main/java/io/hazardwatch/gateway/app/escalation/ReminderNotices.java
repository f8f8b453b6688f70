package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.registry.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells people of what is due, several matters in one message that asks for no answer. Never blocks. */
public final class ReminderNotices {
    /** More are counted only. */
    private static final int NAMED_MAX = 5;

    private final Notices notices;
    private final Predicate<String> isAnybodyThere;

    /** @param isAnybodyThere whether anybody of an enterprise can be reached at all */
    public ReminderNotices(Notices notices, Predicate<String> isAnybodyThere) {
        this.notices = notices;
        this.isAnybodyThere = isAnybodyThere;
    }

    /**
     * Tells them once.
     *
     * @param of           what they are about, a word
     * @param ids          of the matters
     * @param hazardSource null if it concerns none
     * @return whether it is stored for somebody; false if there is nobody who can be reached
     */
    public CompletionStage<Boolean> tell(String of, List<String> ids, Site site, String hazardSource, Text words, Set<String> persons) {
        if (persons.isEmpty() || !isAnybodyThere.test(site.enterprise())) {
            return CompletableFuture.completedFuture(false);
        }
        String id = of + ' ' + ids.getFirst() + (ids.size() == 1 ? "" : " and " + (ids.size() - 1) + ' ' + Integer.toHexString(ids.hashCode()));
        Subject subject = new Subject(SubjectKind.DUTY, id, 1, 1, Priority.P4, site.enterprise(), site.site(), hazardSource);
        MessageFacts facts = new MessageFacts(MessageNature.LIVE, MessagePurpose.DUTY, null, site.name(), words, null, null, null, 0,
                site.timezone(), null, null, 1, null);
        return notices.tellIfReachable(subject, facts, persons);
    }

    /** The first few, and how many more there are. */
    public static <R> Text words(List<R> reminders, Function<R, Text> one) {
        List<Text> said = reminders.stream().limit(NAMED_MAX).map(one).toList();
        int more = reminders.size() - said.size();
        return new Text(said.stream().map(Text::zh).collect(Collectors.joining("；")) + (more == 0 ? "" : "；另有 " + more + " 项"),
                said.stream().map(Text::en).collect(Collectors.joining("; ")) + (more == 0 ? "" : "; and " + more + " more"));
    }

    /** That something is due, or was. */
    public static Text dated(Text what, LocalDate due, long daysLeft) {
        String days = daysLeft == 1 ? " day" : " days";
        return daysLeft > 0 ? new Text(what.zh() + " " + due + " 到期，还有 " + daysLeft + " 天", what.en() + " due " + due + ", in " + daysLeft + days)
                : new Text(what.zh() + " 已于 " + due + " 到期", what.en() + " was due " + due);
    }
}
