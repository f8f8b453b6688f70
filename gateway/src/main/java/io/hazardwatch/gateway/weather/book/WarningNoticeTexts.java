package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningInfo;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts of notices: the issuer's own words first, then what it means here. Pure. */
final class WarningNoticeTexts {
    private static final int SITES_SHOWN = 10;
    private static final int HEADLINE_MAX = 200;

    private WarningNoticeTexts() {}

    static Text text(WarningNotice.Kind kind, Warning warning, Collection<SiteName> sites) {
        String listed = sites.stream().limit(SITES_SHOWN).map(SiteName::toString).collect(Collectors.joining(", "));
        int more = Math.max(0, sites.size() - SITES_SHOWN);
        String zh = said(kind).getFirst() + "【" + warning.issuer() + "】" + headline(warning, "zh") + "；涉及场站：" + listed
                + (more == 0 ? "" : " 等共 " + sites.size() + " 处");
        String en = said(kind).getLast() + " [" + warning.issuer() + "] " + headline(warning, "en") + "; sites: " + listed
                + (more == 0 ? "" : " and " + more + " more");
        return new Text(zh, en);
    }

    private static String headline(Warning warning, String language) {
        WarningInfo info = warning.info(language);
        String text = info == null ? warning.kind().name().zh() : Stream.of(info.headline(), info.event(), info.description())
                .filter(each -> !each.isBlank()).findFirst().orElse(warning.kind().name().zh()).strip();
        return text.length() > HEADLINE_MAX ? text.substring(0, HEADLINE_MAX) + "…" : text;
    }

    private static List<String> said(WarningNotice.Kind kind) {
        return switch (kind) {
            case NEW -> List.of("气象预警，请答复", "Weather warning, please answer");
            case HIGHER -> List.of("预警升级，请答复", "Warning raised to a higher colour, please answer");
            case CANCELLED -> List.of("预警已由发布单位解除", "Warning cancelled by its issuer");
            case EXPIRED -> List.of("预警已到期，发布单位未发布解除", "Warning expired; its issuer did not cancel it");
            case NO_LONGER_HERE -> List.of("更新后的预警不再涉及", "The updated warning no longer concerns");
            case NOT_ANSWERED -> List.of("预警超时未答复", "Warning not answered in time");
            case ACTION_LATE -> List.of("预警措施超时未确认", "Action on a warning not confirmed in time");
        };
    }
}
