package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.LeakSource;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Looks for signs that a detector of one site is kept from its alarm. Deterministic. One thread. */
final class TamperingWatch {
    /** A detector that stays flat must have had that share of the gas of the member that the pattern gives most. */
    private static final double EXPECTED_SHARE = 0.5;
    private static final double FLAT_SHARE = 0.02;
    private static final long RISE_MILLIS = 120_000;
    private static final long SILENT_WITHIN_MILLIS = 300_000;
    private static final int ALIKE_MIN = 2;
    private static final String ATTENUATED = ".attenuated";

    private final Site site;
    private final LeakSettings settings;
    private final Map<PointId, DetectorState> detectors;
    private final WindTrace wind;
    private final Map<PointId, FallCount> falls = new HashMap<>();
    private Map<PointId, List<String>> loosened = Map.of();
    private final Map<PointId, Long> heard = new HashMap<>();

    /** @param before the watch of the same site under former settings; null if there is none */
    TamperingWatch(Site site, LeakSettings settings, Map<PointId, DetectorState> detectors, WindTrace wind, TamperingWatch before) {
        this.site = site;
        this.settings = settings;
        this.detectors = detectors;
        this.wind = wind;
        detectors.forEach((id, detector) -> {
            FallCount known = before == null ? null : before.falls.get(id);
            falls.put(id, known != null && known.isOf(detector.firstLimit()) ? known : new FallCount(detector.firstLimit(),
                    detector.point.periodMillis()));
        });
    }

    /** @param found what the present configuration loosened without an approved change, by point */
    void loosened(Map<PointId, List<String>> found) {
        loosened = found;
    }

    /** The signs at present. */
    List<TamperingFinding> look(List<Leak> open, Function<PointId, Reading> last, long nowMillis) {
        List<TamperingFinding> found = new ArrayList<>();
        detectors.forEach((id, detector) -> {
            Reading reading = last.apply(id);
            if (reading != null) {
                falls.get(id).add(reading.eventMillis(), reading.value());
                heard.put(id, reading.arrivalMillis());
            }
            if (falls.get(id).isSign(nowMillis)) {
                found.add(new TamperingFinding(TamperingSign.FALLS_BELOW_LIMIT, id, List.of(String.valueOf(FallCount.FALLS))));
            }
            if (loosened.containsKey(id)) {
                found.add(new TamperingFinding(TamperingSign.SETTINGS_LOOSENED, id, loosened.get(id)));
            }
            if (isScatterGone(detector)) {
                found.add(new TamperingFinding(TamperingSign.SCATTER_GONE, id, List.of(String.valueOf(alike(detector).size()))));
            }
        });
        open.forEach(leak -> besideLeak(leak, found, nowMillis));
        return found;
    }

    private boolean isScatterGone(DetectorState detector) {
        if (!isAttenuated(detector)) {
            return false; // before all others are looked through, because of a city's households there are thousands
        }
        List<DetectorState> alike = alike(detector);
        return alike.size() >= ALIKE_MIN && alike.stream().noneMatch(TamperingWatch::isAttenuated);
    }

    private List<DetectorState> alike(DetectorState detector) {
        return detectors.values().stream().filter(other -> other != detector && other.detector.gas().equals(detector.detector.gas())
                && other.point.unit().equals(detector.point.unit())).toList();
    }

    private static boolean isAttenuated(DetectorState detector) {
        return detector.instrumentAlarms.stream().anyMatch(alarm -> alarm.endsWith(ATTENUATED));
    }

    private void besideLeak(Leak leak, List<TamperingFinding> found, long nowMillis) {
        List<PointId> members = leak.members().stream().map(LeakMember::point).toList();
        detectors.forEach((id, detector) -> {
            if (detector.detector.gas().equals(leak.gas()) && !members.contains(id) && isNear(detector, members)) {
                if (isSilentAfter(id, detector.point, leak, nowMillis)) {
                    found.add(new TamperingFinding(TamperingSign.SILENT_AFTER_ALARM, id, List.of(members.getFirst().toString())));
                } else if (isFlatBeside(detector, leak, nowMillis)) {
                    found.add(new TamperingFinding(TamperingSign.FLAT_BESIDE_RISE, id, List.of(String.join(", ", members.stream()
                            .map(PointId::toString).toList()), leak.sources().getFirst().id())));
                }
            }
        });
    }

    private boolean isNear(DetectorState detector, List<PointId> members) {
        GroundPosition place = detector.detector.position();
        return place != null && members.stream().map(detectors::get).anyMatch(member -> member != null && member.detector.position() != null
                && member.detector.position().metresTo(place) <= settings.reachMetres());
    }

    private boolean isSilentAfter(PointId id, Point point, Leak leak, long nowMillis) {
        Long arrival = heard.get(id);
        long silence = point.staleAfterMillis() > 0 ? point.staleAfterMillis() : Math.max(60_000, 5 * point.periodMillis());
        return arrival != null && nowMillis - arrival > silence && arrival >= leak.begunMillis() - 1_000
                && arrival <= leak.begunMillis() + SILENT_WITHIN_MILLIS;
    }

    /** Two sound members rose, the wind carried from one source to all, and here it would have carried at least half as much. */
    private boolean isFlatBeside(DetectorState detector, Leak leak, long nowMillis) {
        boolean isClear = leak.soundDetectors() >= 2 && nowMillis - leak.begunMillis() >= RISE_MILLIS && !leak.sources().isEmpty()
                && leak.sources().getFirst().explains() == leak.sources().getFirst().of() && detector.health(nowMillis).isSound();
        LeakSource source = isClear ? site.gas().sources().stream().filter(each -> each.id().equals(leak.sources().getFirst().id())).findFirst()
                .orElse(null) : null;
        if (source == null) {
            return false;
        }
        SourceRanking ranking = new SourceRanking(wind, settings.upwindDegrees());
        double mostShare = 0;
        double mostDose = 0;
        for (LeakMember member : leak.members()) {
            DetectorState other = detectors.get(member.point());
            if (other != null && other.detector.position() != null) {
                mostShare = Math.max(mostShare, ranking.share(source.position(), other.detector.position(), leak.begunMillis(), nowMillis));
                mostDose = Math.max(mostDose, dose(other, leak, nowMillis));
            }
        }
        double share = ranking.share(source.position(), detector.detector.position(), leak.begunMillis(), nowMillis);
        return mostShare > 0 && share >= EXPECTED_SHARE * mostShare && dose(detector, leak, nowMillis) <= FLAT_SHARE * mostDose;
    }

    private static double dose(DetectorState detector, Leak leak, long nowMillis) {
        long begun = leak.begunMillis();
        return detector.dose(SourceRanking.firstSlot(begun), SourceRanking.lastSlot(begun, nowMillis), detector.baseline(begun));
    }
}
