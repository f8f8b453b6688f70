package io.hazardwatch.gateway.onboarding.doctor;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds points in quarantine that can be adopted, with a proposed definition: those that a configured device sends and nobody knows, and the
 * values of devices that nobody knows, on sites that are there. Pure.
 */
public final class UnknownPoints {
    private static final int TOPIC_PARTS = 6;
    private static final int GAPS_MIN = 3;
    private static final long SECOND_MILLIS = 1_000;
    private static final double NEAR = 0.15;
    private static final long[] USUAL_MILLIS = {1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000,
        1_800_000, 3_600_000, 21_600_000, 43_200_000, 86_400_000};
    private static final String VALUE = "\\s*:\\s*(?:\\{\\s*\"v\"\\s*:\\s*)?(-?[0-9]{1,15}(?:[.][0-9]{1,15})?(?:[eE][-+]?[0-9]{1,2})?|true|false)";
    private static final Pattern ANY = Pattern.compile("\"([A-Za-z0-9_-]{1,64})\"" + VALUE);
    /** Names of the payload's form. */
    private static final Set<String> FORM = Set.of("ts", "values", "v", "q");

    private UnknownPoints() {}

    /** What was refused of sites of an enterprise because nobody knows it, the latest first. */
    public static List<UnknownPoint> in(List<RejectFact> rejects, String enterprise, Registry registry) {
        Set<String> sites = registry.sites().stream().filter(site -> site.enterprise().equals(enterprise)).map(Site::site)
                .collect(Collectors.toSet());
        Map<PointId, List<RejectFact>> found = new LinkedHashMap<>();
        for (RejectFact reject : rejects) {
            DeviceId device = device(reject, enterprise);
            if (device != null && sites.contains(device.site())) {
                names(reject).stream().filter(name -> Names.isName(name) && !Names.isReserved(name)).map(device::point)
                        .filter(point -> registry.point(point) == null)
                        .forEach(point -> found.computeIfAbsent(point, unused -> new ArrayList<>()).add(reject));
            }
        }
        return found.entrySet().stream().map(each -> point(each.getKey(), each.getValue(), registry)).toList();
    }

    /** The device of a topic of the gateway's own form; null for other ways in, whose points need an address of theirs. */
    private static DeviceId device(RejectFact reject, String enterprise) {
        String[] parts = reject.topic().split("/");
        boolean isOwn = parts.length == TOPIC_PARTS && parts[0].equals("hazard") && parts[2].equals(enterprise);
        return isOwn && Names.isName(parts[3]) && Names.isName(parts[4]) ? new DeviceId(enterprise, parts[3], parts[4]) : null;
    }

    private static Set<String> names(RejectFact reject) {
        if (reject.reason() == RejectReason.UNKNOWN_POINT) {
            return reject.detail() == null ? Set.of() : Set.of(reject.detail());
        }
        Set<String> names = new TreeSet<>();
        if (reject.reason() == RejectReason.UNKNOWN_DEVICE) {
            Matcher found = ANY.matcher(reject.excerpt());
            while (found.find()) {
                names.add(found.group(1));
            }
            names.removeAll(FORM);
        }
        return names;
    }

    private static UnknownPoint point(PointId id, List<RejectFact> rejects, Registry registry) {
        double value = rejects.stream().mapToDouble(reject -> value(id.point(), reject.excerpt())).filter(Double::isFinite).findFirst()
                .orElse(Double.NaN);
        long last = rejects.stream().mapToLong(RejectFact::atMillis).max().orElse(0);
        DeviceId device = new DeviceId(id.enterprise(), id.site(), id.device());
        return new UnknownPoint(device, registry.device(device) != null, id.point(), value, rejects.size(), last,
                PointGuess.of(id.point(), value), period(rejects));
    }

    private static double value(String name, String excerpt) {
        Matcher found = Pattern.compile('"' + Pattern.quote(name) + '"' + VALUE).matcher(excerpt);
        if (!found.find()) {
            return Double.NaN;
        }
        String text = found.group(1);
        return text.equals("true") ? 1 : text.equals("false") ? 0 : Double.parseDouble(text);
    }

    /** The middle one of the gaps between arrivals, as a usual period if one is near, else in whole seconds; 0 if there are too few. */
    private static long period(List<RejectFact> rejects) {
        long[] times = rejects.stream().mapToLong(RejectFact::atMillis).sorted().distinct().toArray();
        if (times.length <= GAPS_MIN) {
            return 0;
        }
        long[] gaps = new long[times.length - 1];
        Arrays.setAll(gaps, i -> times[i + 1] - times[i]);
        Arrays.sort(gaps);
        long middle = gaps[gaps.length / 2];
        return Arrays.stream(USUAL_MILLIS).filter(usual -> Math.abs(middle - usual) <= usual * NEAR).findFirst()
                .orElse(Math.max(1, Math.round(middle / (double) SECOND_MILLIS)) * SECOND_MILLIS);
    }
}
