package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.http.Html;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.DutyPeople;
import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallFigures;
import io.hazardwatch.gateway.duty.rollcall.RollCallState;
import io.hazardwatch.gateway.model.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the duty report as a page for the browser to print on A4, in Chinese or English; what people and the gateway wrote into the log
 * stays in its own words. Every text is escaped. Any thread.
 */
final class DutyReportPage {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final String FRAME = """
            <!doctype html>
            <html lang="%1$s"><head><meta charset="utf-8"><title>%2$s %3$s</title>
            <link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/duty-report.css"></head>
            <body><h1>%2$s</h1>
            <p class="head">%3$s</p>
            %4$s
            </body></html>
            """;

    private final boolean isEnglish;
    private final DutyPeople people;
    private final ResourceBundle words;

    DutyReportPage(boolean isEnglish, DutyPeople people) {
        this.isEnglish = isEnglish;
        this.people = people;
        words = ResourceBundle.getBundle("messages", isEnglish ? Locale.ENGLISH : Locale.CHINESE,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** @param end the day after the last */
    String of(List<DutyReport> posts, LocalDate first, LocalDate end) {
        LocalDate last = end.minusDays(1);
        String days = first.equals(last) ? first.toString() : first + " – " + last;
        String body = posts.isEmpty() ? "<p>" + word("noPosts") + "</p>"
                : rollCalls(posts) + posts.stream().map(this::post).collect(Collectors.joining());
        return FRAME.formatted(isEnglish ? "en" : "zh", word("title"), days, body);
    }

    private String word(String key) {
        return Html.escape(words.getString("duty.report." + key));
    }

    private String text(Text text) {
        return Html.escape(isEnglish ? text.en() : text.zh());
    }

    private String name(String person) {
        return isEnglish ? people.englishNameOf(person) : people.nameOf(person);
    }

    private String names(List<String> persons) {
        return Html.escape(persons.stream().map(this::name).collect(Collectors.joining(isEnglish ? ", " : "、")));
    }

    private static String moment(DutyPost post, long millis) {
        return MOMENT.format(Instant.ofEpochMilli(millis).atZone(post.zone()));
    }

    /** A table, or a line that says that there is nothing. */
    private String table(String title, List<String> columns, List<List<String>> rows) {
        String head = "<h3>" + word(title) + "</h3>\n";
        return rows.isEmpty() ? head + "<p>" + word("none") + "</p>\n" : head + "<table class=\"" + title + "\"><thead><tr>"
                + columns.stream().map(column -> "<th>" + word(column) + "</th>").collect(Collectors.joining()) + "</tr></thead><tbody>\n"
                + rows.stream().map(DutyReportPage::row).collect(Collectors.joining()) + "</tbody></table>\n";
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    /** Answer times and misses of all posts together, by person and by site. */
    private String rollCalls(List<DutyReport> posts) {
        List<RollCall> all = posts.stream().flatMap(report -> report.rollCalls().stream()).toList();
        Map<String, String> sites = posts.stream().collect(Collectors.toMap(report -> report.post().id(), report -> site(report.post())));
        return figures("byPerson", "person", RollCallFigures.by(all, RollCallFigures::persons), this::name)
                + figures("bySite", "site", RollCallFigures.by(all, call -> List.of(sites.get(call.post()))), site -> site);
    }

    private static String site(DutyPost post) {
        return post.site() == null ? String.valueOf(post.enterprise()) : post.enterprise() + "/" + post.site();
    }

    private String figures(String title, String key, Map<String, RollCallFigures> figures, Function<String, String> shown) {
        return table(title, List.of(key, "asked", "answered", "missed", "secondsMedian", "secondsMost"), figures.entrySet().stream()
                .map(each -> cells(Html.escape(shown.apply(each.getKey())), each.getValue())).toList());
    }

    private static List<String> cells(String name, RollCallFigures figures) {
        boolean isSilent = figures.answered() == 0;
        return List.of(name, String.valueOf(figures.answered() + figures.missed()), String.valueOf(figures.answered()),
                String.valueOf(figures.missed()), isSilent ? "–" : String.valueOf(figures.secondsMedian()),
                isSilent ? "–" : String.valueOf(figures.secondsMost()));
    }

    private String post(DutyReport report) {
        DutyPost post = report.post();
        return "<section><h2>" + text(post.name()) + " · " + Html.escape(site(post)) + " · " + Html.escape(post.zone().getId()) + "</h2>\n"
                + (report.isCut() ? "<p class=\"cut\">" + word("cut") + "</p>\n" : "")
                + table("shifts", List.of("begin", "onDuty", "handOver"), report.shifts().stream().map(shift -> shift(report, shift)).toList())
                + figures("byShift", "begin", RollCallFigures.by(report.rollCalls(), call -> List.of(moment(post, call.shiftFrom()))), begin -> begin)
                + table("rollCalls", List.of("time", "kind", "result", "person", "seconds"), report.rollCalls().stream()
                        .filter(call -> call.askedAt() > 0).map(call -> rollCall(post, call)).toList())
                + entries(post, "calls", report.calls()) + entries(post, "warnings", report.warnings())
                + entries(post, "corrections", report.corrections()) + "</section>\n";
    }

    private List<String> shift(DutyReport report, DutyLogEntry entry) {
        Handover handover = report.handoverAt(entry.atMillis());
        return List.of(moment(report.post(), entry.atMillis()), Html.escape(entry.matter()),
                handover == null ? "–" : handover(report.post(), handover));
    }

    private String handover(DutyPost post, Handover handover) {
        String state = switch (handover.state()) {
            case OPEN -> word("open");
            case LAPSED -> word("lapsed");
            case ACCEPTED -> Html.escape(name(handover.acceptedBy())) + ' ' + moment(post, handover.endedAt()) + ' ' + word("accepted");
        };
        boolean isLate = handover.leaderToldAt() > 0 || handover.overdueAt() > 0;
        return names(handover.outgoing()) + " → " + names(handover.incoming()) + "; " + state + "; " + handover.items().size() + ' ' + word("items")
                + (isLate ? "; <b>" + word("late") + "</b>" : "");
    }

    private List<String> rollCall(DutyPost post, RollCall call) {
        boolean isAnswered = call.state() == RollCallState.ANSWERED;
        return List.of(moment(post, call.askedAt()), word(call.isSpotCheck() ? "spotCheck" : "rollCall"),
                word(isAnswered ? "answered" : call.state() == RollCallState.MISSED ? "missed" : "waits"),
                names(RollCallFigures.persons(call)), isAnswered ? String.valueOf((call.endedAt() - call.askedAt()) / 1000) : "–");
    }

    private String entries(DutyPost post, String title, List<DutyLogEntry> entries) {
        return table(title, List.of("time", "party", "matter", "action", "author"), entries.stream().map(entry -> entry(post, entry)).toList());
    }

    private List<String> entry(DutyPost post, DutyLogEntry entry) {
        boolean isCorrection = entry.kind() == DutyLogKind.CORRECTION;
        return List.of(moment(post, entry.atMillis()), Html.escape(entry.party()),
                Html.escape(isCorrection ? entry.about() + ": " + entry.matter() : entry.matter()), Html.escape(entry.action()),
                entry.author().equals(DutyLogEntry.SYSTEM) ? word("gateway") : Html.escape(name(entry.author())));
    }
}
