package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.CriticalQuantities;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.HazardGrading;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.Substance;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A book of permits over rows in memory, with a plant and people that a test decides about. */
final class PermitRig implements PermitSurroundings, PermitListener {
    static final long NOW = 1_763_781_000_000L;
    static final PointId LEL = PointId.parse("acme/yard/gd-1/lel");
    static final PointId OXYGEN = PointId.parse("acme/yard/gd-2/o2");
    static final PointId METHANE = PointId.parse("acme/yard/gd-3/ch4");

    final PermitRows store = new PermitRows();
    final List<PermitCause> causes = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<String> journal = new ArrayList<>();
    /** What permits were called while it was journaled. */
    final Set<Text> named = new HashSet<>();
    /** What waits for the store. */
    Executor writing = Runnable::run;
    boolean isOneHigher;
    /** A night or days off. */
    long higherFrom;
    long higherUntil;
    /** Why nobody can be told; null = people can be. */
    RuntimeException refusal;
    /** Whether what is told has arrived where it cannot get lost. */
    CompletableFuture<Boolean> taken = CompletableFuture.completedFuture(true);
    PermitBook book = new PermitBook(PermitTable.parse(PermitRows.shipped()), store, this, this, task -> writing.execute(task));

    PermitRig() {
        book.load(NOW);
    }

    private static LimitSetting limit(LimitLevel level, double at) {
        return new LimitSetting(level, at, 0.2, 0, 0, Priority.P2, false);
    }

    private static Point point(int index, PointId id, String unit, LimitSetting... limits) {
        return new Point(index, id, Text.of(id.point()), unit, 0, 100, 1_000, 30_000, List.of(limits), List.of(), "tanks");
    }

    @Override
    public Registry configured() {
        List<Substance> substances = List.of(new Substance("68476-85-7", "LPG", 100));
        List<HazardSource> sources = Stream.of("tanks", "pumps").map(id -> new HazardSource(id, Text.of(id), substances, 60, null,
                HazardGrading.of(substances, 60, CriticalQuantities.parse(List.of("edition;x", "cas;68476-85-7;LPG;LPG;50;1.5;S;S"))))).toList();
        List<Point> points = List.of(point(0, LEL, "%LEL", limit(LimitLevel.H, 25), limit(LimitLevel.HH, 50)),
                point(1, OXYGEN, "%vol", limit(LimitLevel.L, 19), limit(LimitLevel.H, 23)), point(2, METHANE, "%vol", limit(LimitLevel.H, 1)));
        return Registry.of(List.of(new Site("acme", "yard", Text.of("yard"), "other", 31, 119, ZoneOffset.UTC, sources,
                points.stream().map(each -> Device.of(each.id().deviceId(), List.of(each))).toList())));
    }

    @Override
    public void refresh() {}

    @Override
    public boolean isPerson(String person, String enterprise) {
        return List.of("ann", "bob", "cid").contains(person);
    }

    @Override
    public boolean isHotWorkOneHigher(String enterprise, String site, long atMillis) {
        return isOneHigher || atMillis >= higherFrom && atMillis < higherUntil;
    }

    @Override
    public List<PermitCause> causes(Permit permit, boolean isMonitored, long nowMillis) {
        return causes.stream().filter(each -> isMonitored || each.kind() != PermitCause.Kind.MONITORING_LOST).toList();
    }

    @Override
    public void journal(Permit permit, String actor, String session, String what) {
        journal.add(what.split(":", 2)[0]);
        named.add(book.name(permit.id()));
    }

    @Override
    public CompletionStage<?> tell(Permit permit, PermitNotice notice, Collection<String> persons) {
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        told.add(String.join("+", persons) + ' ' + notice.cause().kind() + ' ' + notice.number());
        return taken;
    }

    /** Begins anew over what is stored. */
    void restart(long now) {
        book = new PermitBook(PermitTable.parse(PermitRows.shipped()), store, this, this, task -> writing.execute(task));
        book.load(now);
        book.look(now);
    }

    PermitTerms terms(PermitKind kind, String grade, long from, long until, String source, List<PointId> detectors) {
        return new PermitTerms(kind, grade, "acme", "yard", source, "pump house", from, until, "ann", "bob", "", true, detectors, List.of(),
                Stream.of(LEL, METHANE).filter(detectors::contains).collect(Collectors.toMap(each -> each, each -> each.equals(LEL) ? 2.1 : 5.0)));
    }

    /** By the detector in %LEL, from now on. */
    PermitTerms hotWork(String grade, long millis) {
        return terms(PermitKind.HOT_WORK, grade, NOW, NOW + millis, "tanks", List.of(LEL));
    }

    /** Keeps what was decided; null stays null. */
    PermitBook.Outcome kept(PermitBook.Outcome decided, long now) {
        if (decided != null && !decided.what().isEmpty()) {
            book.keep(decided);
            book.look(now);
        }
        return decided;
    }

    Permit issue(PermitTerms terms) {
        PermitBook.Outcome outcome = kept(book.issue(terms, "op", NOW), NOW);
        if (outcome.permit() == null) {
            throw new AssertionError(outcome.problems());
        }
        return outcome.permit();
    }
}
