package io.hazardwatch.gateway.api.weather;

import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningArea;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningInfo;
import io.hazardwatch.gateway.weather.book.ActionView;
import io.hazardwatch.gateway.weather.book.ReceivedWarning;
import io.hazardwatch.gateway.weather.book.SiteMatch;
import io.hazardwatch.gateway.weather.book.SiteTimes;
import io.hazardwatch.gateway.weather.book.WarningNoticeRecord;
import io.hazardwatch.gateway.weather.book.WarningReceipt;
import io.hazardwatch.gateway.weather.book.WarningView;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Encodes warnings. Pure, any thread. */
final class WarningViewJson {
    private WarningViewJson() {}

    /** One warning without its texts, for lists. */
    static JsonObject summary(WarningView view) {
        Warning warning = view.warning();
        long called = view.matches().stream().filter(match -> match.calledMillis() > 0).count();
        long told = view.toldMillis().size();
        long answered = view.matches().stream().filter(match -> match.answeredMillis() > 0).count();
        return new JsonObject().put("id", view.id()).put("identifier", warning.key().identifier()).put("sender", warning.key().sender())
                .put("issuer", warning.issuer()).put("issuedAt", Times.utc(warning.sentMillis())).put("issuedText", warning.sentText())
                .put("receivedAt", time(view.messages().isEmpty() ? 0 : view.messages().getFirst().receivedMillis()))
                .put("state", lower(view.state())).put("status", lower(warning.status())).put("type", lower(warning.type()))
                .put("event", new JsonObject().put("code", warning.kind().code()).put("name", text(warning.kind().name()))
                        .put("hazard", warning.kind().hazard()).put("mark", warning.kind().mark()))
                .put("colour", warning.colour() == WarningColour.NOT_STATED ? null : lower(warning.colour()))
                .put("severity", lower(warning.severity())).put("headline", headline(warning))
                .put("effective", Times.utc(warning.effectiveMillis())).put("onset", Times.utc(warning.onsetMillis()))
                .put("expires", Times.utc(warning.expiresMillis())).put("statesEnd", warning.statesEnd())
                .put("signature", lower(warning.signature())).put("sites", view.matches().size()).put("called", called).put("told", told)
                .put("answered", answered)
                .put("needsPerson", !view.forPerson().isEmpty());
    }

    /** What people would look for it by. */
    static List<String> wordsOf(Warning warning) {
        return List.of(warning.kind().name().zh(), warning.kind().name().en(), headline(warning), warning.issuer());
    }

    private static String headline(Warning warning) {
        WarningInfo info = warning.info("zh");
        return info == null ? "" : info.headline().isBlank() ? info.event() : info.headline();
    }

    /** One warning with the issuer's texts unaltered and everything that happened. */
    static JsonObject full(WarningView view, Predicate<SiteName> sites) {
        return summary(view).put("infos", array(view.warning().infos(), WarningViewJson::info))
                .put("messages", array(view.messages(), WarningViewJson::message))
                .put("references", array(view.warning().references(), reference -> new JsonObject()
                        .put("sender", reference.key().sender()).put("identifier", reference.key().identifier())))
                .put("areasForPerson", array(view.forPerson(), WarningViewJson::area))
                .put("notCompared", names(view.notCompared())).put("matches", matches(view))
                .put("toldTo", array(view.told(), told -> told(told, sites)))
                .put("times", array(view.times(), WarningViewJson::times));
    }

    private static JsonObject info(WarningInfo info) {
        return new JsonObject().put("language", info.language()).put("event", info.event()).put("headline", info.headline())
                .put("description", info.description()).put("instruction", info.instruction()).put("senderName", info.senderName())
                .put("severity", info.severityText()).put("urgency", info.urgency()).put("certainty", info.certainty())
                .put("areas", array(info.areas(), WarningViewJson::area));
    }

    private static JsonObject area(WarningArea area) {
        return new JsonObject().put("description", area.description()).put("polygons", area.polygons().size())
                .put("circles", area.circles().size()).put("codes", new JsonArray(area.codes().stream().map(code -> code.value()).toList()))
                .put("problems", new JsonArray(area.problems().stream().map(Enum::name).toList()));
    }

    private static JsonObject message(ReceivedWarning received) {
        return new JsonObject().put("source", received.source()).put("format", received.format().name())
                .put("receivedAt", Times.utc(received.receivedMillis())).put("original", received.original());
    }

    private static JsonArray matches(WarningView view) {
        Map<SiteName, Long> told = view.toldMillis();
        return array(view.matches(), match -> match(match, view, told.getOrDefault(match.site(), 0L)));
    }

    private static JsonObject match(SiteMatch match, WarningView view, long toldMillis) {
        List<ActionView> actions = view.actions().getOrDefault(match.site(), List.of());
        boolean isAllConfirmed = actions.stream().allMatch(action -> action.record().isConfirmed());
        long confirmed = actions.stream().mapToLong(action -> action.record().confirmedMillis()).max().orElse(0);
        return new JsonObject().put("enterprise", match.site().enterprise()).put("site", match.site().site())
                .put("reason", match.reason().name()).put("matchedAt", time(match.matchedMillis())).put("calledAt", time(match.calledMillis()))
                .put("toldAt", time(toldMillis))
                .put("carried", match.isCarried()).put("answerBy", time(match.answerByMillis())).put("answeredAt", time(match.answeredMillis()))
                .put("answeredBy", match.answeredBy().isEmpty() ? null : match.answeredBy()).put("lateAt", time(match.lateMillis()))
                .put("endedAt", time(match.endedMillis())).put("endReason", match.endReason() == null ? null : match.endReason().name())
                .put("confirmedAt", isAllConfirmed && confirmed > 0 ? Times.utc(confirmed) : null)
                .put("actions", array(actions, WarningViewJson::action));
    }

    private static JsonObject times(SiteTimes times) {
        return new JsonObject().put("enterprise", times.site().enterprise()).put("site", times.site().site())
                .put("issuedAt", time(times.issuedMillis()))
                .put("receivedAt", time(times.receivedMillis())).put("matchedAt", time(times.matchedMillis())).put("toldAt", time(times.toldMillis()))
                .put("reachedAt", time(times.reachedMillis())).put("answeredAt", time(times.answeredMillis()))
                .put("allConfirmedAt", time(times.confirmedMillis()));
    }

    private static JsonObject action(ActionView view) {
        return new JsonObject().put("id", view.action().id()).put("text", text(view.action().text())).put("role", view.action().role())
                .put("dueAt", Times.utc(view.dueMillis())).put("wantsPhoto", view.action().wantsPhoto()).put("source", view.action().source())
                .put("mark", view.action().mark()).put("confirmedAt", time(view.record().confirmedMillis())).put("by", view.record().by())
                .put("done", view.record().isConfirmed() ? view.record().isDone() : null).put("note", view.record().note())
                .put("instead", view.record().instead()).put("hasPhoto", !view.record().photo().isEmpty())
                .put("lateAt", time(view.record().lateMillis()));
    }

    private static JsonObject told(WarningNoticeRecord told, Predicate<SiteName> sites) {
        return new JsonObject().put("kind", told.kind().name()).put("person", told.to().person()).put("level", told.to().level())
                .put("at", Times.utc(told.atMillis())).put("means", told.means().isEmpty() ? null : told.means())
                .put("sentAt", time(told.sentMillis()))
                .put("reachedAt", time(told.reachedMillis())).put("failure", told.failure().isEmpty() ? null : told.failure())
                .put("sites", names(told.sites().stream().filter(sites).toList()));
    }

    /** What became of a document that was handed in. */
    static JsonObject receipts(List<WarningReceipt> receipts) {
        return new JsonObject().put("warnings", array(receipts, receipt -> new JsonObject()
                .put("id", receipt.id().isEmpty() ? null : receipt.id()).put("repeated", receipt.isRepeated())
                .put("refused", receipt.refusal() == null ? null : receipt.refusal().name()).put("detail", receipt.detail())
                .put("sites", receipt.sites()).put("needsPerson", receipt.needsPerson())));
    }

    static JsonArray names(Collection<SiteName> sites) {
        return new JsonArray(sites.stream().map(SiteName::toString).toList());
    }

    static <T> JsonArray array(Collection<T> all, Function<T, JsonObject> each) {
        return new JsonArray(all.stream().map(each).toList());
    }

    private static JsonObject text(Text text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    private static String time(long millis) {
        return millis == 0 ? null : Times.utc(millis);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
