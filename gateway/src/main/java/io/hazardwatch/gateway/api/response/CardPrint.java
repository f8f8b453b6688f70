package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.http.Html;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.response.cards.CardDistance;
import io.hazardwatch.gateway.response.cards.CardText;
import io.hazardwatch.gateway.response.cards.ResponseCard;
import io.nayuki.qrcodegen.QrCode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A card in both languages as a page to print and hang up at the place; the sheet is set by {@code duty-log-print.css}. */
final class CardPrint {
    /** Light squares around a code, without which no camera reads it. */
    private static final int MARGIN = 4;

    private static final String NO_CODE = """
            <p class="no-code">未印二维码：手机打不开本网关的地址。请在 gateway.yaml 的 http.hosts 中写入手机能访问的名称（如 alarms.example.com），重启后再打印。
            No QR code: telephones cannot open the address of this gateway. Put the name by which they reach it, such as alarms.example.com,
            into http.hosts of gateway.yaml, restart, and print again.</p>""";

    private CardPrint() {}

    /** @param address of the card at its place in the console, which the code and the last line name; null if no telephone can open it */
    static String of(ResponseCard card, Site site, String address) {
        return """
                <!doctype html>
                <html lang="zh"><head><meta charset="utf-8"><title>应急处置卡 %1$s</title>
                <link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/duty-log-print.css"></head>
                <body class="response-card"><h1>应急处置卡 Response card: %1$s</h1>
                <p class="head"><span>CAS %2$s</span><span>UN %3$s</span><span>%4$s</span></p>
                <table><thead><tr><th>依据 Basis</th><th>泄漏 Spill</th>
                <th>隔离 Isolate</th><th>下风向 昼/夜 Down-wind day/night</th><th>来源 Source</th></tr></thead>
                <tbody>%5$s</tbody></table>
                %6$s
                %7$s
                </body></html>
                """.formatted(both(card.name()), card.cas(), card.un(), site == null ? "" : both(site.name()),
                card.distances().stream().map(CardPrint::row).collect(Collectors.joining("\n")),
                Stream.of(CardText.Part.RESCUE, CardText.Part.HARM, CardText.Part.FIRST, CardText.Part.PROTECTION, CardText.Part.NEVER)
                        .flatMap(part -> card.of(part).stream()).map(CardPrint::sentence).collect(Collectors.joining("\n")),
                address == null ? NO_CODE : live(address));
    }

    private static String live(String address) {
        return "<p>联机版本（含实时风向和下风向人员）Live version, with wind and neighbours: " + Html.escape(address) + "</p>\n" + code(address);
    }

    /** A QR code as a drawing, large enough to be read from a wall; ECC Q bears a stain. */
    private static String code(String address) {
        QrCode drawn = QrCode.encodeText(address, QrCode.Ecc.QUARTILE);
        StringBuilder dark = new StringBuilder();
        for (int y = 0; y < drawn.size; y++) {
            for (int x = 0; x < drawn.size; x++) {
                if (drawn.getModule(x, y)) {
                    dark.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
                }
            }
        }
        return """
                <svg class="qr" role="img" aria-label="%1$s" width="40mm" height="40mm" viewBox="0 0 %2$d %2$d" shape-rendering="crispEdges">
                <path fill="#fff" d="M0 0h%2$dv%2$dH0z"/><path fill="#000" d="%3$s"/></svg>""".formatted(Html.escape(address),
                drawn.size + 2 * MARGIN, dark);
    }

    private static String both(Text text) {
        return Html.escape(text.zh().equals(text.en()) ? text.zh() : text.zh() + " / " + text.en());
    }

    private static String row(CardDistance distance) {
        String reach = distance.dayMetres() == 0 ? "–" : distance.dayMetres() + " / " + distance.nightMetres() + (distance.isBeyond() ? "+" : "")
                + " m";
        return "<tr><td>%s</td><td>%s %s</td><td>%d m</td><td>%s</td><td>%s, %s [%s] %s</td></tr>".formatted(basis(distance), spill(distance),
                both(distance.vessel()), distance.isolationMetres(), reach, Html.escape(distance.source()), Html.escape(distance.edition()),
                Html.escape(distance.mark()), both(distance.flag()));
    }

    private static String basis(CardDistance distance) {
        return distance.basis() == CardDistance.Basis.LEGAL ? "法定卡 legal card" : "ERG 指南 guide";
    }

    private static String spill(CardDistance distance) {
        return distance.spill() == CardDistance.Spill.SMALL ? "小量 small" : "大量 large";
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
