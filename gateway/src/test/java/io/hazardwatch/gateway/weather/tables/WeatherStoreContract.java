package io.hazardwatch.gateway.weather.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.testkit.TestDatabase;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningKey;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningTexts;
import io.hazardwatch.gateway.weather.book.ActionRecord;
import io.hazardwatch.gateway.weather.book.MatchEndReason;
import io.hazardwatch.gateway.weather.book.ReceivedWarning;
import io.hazardwatch.gateway.weather.book.SiteMatch;
import io.hazardwatch.gateway.weather.book.WarningNotice;
import io.hazardwatch.gateway.weather.book.WarningNoticeRecord;
import io.hazardwatch.gateway.weather.book.WarningReader;
import io.hazardwatch.gateway.weather.book.WarningRecipient;
import io.hazardwatch.gateway.weather.book.WeatherChange;
import io.hazardwatch.gateway.weather.book.WeatherStore;
import io.hazardwatch.gateway.weather.cap.CapReader;
import io.hazardwatch.gateway.weather.cap.CapSignatures;
import io.hazardwatch.gateway.weather.exposure.MatchReason;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import io.hazardwatch.gateway.weather.json.WarningJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every store of warnings keeps. */
abstract class WeatherStoreContract {
    private static final SiteName SITE = new SiteName("e", "s");
    private final WarningReader reader = new WarningReader(new CapReader(WarningTexts.types(), WarningLimits.STANDARD, new CapSignatures(List.of())),
            new WarningJson(WarningTexts.types(), WarningLimits.STANDARD), WarningLimits.STANDARD, () -> 0);

    /** An empty place. */
    abstract TestDatabase place();

    private ReceivedWarning received(String document) {
        return reader.read(document.getBytes(StandardCharsets.UTF_8), "feed", "320411", false, 5).received().getFirst();
    }

    private ReceivedWarning cap() {
        return received(new String(WarningTexts.cap("1", "2026-06-01T08:00:00+08:00", "Actual", "Alert", "", "暴雨橙色预警", ""), StandardCharsets.UTF_8));
    }

    @Test
    void messagesOfEveryFormat_areReadAgainAsTheyWere() {
        List<ReceivedWarning> all = List.of(cap(),
                received("{\"alerts\":[{\"id\":\"2\",\"issuedTime\":\"2026-06-01T08:00+08:00\",\"headline\":\"大风\"}]}"),
                received("{\"warning\":[{\"id\":\"3\",\"pubTime\":\"2026-06-01T08:00+08:00\",\"title\":\"大风\"}]}"),
                received("{\"issuer\":\"台\",\"issuedAt\":\"2026-06-01T08:00:00+08:00\",\"text\":\"原文\"}"));
        TestDatabase place = place();
        try (Database database = place.open()) {
            WeatherTables tables = new WeatherTables(database);
            all.forEach(each -> tables.save(List.of(new WeatherChange.Message(each), new WeatherChange.Message(each))));
        }
        try (Database database = place.open()) {
            List<Warning> read = new WeatherTables(database).load().messages().stream().map(reader::again).toList();
            assertEquals(Map.of(), difference(all, read));
        }
    }

    private static Map<WarningKey, Warning> difference(List<ReceivedWarning> all, List<Warning> read) {
        return all.stream().map(ReceivedWarning::warning).filter(warning -> !read.contains(warning))
                .collect(Collectors.toMap(Warning::key, warning -> warning));
    }

    @Test
    void rows_areAddedChangedAndForgotten() {
        WarningKey key = cap().warning().key();
        SiteMatch first = new SiteMatch(SITE, MatchReason.POLYGON, 1, 0, "", false, 0, 0, "", 0, 0, null);
        SiteMatch last = new SiteMatch(SITE, MatchReason.PERSON, 1, 2, "abc-1", true, 3, 4, "li-wei", 5, 6, MatchEndReason.CANCELLED);
        ActionRecord action = new ActionRecord(SITE, "rain-drains", 7, "li-wei", false, "locked", "pump", "aGk=", 8);
        WarningNoticeRecord told = new WarningNoticeRecord(WarningNotice.Kind.NEW, new WarningRecipient("li-wei", "duty-officer"),
                List.of(SITE, new SiteName("e", "t")), 9, "", 0, 0, "");
        WarningNoticeRecord sent = new WarningNoticeRecord(told.kind(), told.to(), told.sites(), told.atMillis(), "SMS", 10, 11, "");
        try (Database database = place().open()) {
            WeatherTables tables = new WeatherTables(database);
            tables.save(List.of(new WeatherChange.Message(cap()), new WeatherChange.Match(key, first), new WeatherChange.Match(key, last),
                    new WeatherChange.Action(key, action), new WeatherChange.Told(key, told), new WeatherChange.Told(key, sent)));
            WeatherStore.Contents contents = tables.load();
            assertEquals(Map.of(key, List.of(last)), contents.matches());
            assertEquals(Map.of(key, List.of(action)), contents.actions());
            assertEquals(Map.of(key, List.of(sent)), contents.told());
            tables.save(List.of(new WeatherChange.Match(key, first), new WeatherChange.Forget(key)));
            assertEquals(new WeatherStore.Contents(List.of(), Map.of(), Map.of(), Map.of()), tables.load());
        }
    }

    @Test
    void archivedMessage_staysInTheStoreAndIsNotReadAgain() {
        try (Database database = place().open()) {
            WeatherTables tables = new WeatherTables(database);
            tables.save(List.of(new WeatherChange.Message(cap()), new WeatherChange.Archive(cap().warning().key())));
            assertEquals(List.of(), tables.load().messages());
            int kept = database.read(handle -> handle.createQuery("SELECT count(*) FROM weather_message").mapTo(Integer.class).one());
            assertEquals(1, kept);
        }
    }

    @Test
    void nulInAText_keepsNoOtherRowFromBeingWritten() {
        WarningKey key = cap().warning().key();
        try (Database database = place().open()) {
            WeatherTables tables = new WeatherTables(database);
            tables.save(List.of(new WeatherChange.Action(key, new ActionRecord(SITE, "rain-drains", 7, "li-wei", false, "lock\0ed", "pump", "", 0)),
                    new WeatherChange.Match(key, SiteMatch.of(SITE, MatchReason.POLYGON, 1))));
            assertEquals("lock\ufffded", tables.load().actions().get(key).getFirst().note());
            assertEquals(1, tables.load().matches().size());
        }
    }
}
