package io.hazardwatch.gateway.duty.reminder;

import io.hazardwatch.gateway.duty.roster.DutySpan;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Texts of reminders, with times in the post's zone. */
final class ReminderTexts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final int LISTED_MAX = 5;
    private static final int WEEK_DAYS = 7;

    private final Function<String, Text> names;

    /** @param names name of a person by id; null for somebody nobody knows */
    ReminderTexts(Function<String, Text> names) {
        this.names = names;
    }

    private static String time(PlannedPost post, Instant at) {
        return TIME.format(at.atZone(post.duty().zone()));
    }

    private static String shift(PlannedPost post, HeldShift shift) {
        return time(post, shift.from()) + " – " + time(post, shift.to());
    }

    static Text ahead(PlannedPost post, HeldShift shift) {
        return new Text("提醒：您即将值班，" + post.duty().name().zh() + "，" + shift(post, shift),
                "Reminder: your shift at " + post.duty().name().en() + " is about to begin, " + shift(post, shift));
    }

    static Text begun(PlannedPost post, HeldShift shift) {
        return new Text("您的班次已开始：" + post.duty().name().zh() + "，" + shift(post, shift),
                "Your shift has begun: " + post.duty().name().en() + ", " + shift(post, shift));
    }

    static Text moved(PlannedPost post, List<HeldShift> gone, List<HeldShift> fresh) {
        return new Text("您的值班有变动，" + post.duty().name().zh() + list(post, "；取消：", gone) + list(post, "；新增：", fresh),
                "Your shifts at " + post.duty().name().en() + " have changed" + list(post, "; no longer: ", gone) + list(post, "; now: ", fresh));
    }

    private static String list(PlannedPost post, String head, List<HeldShift> shifts) {
        String shown = shifts.stream().limit(LISTED_MAX).map(shift -> shift(post, shift)).collect(Collectors.joining(", "));
        return shifts.isEmpty() ? "" : head + shown + (shifts.size() > LISTED_MAX ? " +" + (shifts.size() - LISTED_MAX) : "");
    }

    /** Who is on now, until when, and who comes next, for each post. */
    Text summary(List<PlannedPost> posts, Roster roster, Instant now) {
        return new Text("值班日报\n" + each(posts, "\n", post -> summary(post, roster, now, false)),
                "Duty today\n" + each(posts, "\n", post -> summary(post, roster, now, true)));
    }

    /** Who is on during the week ahead, for each post. */
    Text week(List<PlannedPost> posts, Roster roster, Instant now) {
        return new Text("未来一周：" + each(posts, "；", post -> week(post, roster, now, false)),
                "Week ahead: " + each(posts, "; ", post -> week(post, roster, now, true)));
    }

    private static String each(List<PlannedPost> posts, String separator, Function<PlannedPost, String> text) {
        return posts.stream().map(text).collect(Collectors.joining(separator));
    }

    private static String name(PlannedPost post, boolean isEnglish) {
        return isEnglish ? post.duty().name().en() : post.duty().name().zh();
    }

    private String summary(PlannedPost post, Roster roster, Instant now, boolean isEnglish) {
        List<DutySpan> spans = roster.spans(post.duty().id(), now, now.plus(Duration.ofDays(WEEK_DAYS)));
        DutySpan present = spans.getFirst();
        String next = spans.size() < 2 ? "" : (isEnglish ? "; next " : "；下一班 ") + people(spans.get(1), isEnglish);
        return name(post, isEnglish) + ": " + people(present, isEnglish) + (isEnglish ? " until " : " 至 ") + time(post, present.to()) + next;
    }

    private String week(PlannedPost post, Roster roster, Instant now, boolean isEnglish) {
        List<DutySpan> spans = roster.spans(post.duty().id(), now, now.plus(Duration.ofDays(WEEK_DAYS)));
        LocalDate first = now.atZone(post.duty().zone()).toLocalDate();
        return name(post, isEnglish) + ": " + first.plusDays(1).datesUntil(first.plusDays(WEEK_DAYS))
                .map(day -> day.toString().substring(WEEK_DAYS - 2) + ' ' + onDay(post, spans, day, isEnglish)).collect(Collectors.joining("; "));
    }

    private String onDay(PlannedPost post, List<DutySpan> spans, LocalDate day, boolean isEnglish) {
        Instant from = day.atStartOfDay(post.duty().zone()).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(post.duty().zone()).toInstant();
        return spans.stream().filter(span -> span.from().isBefore(to) && span.to().isAfter(from)).map(span -> people(span, isEnglish)).distinct()
                .collect(Collectors.joining(" / "));
    }

    private String people(DutySpan span, boolean isEnglish) {
        if (span.persons().isEmpty()) {
            return isEnglish ? "nobody" : "无人值班";
        }
        return span.persons().stream().map(person -> {
            Text name = names.apply(person);
            return name == null ? person : isEnglish ? name.en() : name.zh();
        }).collect(Collectors.joining(isEnglish ? ", " : "、"));
    }
}
