package io.hazardwatch.gateway.api.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import org.junit.jupiter.api.Test;

class DrawingRoutesTest extends ApiTestCase {
    private static final String PATH = "/api/v1/sites/huarun-gas/lpg-depot-01/drawing";

    private Client.Response put(String svg) {
        return client.send("PUT", PATH, svg, "Authorization", Client.basic("admin"), "Content-Type", "image/svg+xml");
    }

    @Test
    void uploadedDrawing_isShownWithoutItsScript_inASandbox_andRemoved() {
        assertEquals(204, client.get("viewer", PATH).status());
        assertEquals("[\"script\"]", put("<svg xmlns='http://www.w3.org/2000/svg'><script>evil()</script><circle r='" + "1".repeat(70_000)
                + "'/></svg>").json().getJsonArray("dropped").encode());
        Client.Response shown = client.get("viewer", PATH);
        assertEquals("image/svg+xml; charset=utf-8", shown.header("Content-Type"));
        assertEquals("default-src 'none'; sandbox", shown.header("Content-Security-Policy"));
        assertTrue(shown.text().contains("<circle") && !shown.text().contains("evil"), shown.text());
        assertEquals(true, client.get("viewer", "/api/v1/sites/huarun-gas/lpg-depot-01").json().getBoolean("drawing"));
        assertEquals(400, put("<html/>").status());
        assertTrue(client.get("viewer", PATH).text().contains("<circle"), "the one before is kept");
        assertEquals(200, client.send("DELETE", PATH, null, "Authorization", Client.basic("admin")).status());
        assertEquals(204, client.get("viewer", PATH).status());
        assertEquals(2, desk.notes.stream().filter(note -> note.subject().equals("huarun-gas/lpg-depot-01")).count());
    }
}
