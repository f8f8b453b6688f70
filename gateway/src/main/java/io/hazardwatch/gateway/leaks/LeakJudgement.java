package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.LeakSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges one leak as it stands: evidence, confidence, probable sources. One thread. */
final class LeakJudgement {
    private static final int FURTHER_MAX = 2;

    private final LeakSettings settings;
    private final WindTrace wind;
    private final Collection<DetectorState> detectors;
    private final List<ProcessState> processes;
    private final LeakSurroundings surroundings;

    LeakJudgement(LeakSettings settings, WindTrace wind, Collection<DetectorState> detectors, List<ProcessState> processes, SiteWork works,
                  List<Camera> cameras) {
        this.settings = settings;
        this.wind = wind;
        this.detectors = detectors;
        this.processes = processes;
        this.surroundings = new LeakSurroundings(settings, works, processes.stream().map(ProcessState::source).toList(), cameras);
    }

    Leak judge(OpenLeak leak, String enterprise, String site, long nowMillis) {
        List<LeakMember> members = leak.shownMembers(nowMillis);
        long begun = leak.begunMillis();
        WindObservation observed = wind.observed(nowMillis);
        List<Evidence> evidence = new ArrayList<>();
        addDetections(evidence, members);
        addNeighbours(evidence, leak, nowMillis);
        Set<String> speaking = addProcess(evidence, leak.gas, nowMillis);
        List<ProbableSource> sources = addWind(evidence, leak, members, speaking, observed, nowMillis);
        evidence.addAll(surroundings.evidence(leak, enterprise, site));
        double sum = Math.clamp(evidence.stream().mapToDouble(Evidence::weight).sum(), 0, 1);
        Priority priority = members.stream().map(LeakMember::priority).reduce(Priority.P4, Priority::highest);
        boolean isSuspected = members.stream().noneMatch(member -> member.health().isSound())
                && (leak.shown == null || leak.shown.state() == LeakState.SUSPECTED);
        return new Leak(leak.id, enterprise, site, leak.gas, isSuspected ? LeakState.SUSPECTED : LeakState.ACTIVE, priority, leak.annSeq, 0, members,
                evidence, sum, observed, sources, begun, leak.lastMillis, 0, null);
    }

    private void add(List<Evidence> evidence, EvidenceKind kind, double times, List<String> about, double value, String unit) {
        evidence.add(new Evidence(kind, times * settings.weight(kind), about, value, unit));
    }

    private void addDetections(List<Evidence> evidence, List<LeakMember> members) {
        int sound = 0;
        for (LeakMember member : members) {
            String point = member.point().toString();
            if (!member.health().isSound()) {
                add(evidence, EvidenceKind.DOUBTFUL_DETECTOR, 1, List.of(point, member.health().name()), member.rise(), member.unit());
            } else if (sound++ == 0) {
                add(evidence, EvidenceKind.DETECTOR_IN_ALARM, 1, List.of(point), member.rise(), member.unit());
            } else {
                add(evidence, EvidenceKind.FURTHER_DETECTOR, sound <= FURTHER_MAX + 1 ? 1 : 0, List.of(point), member.rise(), member.unit());
            }
        }
        members.stream().filter(member -> member.isLevelTwo() && member.health().isSound()).findFirst()
                .ifPresent(member -> add(evidence, EvidenceKind.SECOND_LEVEL, 1, List.of(member.point().toString()), member.peak(), member.unit()));
    }

    private void addNeighbours(List<Evidence> evidence, OpenLeak leak, long nowMillis) {
        List<String> risen = detectors.stream().filter(each -> each.detector.gas().equals(leak.gas)
                && !leak.members.containsKey(each.detector.point()) && leak.isWithinReach(each, settings.reachMetres())
                && each.health(nowMillis).isSound() && each.isRisen(leak.baseline(each), nowMillis))
                .map(each -> each.detector.point().toString()).toList();
        if (!risen.isEmpty()) {
            add(evidence, EvidenceKind.NEIGHBOUR_RISES, 1, risen, risen.size(), "");
        }
    }

    /** Adds what the process says; gives the ids of the equipment that speaks for a leak. */
    private Set<String> addProcess(List<Evidence> evidence, String gas, long nowMillis) {
        Set<String> speaking = new HashSet<>();
        Set<EvidenceKind> counted = new HashSet<>();
        for (ProcessState process : processes) {
            if (process.source().holds(gas)) {
                for (Evidence each : process.evidence(settings, nowMillis)) {
                    boolean isState = each.kind() == EvidenceKind.VALVE_OPEN || each.kind() == EvidenceKind.PUMP_RUNS;
                    if (!isState) {
                        speaking.add(process.source().id());
                    }
                    evidence.add(counted.add(each.kind()) ? each : new Evidence(each.kind(), 0, each.about(), each.value(), each.unit()));
                }
            }
        }
        return speaking;
    }

    private List<ProbableSource> sources(OpenLeak leak, List<LeakMember> members, Set<String> speaking, long begun, long nowMillis) {
        SourceRanking ranking = new SourceRanking(wind, settings.upwindDegrees());
        long from = SourceRanking.firstSlot(begun);
        long to = SourceRanking.lastSlot(begun, nowMillis);
        List<SourceRanking.Shown> shown = new ArrayList<>();
        for (DetectorState each : detectors) {
            OpenMember member = leak.members.get(each.detector.point());
            double dose = each.dose(from, to, member == null ? each.baseline(begun) : member.baseline());
            if (each.detector.position() != null && each.detector.gas().equals(leak.gas) && !Double.isNaN(dose)) {
                shown.add(new SourceRanking.Shown(each.detector.position(), dose, member != null));
            }
        }
        GroundPosition first = leak.members.get(members.getFirst().point()).detector.detector.position();
        List<LeakSource> candidates = processes.stream().map(ProcessState::source).filter(each -> each.holds(leak.gas)).toList();
        return ranking.rank(candidates, shown, first, speaking, begun, nowMillis);
    }

    /** Adds what the wind says, now or while it was known; gives the probable sources. */
    private List<ProbableSource> addWind(List<Evidence> evidence, OpenLeak leak, List<LeakMember> members, Set<String> speaking,
                                         WindObservation observed, long nowMillis) {
        List<String> placeless = members.stream().filter(member -> detectors.stream().anyMatch(each ->
                each.detector.point().equals(member.point()) && each.detector.position() == null)).map(member -> member.point().toString()).toList();
        if (!placeless.isEmpty()) {
            add(evidence, EvidenceKind.PLACE_UNKNOWN, 1, placeless, placeless.size(), "");
        }
        long from = leak.windMillis();
        int slots = new SourceRanking(wind, settings.upwindDegrees()).knownSlots(from, nowMillis);
        if (leak.windVerdict == null || !leak.windVerdict.isBetterThan(slots, from, nowMillis)) {
            leak.windVerdict = slots < SourceRanking.KNOWN_SLOTS_MIN ? null : verdict(leak, members, speaking, placeless.isEmpty(), slots, nowMillis);
        }
        if (leak.windVerdict == null) {
            String why = observed.isKnown() ? WindUnknown.TOO_OLD.name() : observed.unknown().name();
            add(evidence, EvidenceKind.WIND_UNKNOWN, 1, List.of(why), Double.NaN, "");
            return List.of();
        }
        if (leak.windVerdict.evidence() != null) {
            evidence.add(leak.windVerdict.evidence());
        }
        return leak.windVerdict.sources();
    }

    private WindVerdict verdict(OpenLeak leak, List<LeakMember> members, Set<String> speaking, boolean arePlacesKnown, int slots, long nowMillis) {
        List<ProbableSource> sources = sources(leak, members, speaking, leak.windMillis(), nowMillis);
        if (!arePlacesKnown || processes.stream().noneMatch(each -> each.source().position() != null)) {
            return new WindVerdict(leak.windMillis(), slots, null, sources);
        }
        ProbableSource best = sources.isEmpty() ? null : sources.getFirst();
        boolean isExplained = best != null && best.explains() == best.of();
        EvidenceKind kind = isExplained ? EvidenceKind.WIND_AGREES : EvidenceKind.WIND_DISAGREES;
        return new WindVerdict(leak.windMillis(), slots, new Evidence(kind, settings.weight(kind), isExplained ? List.of(best.id()) : List.of(),
                isExplained ? best.metres() : Double.NaN, isExplained ? "m" : ""), sources);
    }
}
