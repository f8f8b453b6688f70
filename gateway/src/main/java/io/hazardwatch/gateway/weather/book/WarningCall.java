package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.actions.AnswerTimes.AnswerTime;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A matter that somebody of an enterprise has to answer for: a warning, or actions on it that are late. One call for all its sites.
 *
 * @param key          under which people are called; the same for a warning and its updates
 * @param warningId    of the message that is called about
 * @param kind         why: {@code NEW}, {@code HIGHER} or {@code ACTION_LATE}
 * @param announcement counts the announcements of the chain; never decreases
 * @param counted      colour that the deadline follows from; by severity if the issuer states none
 * @param answer       within which time a person must answer, before the next level is called
 * @param details      what else is said of a site; may lack sites
 */
public record WarningCall(CallKey key, String warningId, WarningNotice.Kind kind, long announcement, List<SiteName> sites,
                          WarningColour counted, AnswerTime answer, Warning warning, Map<SiteName, Text> details) {
    private static final int DETAILS_SHOWN = 5;

    public WarningCall {
        sites = List.copyOf(sites);
        details = Map.copyOf(details);
    }

    /** Whether it is about actions that are late; the warning itself has a call of its own. */
    public boolean isAboutActions() {
        return kind == WarningNotice.Kind.ACTION_LATE;
    }

    /** The enterprise whose people are called. */
    public String enterprise() {
        return key.enterprise();
    }

    /** The id of the call among those of its enterprise. */
    public String callId() {
        return key.callId();
    }

    /** The same about all sites of several calls about one warning. */
    public static WarningCall together(List<WarningCall> calls) {
        WarningCall first = calls.stream().filter(call -> call.kind == WarningNotice.Kind.HIGHER).findFirst().orElse(calls.getFirst());
        Map<SiteName, Text> details = new TreeMap<>();
        calls.forEach(call -> details.putAll(call.details));
        return new WarningCall(first.key, first.warningId, first.kind, first.announcement, calls.stream().flatMap(call -> call.sites.stream())
                .distinct().toList(), first.counted, first.answer, first.warning, details);
    }

    /** What is said to somebody who looks after {@code own} of the sites. */
    public Text text(Collection<SiteName> own) {
        Text warned = WarningNoticeTexts.text(kind, warning, own);
        List<Text> shown = own.stream().map(new TreeMap<>(details)::get).filter(Objects::nonNull).limit(DETAILS_SHOWN).toList();
        return shown.isEmpty() ? warned : new Text(warned.zh() + "；" + shown.stream().map(Text::zh).collect(Collectors.joining("；")),
                warned.en() + "; " + shown.stream().map(Text::en).collect(Collectors.joining("; ")));
    }
}
