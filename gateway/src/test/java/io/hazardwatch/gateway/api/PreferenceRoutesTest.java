package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.accounts.PreferenceTable;
import io.hazardwatch.gateway.testkit.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferenceRoutesTest extends ApiTestCase {
    private static final String PATH = "/api/v1/session/preferences";

    private int put(String user, JsonObject preferences) {
        return client.send("PUT", PATH, new JsonObject().put("preferences", preferences).encode(), "Authorization", Client.basic(user)).status();
    }

    @Test
    void eachAccount_getsWhatItPut_andNothingOfOthers() {
        assertEquals(new JsonObject(), client.get("viewer", PATH).json().getJsonObject("preferences"));
        JsonObject look = new JsonObject().put("look", new JsonObject().put("isDense", true));
        assertEquals(204, put("viewer", look));
        assertEquals(look, client.get("viewer", PATH).json().getJsonObject("preferences"));
        assertEquals(new JsonObject(), client.get("operator", PATH).json().getJsonObject("preferences"));
    }

    @Test
    void tooMuch_orNoObject_isRefused_andTheOldStays() {
        JsonObject before = new JsonObject().put("view", "#alarms");
        put("viewer", before);
        assertEquals(400, put("viewer", new JsonObject().put("x", "x".repeat(8_192))));
        assertEquals(400, client.send("PUT", PATH, "{\"preferences\": 3}", "Authorization", Client.basic("viewer")).status());
        assertEquals(before, client.get("viewer", PATH).json().getJsonObject("preferences"));
    }

    @Test
    void table_keepsTheLastOfEach(@TempDir Path folder) {
        try (var database = TestDatabase.sqlite(folder).open()) {
            PreferenceTable table = new PreferenceTable(database);
            table.put("li", "{}", 1);
            table.put("li", "{\"a\":1}", 2);
            assertEquals("{\"a\":1}", table.of("li"));
            table.remove("li");
            assertEquals(null, table.of("li"));
        }
    }
}
