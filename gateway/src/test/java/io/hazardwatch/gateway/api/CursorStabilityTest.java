package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.AccessEntry;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/** Each list that is read page by page, while things before and after the place of its reader come and go. */
class CursorStabilityTest extends ApiTestCase {
    private static final int PAGES_MAX = 40;

    /** A list with a cursor; {@code key} is what tells its rows apart. */
    private enum Listing {
        OPEN_ALARMS("/api/v1/alarms", "?limit=2", "alarms", "id"),
        CLOSED_ALARMS("/api/v1/alarms", "?state=closed&limit=2", "alarms", "id"),
        JOURNAL("/api/v1/journal", "?limit=2", "entries", "seq"),
        ALARM_JOURNAL("/api/v1/alarms/{id}/journal", "?limit=2", "entries", "seq"),
        ALARM_JOURNAL_BACKWARDS("/api/v1/alarms/{id}/journal", "?order=desc&limit=2", "entries", "seq"),
        COVERAGE("/api/v1/coverage", "?kind=no_owner&limit=2", "gaps", "subject"),
        UNPROTECTED("/api/v1/points/unprotected", "?limit=1", "points", "point"),
        EQUIPMENT("/api/v1/equipment", "?unprotected=true&limit=1", "equipment", "enterprise"),
        HAZARD_SOURCES("/api/v1/hazard-sources", "?open=true&limit=1", "hazardSources", "enterprise"),
        ACCESS_LOG("/api/v1/access-log", "?limit=2", "entries", "path");

        private final String path;
        private final String query;
        private final String rows;
        private final String key;

        Listing(String path, String query, String rows, String key) {
            this.path = path;
            this.query = query;
            this.rows = rows;
            this.key = key;
        }
    }

    private static final Set<Listing> FEW = Set.of(Listing.UNPROTECTED, Listing.EQUIPMENT, Listing.HAZARD_SOURCES);
    private final Map<String, Alarm> alarms = new TreeMap<>();
    private String watched;

    private void raise(String device, long atMillis) {
        alarms.put(device, desk.raise(new PointId("huarun-gas", "lpg-depot-01", device, "lel"), Priority.P2, atMillis));
    }

    private void close(String device) {
        Alarm alarm = alarms.get(device);
        desk.commit(Alarms.transition(alarm, Alarms.with(alarm, AlarmState.A, 2, 1, "x"), TransitionType.ALARM_CLEARED, "x"));
    }

    private void comment(String text) {
        assertEquals(200, client.post("operator", "/api/v1/alarms/" + watched + "/comment", new JsonObject().put("comment", text)).status());
    }

    private void log(String path) {
        desk.accessLog.add(List.of(new AccessEntry(0, Desk.START, "admin", null, "0123", "127.0.0.1", "POST", path, 200, null)));
    }

    private Alarm stale(PointId point) {
        Alarm alarm = Alarms.ofInstrument(point, "stale", RuleKind.STALE, Desk.START);
        desk.commit(Alarms.transition(null, alarm, TransitionType.ALARM_RAISED, "system"));
        return alarm;
    }

    /** What stands there before anybody reads. */
    private void fill(Listing listing) {
        for (int i = 0; i < 9; i++) {
            raise("gd-1" + i, Desk.START - i);
            if (listing == Listing.CLOSED_ALARMS) {
                close("gd-1" + i);
            }
            log("/before/" + i);
        }
        watched = alarms.get("gd-14").id();
        for (int i = 0; i < 6 && listing.name().contains("JOURNAL"); i++) {
            comment("before " + i);
        }
        if (listing == Listing.EQUIPMENT) {
            desk.instrumentChecks.equipment.bypass("huarun-gas", "lpg-depot-01", Desk.START);
            desk.instrumentChecks.equipment.bypass(Desk.OTHER.enterprise(), Desk.OTHER.site(), Desk.START);
        }
        if (listing == Listing.UNPROTECTED) {
            alarms.put("stale", stale(Desk.GAS));
            stale(Desk.OTHER);
        }
    }

    /** Something comes before the place and something behind it, and something on each side goes. */
    private void change(Listing listing, int page) {
        switch (listing) {
            case CLOSED_ALARMS -> {
                raise("gd-0" + page, Desk.START);
                close("gd-0" + page);
                raise("gd-2" + page, Desk.START);
                close("gd-2" + page);
                raise("gd-11", Desk.START + 5);
            }
            case JOURNAL, ALARM_JOURNAL, ALARM_JOURNAL_BACKWARDS -> comment("meanwhile " + page);
            case ACCESS_LOG -> log("/meanwhile/" + page);
            case UNPROTECTED -> close("stale");
            case HAZARD_SOURCES -> desk.proposals.hazards.complete("huarun-gas", "lpg-depot-01");
            case EQUIPMENT -> desk.instrumentChecks.equipment.end("huarun-gas", "lpg-depot-01", Desk.START);
            default -> {
                raise("gd-0" + page, Desk.START + 60 + page);
                raise("gd-2" + page, Desk.START - 60 - page);
                close("gd-10");
                close("gd-17");
            }
        }
    }

    private List<String> read(Listing listing, int pagesWithChanges) {
        List<String> read = new ArrayList<>();
        String cursor = "";
        for (int page = 0; cursor != null; page++) {
            assertTrue(page < PAGES_MAX, () -> "no end: " + read);
            JsonObject answer = client.get("admin", listing.path.replace("{id}", watched) + listing.query + "&cursor=" + cursor).json();
            answer.getJsonArray(listing.rows).forEach(row -> read.add(String.valueOf(((JsonObject) row).getValue(listing.key))));
            cursor = answer.getString("next");
            if (page < pagesWithChanges) {
                change(listing, page);
            }
        }
        return read;
    }

    @ParameterizedTest
    @EnumSource
    void whatStandsThereAllAlong_isReadOnce_andNothingTwice(Listing listing) {
        fill(listing);
        List<String> before = read(listing, 0);
        List<String> meanwhile = read(listing, 3);
        List<String> after = read(listing, 0);
        Set<String> allAlong = new TreeSet<>(before);
        allAlong.retainAll(new HashSet<>(after));
        assertTrue(allAlong.size() >= (FEW.contains(listing) ? 1 : 5), () -> before + " " + after);
        assertTrue(!before.equals(after), "something has changed");
        Set<String> twice = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        meanwhile.stream().filter(row -> !seen.add(row)).forEach(twice::add);
        assertEquals(Set.of(), twice, meanwhile::toString);
        allAlong.removeAll(seen);
        assertEquals(Set.of(), allAlong, () -> "skipped in " + meanwhile);
    }

    @Test
    void everyDocumentedCursor_isReadHere() {
        Map<?, ?> document = new Yaml().load(client.send("GET", "/api/v1/openapi.yaml", null).text());
        Set<Object> documented = ((Map<?, ?>) document.get("paths")).entrySet().stream()
                .filter(path -> String.valueOf(path.getValue()).contains("#/components/parameters/cursor")).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertEquals(documented, Arrays.stream(Listing.values()).map(listing -> listing.path).collect(Collectors.toSet()));
    }
}
