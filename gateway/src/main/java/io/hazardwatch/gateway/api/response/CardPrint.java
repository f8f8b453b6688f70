package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.http.Html;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.response.cards.CardDistance;
import io.hazardwatch.gateway.response.cards.CardText;
import io.hazardwatch.gateway.response.cards.ResponseCard;
import java.util.stream.Collectors;

/** A card in both languages as a page to print and hang up at the place; the sheet is set by {@code duty-log-print.css}. */
final class CardPrint {
    private CardPrint() {}

    static String of(ResponseCard card, Site site, String address) {
        return """
                <!doctype html>
                <html lang="zh"><head><meta charset="utf-8"><title>应急处置卡 %1$s</title>
                <link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/duty-log-print.css"></head>
                <body><h1>应急处置卡 Response card: %1$s</h1>
                <p class="head"><span>CAS %2$s</span><span>UN %3$s</span><span>%4$s</span></p>
                <table><thead><tr><th>依据 Basis</th><th>泄漏 Spill</th>
                <th>隔离 Isolate</th><th>下风向 昼/夜 Down-wind day/night</th><th>来源 Source</th></tr></thead>
                <tbody>%5$s</tbody></table>
                %6$s
                <p>联机版本（含实时风向和下风向人员）Live version, with wind and neighbours: %7$s</p>
                </body></html>
                """.formatted(both(card.name()), card.cas(), card.un(), site == null ? "" : both(site.name()),
                card.distances().stream().map(CardPrint::row).collect(Collectors.joining("\n")),
                card.texts().stream().map(CardPrint::sentence).collect(Collectors.joining("\n")), Html.escape(address));
    }

    private static String both(Text text) {
        return Html.escape(text.zh().equals(text.en()) ? text.zh() : text.zh() + " / " + text.en());
    }

    private static String row(CardDistance distance) {
        String reach = distance.dayMetres() == 0 ? "–" : distance.dayMetres() + " / " + distance.nightMetres() + (distance.isBeyond() ? "+" : "")
                + " m";
        return "<tr><td>%s</td><td>%s %s</td><td>%d m</td><td>%s</td><td>%s, %s [%s] %s</td></tr>".formatted(distance.basis(), distance.spill(),
                both(distance.vessel()), distance.isolationMetres(), reach, Html.escape(distance.source()), Html.escape(distance.edition()),
                Html.escape(distance.mark()), both(distance.flag()));
    }

    private static String sentence(CardText text) {
        String heading = switch (text.part()) {
            case HARM -> "危害 Harm";
            case RESCUE -> "救援第一句 First for rescuers";
            case FIRST -> "先做 First";
            case PROTECTION -> "防护 Protection";
            case NEVER -> "禁止 Never";
        };
        return "<p><b>" + heading + "：</b>" + both(text.text()) + " [" + Html.escape(text.mark()) + "]</p>";
    }
}
