package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.response.Permits;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.response.permits.Permit;
import io.hazardwatch.gateway.response.permits.PermitBook;
import io.hazardwatch.gateway.response.permits.PermitCause;
import io.hazardwatch.gateway.response.permits.PermitKind;
import io.hazardwatch.gateway.response.permits.PermitListener;
import io.hazardwatch.gateway.response.permits.PermitNotice;
import io.hazardwatch.gateway.response.permits.PermitRows;
import io.hazardwatch.gateway.response.permits.PermitSurroundings;
import io.hazardwatch.gateway.response.permits.PermitTable;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import io.hazardwatch.gateway.response.permits.PermitView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Permits in memory, on the caller's thread. Everybody whose id names an enterprise belongs to it. */
final class DeskPermits implements Permits, PermitSurroundings, PermitListener {
    private final Supplier<Registry> registry;
    private final PermitBook book = new PermitBook(PermitTable.parse(PermitRows.shipped()), new PermitRows(), this, this, Runnable::run);
    /** What is the matter at the places of all permits. */
    final List<PermitCause> causes = new ArrayList<>();
    final List<PermitNotice> told = new ArrayList<>();
    private final JournaledSessions sessions;

    DeskPermits(Supplier<Registry> registry, JournaledSessions sessions) {
        this.sessions = sessions;
        this.registry = registry;
        book.load(Desk.START);
    }

    /** Hot work at a site for an hour; the id of the permit. */
    String issue(PointId detector, long nowMillis) {
        PermitTerms terms = new PermitTerms(PermitKind.HOT_WORK, "SECOND", detector.enterprise(), detector.site(), "tank-farm-a", "2 号泵房", nowMillis,
                nowMillis + 3_600_000, detector.enterprise() + "-a", detector.enterprise() + "-b", "", true, List.of(detector), List.of(),
                Map.of(detector, 2.1));
        return kept(book.issue(terms, "desk", nowMillis)).id();
    }

    /** The first permit of an enterprise, or none. */
    String of(String enterprise) {
        return book.views(true, Desk.START).reversed().stream().map(PermitView::permit).filter(each -> each.terms().enterprise().equals(enterprise))
                .map(Permit::id).findFirst().orElse("none");
    }

    /** An alarm nearby. */
    void alarm(long nowMillis) {
        causes.add(new PermitCause(PermitCause.Kind.ALARM, "alarm/1", new Text("P1 报警：可燃气体浓度", "P1 alarm: combustible gas")));
        book.look(nowMillis);
    }

    @Override
    public synchronized <T> CompletionStage<T> submit(Function<PermitBook, T> work) {
        try {
            return CompletableFuture.completedFuture(work.apply(book));
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private Permit kept(PermitBook.Outcome decided) {
        Permit permit = decided.permit();
        book.keep(decided);
        book.look(LongStream.of(permit.created().atMillis(), permit.suspended().atMillis(), permit.closed().atMillis()).max().orElseThrow());
        return permit;
    }

    @Override
    public synchronized CompletionStage<PermitView> change(String session, Function<PermitBook, PermitBook.Outcome> wish) {
        sessions.note(session);
        return submit(own -> {
            Permit permit = kept(wish.apply(own));
            return own.view(permit.id(), permit.created().atMillis());
        });
    }

    @Override
    public List<PermitView> open() {
        return book.open();
    }

    @Override
    public boolean isKnown() {
        return book.isLoaded();
    }

    @Override
    public Registry configured() {
        return registry.get();
    }

    @Override
    public void refresh() {}

    @Override
    public boolean isPerson(String person, String enterprise) {
        return person.contains(enterprise);
    }

    @Override
    public boolean isHotWorkOneHigher(String enterprise, String site, long atMillis) {
        return false;
    }

    @Override
    public List<PermitCause> causes(Permit permit, boolean isMonitored, long nowMillis) {
        return List.copyOf(causes);
    }

    @Override
    public void journal(Permit permit, String actor, String session, String what) {}

    @Override
    public CompletionStage<?> tell(Permit permit, PermitNotice notice, Collection<String> persons) {
        told.add(notice);
        return CompletableFuture.completedFuture(true);
    }
}
