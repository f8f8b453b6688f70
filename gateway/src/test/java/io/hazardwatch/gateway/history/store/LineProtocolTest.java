package io.hazardwatch.gateway.history.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.Service;
import io.hazardwatch.gateway.testkit.Services;
import io.hazardwatch.gateway.testkit.SharedData;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineProtocolTest {
    private static final PointId POINT = new PointId("e", "s", "d", "p");

    @Test
    void reading_hasTagsFieldsAndTime() {
        ReadingBatch batch = new ReadingBatch(5);
        batch.add(POINT, 1000, 2.5, (byte) 0);
        batch.add(POINT, 2000, Double.NaN, (byte) 2);
        batch.add(POINT, 3000, 1e10, (byte) 2);
        batch.add(POINT, 4000, Double.POSITIVE_INFINITY, (byte) 1);
        batch.add(POINT, 5000, -3, (byte) 1);
        assertEquals("""
                reading,device=d,enterprise=e,point=p,site=s value=2.5,quality=0i 1000
                reading,device=d,enterprise=e,point=p,site=s missing=true,quality=2i 2000
                reading,device=d,enterprise=e,point=p,site=s bad=1.0E10,missing=false,quality=2i 3000
                reading,device=d,enterprise=e,point=p,site=s missing=true,quality=2i 4000
                reading,device=d,enterprise=e,point=p,site=s value=-3.0,quality=1i 5000
                """, new LineProtocol().lines(batch));
    }

    @Test
    void rollup_hasASumSoThatMeansCanBeJoined() {
        SeriesColumns rows = new SeriesColumns();
        rows.add(60_000, 1, 2, 3, 2.5, 10, 8, 2);
        rows.add(120_000, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 3, 0, 3);
        assertEquals("""
                reading_1m,device=d,enterprise=e,point=p,site=s min=1.0,mean=2.0,max=3.0,last=2.5,sum=16.0,n=10i,good=8i,bad=2i 60000
                reading_1m,device=d,enterprise=e,point=p,site=s n=3i,good=0i,bad=3i 120000
                """, new LineProtocol().lines("reading_1m", List.of(new Rollup(POINT, rows.series()))));
    }

    /** The corpus of the line protocol's makers: what they encode, we encode to the same bytes. */
    @Test
    void everyTagOfTheCorpus_isEscapedAsItsMakersDo() throws IOException {
        int compared = 0;
        for (JsonNode one : corpus()) {
            JsonNode tags = one.path("input").path("point").path("tags");
            if (one.path("output").has("result") && !tags.isEmpty()) {
                List<String> escaped = new ArrayList<>();
                tags.forEach(tag -> escaped.add(LineProtocol.tag(tag.path("key").asText()) + '='
                        + LineProtocol.tag(tag.path("value").asText())));
                String line = one.path("output").path("result").asText();
                assertTrue(line.contains(',' + String.join(",", escaped) + ' '), line + " has not " + escaped);
                compared++;
            }
        }
        assertTrue(compared > 20, compared + " compared");
    }

    @Test
    @Tag("service")
    void everyTagOfTheCorpus_comesBackFromInfluxDb(@TempDir Path directory) throws Exception {
        Set<String> values = new TreeSet<>();
        corpus().forEach(one -> one.path("input").path("point").path("tags").forEach(tag -> values.add(tag.path("value").asText())));
        values.removeIf(value -> value.isEmpty() || value.endsWith("\\") || value.contains("\n"));
        try (Service influx = Services.influxd(directory); HttpClient http = HttpClient.newHttpClient()) {
            post(http, influx.url() + "/query?q=CREATE%20DATABASE%20corpus", "");
            StringBuilder lines = new StringBuilder();
            values.forEach(value -> lines.append("reading,point=").append(LineProtocol.tag(value)).append(" value=1 1000\n"));
            post(http, influx.url() + "/write?db=corpus", lines.toString());
            String answer = post(http, influx.url() + "/query?db=corpus&q="
                    + URLEncoder.encode("SHOW TAG VALUES WITH KEY = point", StandardCharsets.UTF_8), "");
            Set<String> back = new TreeSet<>();
            new ObjectMapper().readTree(answer).path("results").path(0).path("series").path(0).path("values")
                    .forEach(row -> back.add(row.path(1).asText()));
            assertEquals(values, back);
        }
    }

    private static String post(HttpClient http, String url, String body) throws Exception {
        HttpResponse<String> response = http.send(HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        assertTrue(response.statusCode() < 300, url + ": " + response.statusCode() + ' ' + response.body());
        return response.body();
    }

    private static JsonNode corpus() throws IOException {
        return new ObjectMapper().readTree(SharedData.path("influx-line-protocol/corpus.json").toFile()).path("encode");
    }
}
