package io.hazardwatch.gateway.leaks.field;

import io.hazardwatch.gateway.leaks.plant.PlantWords;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteRule;
import java.util.Arrays;
import java.util.List;

/**
 * What stands where a task is to be done: the detector of its household, or those along its street, and the valves that they close. As the site is
 * configured now; a street that is configured no more has nothing.
 */
public record FieldTaskPlace(List<PointId> detectors, List<CityGas.ShutOff> valves) {
    /** Of enterprise, site, device and point, before the rule of an alarm. */
    private static final int NAMES = 4;
    private static final String OF_SITE = '.' + SiteRule.DEVICE + '.';

    public FieldTaskPlace {
        detectors = List.copyOf(detectors);
        valves = List.copyOf(valves);
    }

    /** @param site of the task; null if it is configured no more */
    public static FieldTaskPlace of(Site site, FieldTask task) {
        PointId point = site == null ? null : pointOf(task.alarmId());
        if (point == null) {
            return new FieldTaskPlace(List.of(), List.of());
        }
        List<PointId> detectors = detectors(site, point);
        return new FieldTaskPlace(detectors, site.plant().cityGas().shutOffs().stream()
                .filter(valve -> valve.detectors().stream().anyMatch(each -> detectors.contains(each.point()))).toList());
    }

    /**
     * Whether a task is about that alarm: the one for which it was opened or, while the task of a street is open, any of its detectors.
     *
     * @param site of the task; null if it is configured no more
     */
    public static boolean isAbout(Site site, FieldTask task, String alarmId) {
        PointId point = pointOf(alarmId);
        return task.alarmId().equals(alarmId) || point != null && site != null && task.isOpen() && task.alarmId().contains(OF_SITE)
                && of(site, task).detectors().contains(point);
    }

    /** The point of an alarm; null if its id has another form. */
    private static PointId pointOf(String alarmId) {
        String[] names = alarmId.split("\\.");
        boolean isPoint = names.length > NAMES && Arrays.stream(names, 0, NAMES).allMatch(Names::isName);
        return !isPoint ? null : new PointId(names[0], names[1], names[2], names[3]);
    }

    private static List<PointId> detectors(Site site, PointId point) {
        if (!point.device().equals(SiteRule.DEVICE)) {
            return List.of(point);
        }
        return site.plant().cityGas().streets().stream()
                .filter(each -> PlantWords.point(site.enterprise(), site.site(), each.alarmId()).equals(point))
                .flatMap(each -> each.detectors().stream()).map(CityGas.Detector::point).toList();
    }
}
