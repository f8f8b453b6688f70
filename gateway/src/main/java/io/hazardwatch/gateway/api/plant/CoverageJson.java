package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.http.Csv;
import io.hazardwatch.gateway.api.http.Cursor;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The wire form of gaps of coverage, and the same as a table. Any thread. */
final class CoverageJson {
    private CoverageJson() {}

    /**
     * One page.
     *
     * @param all    every gap of the scope, which are counted by area and industry
     * @param wanted those that pass the filter
     * @param after  place of the page before; empty for the first
     */
    static JsonObject of(List<BlindSpot> all, List<BlindSpot> wanted, String after, int limit, long nowMillis) {
        List<BlindSpot> page = wanted.stream().sorted(Comparator.comparing(CoverageJson::place))
                .filter(gap -> place(gap).compareTo(after) > 0).limit(limit + 1L).toList();
        JsonArray gaps = new JsonArray();
        page.stream().limit(limit).forEach(gap -> gaps.add(of(gap, nowMillis)));
        String next = page.size() > limit ? Cursor.encode(place(page.get(limit - 1))) : null;
        return new JsonObject().put("groups", groups(all)).put("sites", sites(all)).put("total", wanted.size()).put("gaps", gaps).put("next", next);
    }

    private static String place(BlindSpot gap) {
        return gap.kind().ordinal() + "/" + gap.site().enterprise() + '/' + gap.site().site() + '/' + gap.subject();
    }

    /** How many gaps each site has that has any. */
    private static JsonArray sites(List<BlindSpot> all) {
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(gap -> counts.merge(gap.site().enterprise() + '/' + gap.site().site(), 1, Integer::sum));
        JsonArray sites = new JsonArray();
        counts.forEach((place, gaps) -> sites.add(new JsonObject().put("enterprise", place.substring(0, place.indexOf('/')))
                .put("site", place.substring(place.indexOf('/') + 1)).put("gaps", gaps)));
        return sites;
    }

    private static JsonArray groups(List<BlindSpot> all) {
        Map<String, Map<BlindSpot.Kind, Integer>> counts = new TreeMap<>();
        Map<String, BlindSpot> examples = new LinkedHashMap<>();
        for (BlindSpot gap : all) {
            String key = gap.area() + '/' + gap.industry();
            examples.putIfAbsent(key, gap);
            counts.computeIfAbsent(key, unused -> new TreeMap<>()).merge(gap.kind(), 1, Integer::sum);
        }
        JsonArray groups = new JsonArray();
        counts.forEach((key, byKind) -> {
            JsonObject kinds = new JsonObject();
            Arrays.stream(BlindSpot.Kind.values()).forEach(kind -> kinds.put(kind.wire(), byKind.getOrDefault(kind, 0)));
            groups.add(new JsonObject().put("area", examples.get(key).area()).put("industry", examples.get(key).industry()).put("kinds", kinds));
        });
        return groups;
    }

    private static JsonObject of(BlindSpot gap, long nowMillis) {
        return new JsonObject().put("kind", gap.kind().wire()).put("enterprise", gap.site().enterprise()).put("site", gap.site().site())
                .put("siteName", JsonValues.text(gap.site().name())).put("area", gap.area()).put("industry", gap.industry())
                .put("subject", gap.subject()).put("name", JsonValues.text(gap.name()))
                .put("since", gap.sinceMillis() == 0 ? null : Times.iso(gap.sinceMillis(), gap.site().timezone()))
                .put("seconds", gap.sinceMillis() == 0 ? null : (nowMillis - gap.sinceMillis()) / 1000)
                .put("missing", new JsonArray(gap.missing()));
    }

    /** One line a gap; what is beyond {@code linesMax} is counted in the last line. */
    static String csv(Stream<BlindSpot> gaps, int linesMax, long nowMillis) {
        Csv csv = new Csv().text("kind").text("enterprise").text("site").text("site_zh").text("site_en").text("area").text("industry")
                .text("subject").text("name_zh").text("name_en").text("since").text("seconds").text("missing").end();
        List<BlindSpot> sorted = gaps.sorted(Comparator.comparing(CoverageJson::place)).toList();
        sorted.stream().limit(linesMax).forEach(gap -> csv.text(gap.kind().wire()).text(gap.site().enterprise()).text(gap.site().site())
                .text(gap.site().name().zh()).text(gap.site().name().en()).text(gap.area()).text(gap.industry()).text(gap.subject())
                .text(gap.name().zh()).text(gap.name().en()).time(gap.sinceMillis())
                .number(gap.sinceMillis() == 0 ? Double.NaN : (nowMillis - gap.sinceMillis()) / 1000).text(String.join(" ", gap.missing())).end());
        if (sorted.size() > linesMax) {
            csv.text("and " + (sorted.size() - linesMax) + " more").end();
        }
        return csv.toString();
    }
}
