package io.hazardwatch.gateway.api.hazards;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.hazards.Assessment;
import io.hazardwatch.gateway.hazards.DocumentKind;
import io.hazardwatch.gateway.hazards.GradedState;
import io.hazardwatch.gateway.hazards.HazardBook;
import io.hazardwatch.gateway.hazards.HazardMatter;
import io.hazardwatch.gateway.hazards.HazardStanding;
import io.hazardwatch.gateway.hazards.ReassessmentTrigger;
import io.hazardwatch.gateway.hazards.SourceDocument;
import io.hazardwatch.gateway.hazards.SourceKey;
import io.hazardwatch.gateway.hazards.StockBalance;
import io.hazardwatch.gateway.hazards.StockEntry;
import io.hazardwatch.gateway.hazards.TriggerEntry;
import io.hazardwatch.gateway.registry.Substance;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The wire form of files of hazard sources and of stock books. Pure, any thread. */
final class HazardJson {
    private HazardJson() {}

    /** As lists have it. */
    static JsonObject of(HazardStanding standing, HazardBook book) {
        Assessment newest = standing.assessment();
        return new JsonObject().put("enterprise", standing.site().enterprise()).put("site", standing.site().site())
                .put("siteName", JsonValues.text(standing.site().name())).put("hazardSource", standing.source().id())
                .put("name", JsonValues.text(standing.source().name())).put("grade", standing.state().grade().name())
                .put("s", standing.state().s()).put("r", standing.state().r()).put("assessment", newest == null ? null : of(newest))
                .put("asksForAssessment", standing.asksForAssessment()).put("open", array(standing.open(), HazardJson::of))
                .put("checklist", standing.isMajor() ? checklist(standing, book) : null);
    }

    /** How many documents are needed and there, and which wait for somebody, those that are due soonest first. */
    private static JsonObject checklist(HazardStanding standing, HazardBook book) {
        Map<DocumentKind, SourceDocument> stated = book.documents(SourceKey.of(standing.site(), standing.source()));
        int needed = DocumentKind.values().length
                - (int) stated.values().stream().filter(each -> each.state() == SourceDocument.State.NOT_APPLICABLE).count();
        List<HazardMatter> waiting = standing.open().stream().filter(each -> each.kind().isOfDocuments()).toList();
        long missing = waiting.stream().filter(each -> each.kind() == HazardMatter.Kind.DOCUMENT_MISSING).count();
        Comparator<JsonObject> soonest = Comparator.comparing(each -> each.getString("due"), Comparator.nullsLast(Comparator.naturalOrder()));
        return new JsonObject().put("needed", needed).put("there", needed - missing).put("overdue", waiting.size() - missing)
                .put("waiting", new JsonArray(waiting.stream().map(each -> waiting(each, stated.get(DocumentKind.of(each.subject()))))
                        .sorted(soonest).toList()));
    }

    private static JsonObject waiting(HazardMatter matter, SourceDocument stated) {
        SourceDocument.State state = stated == null ? SourceDocument.State.MISSING : stated.state();
        return new JsonObject().put("document", matter.subject())
                .put("state", matter.kind() == HazardMatter.Kind.DOCUMENT_OVERDUE ? "overdue" : state.wire())
                .put("due", stated == null ? null : day(stated.due()));
    }

    /** The whole file without its stock book, so that its version changes only by what people record. */
    static JsonObject whole(HazardStanding standing, HazardBook book) {
        SourceKey key = SourceKey.of(standing.site(), standing.source());
        List<HazardMatter> open = standing.open().stream().filter(each -> !each.kind().isOfStock()).toList();
        return of(standing, book).put("open", array(open, HazardJson::of)).put("state", of(standing.state()))
                .put("changes", array(standing.changes(), HazardJson::of))
                .put("assessments", array(book.assessments(key), HazardJson::of))
                .put("triggers", array(List.of(ReassessmentTrigger.values()), HazardJson::of))
                .put("entries", array(book.triggers(key), entry -> of(entry, book.isOpen(entry))))
                .put("documents", array(List.of(DocumentKind.values()), kind -> document(kind, book.documents(key).get(kind))));
    }

    private static JsonObject of(ReassessmentTrigger kind) {
        return new JsonObject().put("kind", kind.wire()).put("name", JsonValues.text(kind.text())).put("basis", kind.basis())
                .put("noticed", kind.isNoticed());
    }

    static <T> JsonArray array(Collection<T> all, Function<T, JsonObject> json) {
        return new JsonArray(all.stream().map(json).toList());
    }

    static JsonObject of(GradedState state) {
        return new JsonObject().put("substances", array(state.substances(), HazardJson::of)).put("exposedPeople", state.exposedPeople())
                .put("grade", state.grade().name()).put("s", state.s()).put("r", state.r()).put("edition", state.edition());
    }

    private static JsonObject of(Substance substance) {
        return new JsonObject().put("cas", substance.cas()).put("name", substance.name()).put("class", substance.hazardClass())
                .put("tonnes", substance.tonnes());
    }

    private static JsonObject of(GradedState.QuantityChange change) {
        return new JsonObject().put("cas", change.substance().cas()).put("name", change.substance().name())
                .put("class", change.substance().hazardClass()).put("before", change.before()).put("now", change.now());
    }

    static JsonObject of(HazardMatter matter) {
        return new JsonObject().put("matter", matter.kind().wire()).put("subject", matter.subject()).put("since", day(matter.since()));
    }

    static JsonObject of(Assessment each) {
        return new JsonObject().put("id", each.id()).put("day", day(each.day())).put("due", day(each.due())).put("assessor", each.assessor())
                .put("state", of(each.state())).put("words", each.words()).put("filed", day(each.filing().day()))
                .put("filing", each.filing().number()).put("filedBy", each.filing().recorded() == null ? null : each.filing().recorded().by())
                .put("by", each.recorded().by()).put("recordedAt", Times.utc(each.recorded().atMillis()));
    }

    static JsonObject of(TriggerEntry each, boolean isOpen) {
        return new JsonObject().put("id", each.id()).put("kind", each.kind().wire()).put("day", day(each.day())).put("words", each.words())
                .put("open", isOpen).put("by", each.recorded().by()).put("recordedAt", Times.utc(each.recorded().atMillis()));
    }

    /** A line of the checklist; nobody has stated anything about one that is missing and has no {@code by}. */
    static JsonObject document(DocumentKind kind, SourceDocument stated) {
        JsonObject line = new JsonObject().put("document", kind.wire()).put("name", JsonValues.text(kind.text())).put("basis", kind.basis())
                .put("months", kind.months() == 0 ? null : kind.months());
        return stated == null ? line.put("state", SourceDocument.State.MISSING.wire()).put("day", null).put("due", null).put("reference", "")
                .put("words", "").put("by", null).put("recordedAt", null)
                : line.put("state", stated.state().wire()).put("day", day(stated.day())).put("due", day(stated.due()))
                .put("reference", stated.reference()).put("words", stated.words()).put("by", stated.recorded().by())
                .put("recordedAt", Times.utc(stated.recorded().atMillis()));
    }

    static JsonObject of(StockBalance balance) {
        return new JsonObject().put("substance", balance.substance()).put("name", balance.name()).put("tonnes", balance.tonnes())
                .put("designTonnes", balance.designTonnes()).put("aboveDesign", balance.isAboveDesign())
                .put("measuredTonnes", JsonValues.number(balance.measuredTonnes())).put("deviation", JsonValues.number(balance.deviation()))
                .put("deviates", balance.deviates());
    }

    static JsonObject of(StockEntry entry) {
        StockEntry.Decision decision = entry.decision();
        boolean isDecided = decision.recorded() != null;
        return new JsonObject().put("entry", String.valueOf(entry.number())).put("substance", entry.substance())
                .put("direction", entry.isIn() ? "in" : "out").put("tonnes", entry.tonnes()).put("day", day(entry.day())).put("words", entry.words())
                .put("corrects", entry.corrects() == 0 ? null : String.valueOf(entry.corrects()))
                .put("state", decision.state().name().toLowerCase(Locale.ROOT)).put("enteredBy", entry.entered().by())
                .put("enteredAt", Times.utc(entry.entered().atMillis())).put("decidedBy", isDecided ? decision.recorded().by() : null)
                .put("decidedAt", isDecided ? Times.utc(decision.recorded().atMillis()) : null).put("decidedWords", decision.words());
    }

    private static String day(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
