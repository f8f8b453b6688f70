package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.LeakSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What is near a leak beside its detectors: special work under a permit, and equipment that a camera shows. One thread. */
final class LeakSurroundings {
    /** More would hide what else is near. */
    private static final int CAMERAS_MAX = 10;

    private final LeakSettings settings;
    private final SiteWork works;
    private final List<LeakSource> sources;
    private final List<Camera> cameras;

    LeakSurroundings(LeakSettings settings, SiteWork works, List<LeakSource> sources, List<Camera> cameras) {
        this.settings = settings;
        this.works = works;
        this.sources = sources;
        this.cameras = cameras;
    }

    /** The work within reach, the nearest first; it counts once however much there is. Then the equipment that a camera shows, and the cameras. */
    List<Evidence> evidence(OpenLeak leak, String enterprise, String site) {
        List<GroundPosition> places = leak.members.values().stream().map(member -> member.detector.detector.position()).filter(Objects::nonNull)
                .toList();
        List<Evidence> found = new ArrayList<>();
        works.at(enterprise, site).stream().filter(work -> isNear(work, leak, places))
                .sorted(Comparator.comparingDouble(work -> metres(work.position(), places)))
                .forEach(work -> found.add(new Evidence(EvidenceKind.PERMIT_NEARBY,
                        found.isEmpty() ? settings.weight(EvidenceKind.PERMIT_NEARBY) : 0, List.of(work.id(), work.kind(), work.place()),
                        Math.rint(metres(work.position(), places)), "m")));
        sources.stream().filter(each -> !each.cameras().isEmpty() && each.holds(leak.gas)
                        && !(metres(each.position(), places) > settings.reachMetres()))
                .forEach(each -> found.add(new Evidence(EvidenceKind.CAMERA_NEARBY, settings.weight(EvidenceKind.CAMERA_NEARBY),
                        List.of(each.id()), Math.rint(metres(each.position(), places)), "m")));
        cameras.stream().filter(camera -> metres(camera.position(), places) <= settings.reachMetres() || isOfSameSource(camera, leak))
                .sorted(Comparator.comparingDouble(camera -> metres(camera.position(), places))).limit(CAMERAS_MAX) // NaN comes last
                .forEach(camera -> found.add(new Evidence(EvidenceKind.CAMERA_NEARBY, 0, List.of(camera.id(), Evidence.CAMERA),
                        Math.rint(metres(camera.position(), places)), "m")));
        return found;
    }

    private static boolean isOfSameSource(Camera camera, OpenLeak leak) {
        return camera.hazardSource() != null && leak.members.values().stream().map(member -> member.detector.point)
                .anyMatch(point -> point != null && camera.hazardSource().equals(point.hazardSource()));
    }

    /** By distance where both places are known, else by what the permit counts as nearby. */
    private boolean isNear(NearbyWork work, OpenLeak leak, List<GroundPosition> places) {
        double metres = metres(work.position(), places);
        return Double.isNaN(metres) ? work.detectors().stream().anyMatch(leak.members::containsKey)
                : metres <= settings.reachMetres() + work.radiusMetres();
    }

    /** Distance to the nearest detector of the leak; NaN if one of the places is not known. */
    private static double metres(GroundPosition from, List<GroundPosition> places) {
        return from == null ? Double.NaN : places.stream().mapToDouble(from::metresTo).min().orElse(Double.NaN);
    }
}
