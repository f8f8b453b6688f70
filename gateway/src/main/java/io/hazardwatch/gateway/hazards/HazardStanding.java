package io.hazardwatch.gateway.hazards;

import io.hazardwatch.gateway.hazards.HazardMatter.Kind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.HazardGrade;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A hazard source as the site file has it, with its newest assessment and what is open.
 *
 * @param assessment null if none was recorded
 * @param changes    substances and quantities that differ from the assessed ones
 * @param balances   of the stock book
 * @param open       what waits for people
 */
public record HazardStanding(Site site, HazardSource source, GradedState state, Assessment assessment, List<GradedState.QuantityChange> changes,
                             List<StockBalance> balances, List<HazardMatter> open) {
    /** @param values values of points at present; NaN where one is not known */
    public static HazardStanding of(Site site, HazardSource source, HazardBook book, StockBook stock, ToDoubleFunction<PointId> values,
                                    LocalDate today) {
        SourceKey key = SourceKey.of(site, source);
        GradedState state = GradedState.of(source);
        Assessment newest = book.newest(key);
        List<GradedState.QuantityChange> changes = newest == null ? List.of() : newest.state().changesTo(state);
        List<StockBalance> balances = StockBalance.of(site, source, stock, values);
        List<HazardMatter> open = new ArrayList<>();
        if (newest == null) {
            open.add(new HazardMatter(Kind.NOT_ASSESSED, "", null));
        } else {
            addAssessed(open, newest, state, changes, today);
        }
        book.triggers(key).stream().filter(book::isOpen).forEach(each -> open.add(new HazardMatter(Kind.TRIGGER, each.kind().wire(), each.day())));
        if (isMajor(state, newest)) {
            if (newest != null && newest.filing().day() == null) {
                open.add(new HazardMatter(Kind.NOT_FILED, "", newest.day()));
            }
            addDocuments(open, book.documents(key), today);
        }
        addStock(open, stock.pending(key), balances, site.timezone());
        return new HazardStanding(site, source, state, newest, changes, balances, List.copyOf(open));
    }

    private static boolean isMajor(GradedState state, Assessment newest) {
        return state.grade() != HazardGrade.NOT_MAJOR || newest != null && newest.state().grade() != HazardGrade.NOT_MAJOR;
    }

    private static void addAssessed(List<HazardMatter> open, Assessment newest, GradedState state, List<GradedState.QuantityChange> changes,
                                    LocalDate today) {
        GradedState was = newest.state();
        if (!newest.due().isAfter(today)) {
            open.add(new HazardMatter(Kind.ASSESSMENT_OLD, "", newest.due()));
        }
        if (!changes.isEmpty()) {
            open.add(new HazardMatter(Kind.SUBSTANCES_CHANGED, "", null));
        }
        if (was.grade() != state.grade()) {
            open.add(new HazardMatter(Kind.GRADE_CHANGED, was.grade() + " → " + state.grade(), null));
        }
        if (was.exposedPeople() != state.exposedPeople()) {
            open.add(new HazardMatter(Kind.SURROUNDINGS_CHANGED, was.exposedPeople() + " → " + state.exposedPeople(), null));
        }
        if (!was.edition().equals(state.edition())) {
            open.add(new HazardMatter(Kind.STANDARD_CHANGED, was.edition() + " → " + state.edition(), null));
        }
    }

    private static void addDocuments(List<HazardMatter> open, Map<DocumentKind, SourceDocument> documents, LocalDate today) {
        for (DocumentKind kind : DocumentKind.values()) {
            SourceDocument document = documents.get(kind);
            LocalDate due = HazardBook.due(document);
            if (document == null || document.isMissing()) {
                open.add(new HazardMatter(Kind.DOCUMENT_MISSING, kind.wire(), null));
            } else if (due != null && !due.isAfter(today)) {
                open.add(new HazardMatter(Kind.DOCUMENT_OVERDUE, kind.wire(), due));
            }
        }
    }

    private static void addStock(List<HazardMatter> open, List<StockEntry> pending, List<StockBalance> balances, ZoneId zone) {
        if (!pending.isEmpty()) {
            open.add(new HazardMatter(Kind.STOCK_UNCONFIRMED, String.valueOf(pending.size()),
                    LocalDate.ofInstant(Instant.ofEpochMilli(pending.getFirst().entered().atMillis()), zone)));
        }
        for (StockBalance balance : balances) {
            if (balance.isAboveDesign()) {
                open.add(new HazardMatter(Kind.STOCK_ABOVE_DESIGN, balance.substance(), null));
            }
            if (balance.deviates()) {
                open.add(new HazardMatter(Kind.STOCK_DEVIATES, balance.substance(), null));
            }
        }
    }

    /** Whether it is a major hazard source, or was assessed as one: then documents are asked for. */
    public boolean isMajor() {
        return isMajor(state, assessment);
    }

    /** Whether a new assessment is asked for. */
    public boolean asksForAssessment() {
        return open.stream().anyMatch(each -> each.kind().asksForAssessment());
    }
}
