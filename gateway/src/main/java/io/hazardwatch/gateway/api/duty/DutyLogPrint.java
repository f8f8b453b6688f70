package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.http.Html;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.DutyPeople;
import io.hazardwatch.gateway.duty.log.DayPage;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** A day of the duty log as a page in Chinese for the browser to print on A4; the sheet is set by {@code duty-log-print.css}. */
final class DutyLogPrint {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final DutyPost post;
    private final DutyPeople people;

    DutyLogPrint(DutyPost post, DutyPeople people) {
        this.post = post;
        this.people = people;
    }

    String of(DayPage page) {
        String rows = page.entries().stream().map(this::row).collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="zh"><head><meta charset="utf-8"><title>值班日志 %1$s %2$s</title>
                <link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/duty-log-print.css"></head>
                <body><h1>值班日志</h1>
                <p class="head"><span>岗位：%1$s</span><span>企业：%3$s</span><span>日期：%2$s</span></p>
                <table><thead><tr><th>时间</th><th>类别</th><th>对方</th><th>事项</th><th>处置</th><th>记录人</th></tr></thead>
                <tbody>
                %4$s
                </tbody></table>
                <section class="signatures">%5$s</section>
                </body></html>
                """.formatted(Html.escape(post.name().zh()), page.day(), Html.escape(post.enterprise()), rows, signatures(page));
    }

    private String row(DutyLogEntry entry) {
        String author = entry.author().equals(DutyLogEntry.SYSTEM) ? "系统" : people.nameOf(entry.author());
        String due = entry.dueMillis() == 0 ? "" : "（" + MOMENT.format(Instant.ofEpochMilli(entry.dueMillis()).atZone(post.zone())) + "前）";
        String about = entry.kind() == DutyLogKind.CORRECTION ? "更正 " + entry.about() + "：" : "";
        return "<tr id=\"%s\"><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>".formatted(Html.escape(entry.id()),
                TIME.format(Instant.ofEpochMilli(entry.atMillis()).atZone(post.zone())), kind(entry.kind()), Html.escape(entry.party()),
                Html.escape(about + entry.matter()), Html.escape(entry.action() + due), Html.escape(author));
    }

    private String signatures(DayPage page) {
        String signed = page.standing().stream().map(each -> "<p>签字：" + Html.escape(people.nameOf(each.person())) + " "
                + MOMENT.format(Instant.ofEpochMilli(each.atMillis()).atZone(post.zone())) + "</p>").collect(Collectors.joining());
        if (page.sealed() == null) {
            return signed + "<p class=\"open\">尚未双方签字</p>";
        }
        return signed + "<p>SHA-256：" + page.sealed().hash() + "</p><p>上一份：" + page.sealed().previous() + "</p>"
                + (page.isAsSigned() ? "" : "<p class=\"open\">内容与签字时不符</p>");
    }

    private static String kind(DutyLogKind kind) {
        return switch (kind) {
            case SHIFT -> "班次";
            case ARRIVED -> "到岗";
            case LEFT -> "离岗";
            case ALARM -> "报警";
            case WARNING -> "预警";
            case ROLL_CALL -> "查岗";
            case SPOT_CHECK -> "抽查";
            case SPECIAL_WORK -> "特殊作业";
            case SENSOR -> "仪表";
            case HANDOVER -> "交接班";
            case CALL -> "电话";
            case REMARK -> "记事";
            case REQUEST -> "请示";
            case INSTRUCTION -> "批示";
            case DONE -> "办结";
            case CORRECTION -> "更正";
        };
    }
}
