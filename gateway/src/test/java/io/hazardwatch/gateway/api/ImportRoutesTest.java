package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.app.onboarding.ProposalRig;
import io.hazardwatch.gateway.onboarding.imports.ImportReport;
import io.hazardwatch.gateway.signing.Sha256;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.RawHttp;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportRoutesTest extends ApiTestCase {
    private static final String IMPORT = "/api/v1/import?enterprise=huarun-gas&site=lpg-depot-01";

    private static final String SITE = """
            enterprise: huarun-gas
            site: lpg-depot-01
            name: {zh: 储配站, en: Depot}
            devices:
              - id: tk-01
                points:
                  - {id: pressure, unit: MPa, range: [0, 4], limits: {H: {at: %s}}}
            """;

    @TempDir
    private Path directory;

    private Client.Response post(String more, String body) {
        return client.send("POST", IMPORT + more, body, "Authorization", Client.basic("admin"), "Content-Type", "text/csv");
    }

    @Test
    void refusedFile_saysWhyInBothLanguages() {
        Client.Response answer = post("", "a,b\n");
        assertEquals("400 FILE_REFUSED EMPTY", answer.status() + " " + answer.json().getString("reason") + ' ' + answer.json().getString("rule"));
        assertTrue(answer.json().getJsonObject("words").getString("zh").contains("表头"), answer.text());
    }

    @Test
    void nameThatYamlCannotHold_andAFormInsteadOfTheFile_areToldHowToSendThem() {
        for (String name : new String[] {"%C2%80", "a%0Ab", "%EF%BF%BE", "%E4%B8%80%C2%81"}) {
            Client.Response refused = post("&name=" + name, "Device,Point\ngd-9,lel\n");
            assertEquals(400, refused.status(), refused.text());
            assertEquals("name", refused.json().getString("parameter"));
        }
        Client.Response form = client.send("POST", IMPORT, "a,b\n", "Authorization", Client.basic("admin"), "Content-Type",
                "application/x-www-form-urlencoded");
        assertEquals(415, form.status());
        assertTrue(form.text().contains("text/csv"), form.text());
    }

    @Test
    void whileATableIsRead_anotherIsAskedToComeAgain_andMayWhenTheFirstHasItsAnswer() {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        desk.proposals.imports.reading = () -> {
            begun.complete(null);
            Desk.await(goOn);
        };
        CompletableFuture<Client.Response> first = CompletableFuture.supplyAsync(() -> post("", "a,b\n"));
        Desk.await(begun);
        Client.Response second = post("", "a,b\n");
        assertEquals("503 BUSY", second.status() + " " + second.json().getString("reason"));
        assertNotNull(second.header("Retry-After"));
        goOn.complete(null);
        assertEquals(400, first.join().status());
        desk.proposals.imports.reading = () -> { };
        Await.until("the first has its answer", () -> post("", "a,b\n").status() == 400);
    }

    /** Sends what nobody waits for until it is answered, and returns once the gateway knows that. */
    private void postAndLeave(String more, String body, BooleanSupplier isInWork) {
        int before = desk.front.bounds().open();
        try (RawHttp left = new RawHttp(desk.front.port())) {
            left.send("POST " + IMPORT + more + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + Client.basic("admin")
                    + "\r\nContent-Type: text/csv\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            Await.until("it is in work", isInWork);
        }
        Await.until("the connection is gone", () -> desk.front.bounds().open() <= before);
    }

    @Test
    void tableThatIsStillRead_keepsOthersWaiting_alsoWhenItsClientIsGone() {
        post("", "a,b\n");
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        desk.proposals.imports.reading = () -> {
            desk.proposals.imports.reading = () -> { };
            begun.complete(null);
            Desk.await(goOn);
        };
        postAndLeave("", "a,b\n", begun::isDone);
        Client.Response second = post("", "a,b\n");
        goOn.complete(null);
        assertEquals("503 BUSY", second.status() + " " + second.json().getString("reason"));
        Await.until("the first is read", () -> post("", "a,b\n").status() == 400);
    }

    @Test
    void proposalThatStillWaits_keepsOthersWaiting_alsoWhenItsClientIsGone() {
        post("", "a,b\n");
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        desk.proposals.imports.report = read("x", "");
        desk.proposals.held.add(goOn);
        postAndLeave("&propose=true&why=new", "a,b\n", desk.proposals.held::isEmpty);
        Client.Response second = post("", "a,b\n");
        goOn.complete(null);
        assertEquals("503 BUSY", second.status() + " " + second.json().getString("reason"));
        Await.until("the first is done", () -> post("&propose=true&why=new", "a,b\n").status() == 409);
    }

    private static ImportReport read(String content, String from) {
        return new ImportReport(Map.of(), List.of(), 1, 1, 0, 0, 1, 0, 0, List.of(), List.of(), content.getBytes(StandardCharsets.UTF_8),
                from.isEmpty() ? "" : Sha256.hex(from.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void proposalOfATable_thatWasReadBeforeAnotherChange_isRefused_soThatItDoesNotUndoIt() throws IOException {
        desk.proposals.over(new ProposalRig(directory, SITE.formatted("2")));
        desk.proposals.imports.report = read(SITE.formatted("1.5"), SITE.formatted("2.5"));
        Client.Response late = post("&propose=true&why=new", "a,b\n");
        assertEquals("409 CHANGED_MEANWHILE", late.status() + " " + late.json().getString("reason"));
        desk.proposals.imports.report = read(SITE.formatted("1.5"), SITE.formatted("2"));
        assertEquals(201, post("&propose=true&why=new", "a,b\n").status());
    }

    @Test
    void unknownHeaders_areAskedForAndMappedOnce() {
        Client.Response asked = post("", "位号,项目\nV-1,p\n");
        assertEquals(200, asked.status());
        assertEquals("[\"DEVICE\",\"POINT\"]", asked.json().getJsonArray("missing").encode());
        assertEquals(400, post("&propose=true", "位号,项目\nV-1,p\n").status());
        Client.Response refused = post("&propose=true&why=new", "位号,项目\nV-1,p\n");
        assertEquals("400 ROWS_REFUSED", refused.status() + " " + refused.json().getString("reason"));
        JsonObject mapping = new JsonObject().put("mapping", new JsonObject().put(" 位号 ", "DEVICE").put("项目", "POINT").put("备注", ""));
        Client.Response kept = client.send("PUT", "/api/v1/import/mappings/huarun-gas", mapping.encode(), "Authorization", Client.basic("admin"),
                "Content-Type", "application/json");
        assertEquals("DEVICE", kept.json().getJsonObject("mapping").getString("位号"), kept.text());
        assertEquals("", client.get("admin", "/api/v1/import/mappings/huarun-gas").json().getJsonObject("mapping").getString("备注"));
        Client.Response unsettled = post("", "位号,项目\nV-1,p\n");
        assertEquals("409 FILES_UNSETTLED", unsettled.status() + " " + unsettled.json().getString("reason"));
        Client.Response wrong = client.send("PUT", "/api/v1/import/mappings/huarun-gas", "{\"mapping\":{\"a\":\"x\"}}", "Authorization",
                Client.basic("admin"), "Content-Type", "application/json");
        assertEquals(400, wrong.status());
    }

    @Test
    void template_isInBothLanguagesAndForms() {
        assertTrue(client.get("admin", "/api/v1/import/template").text().startsWith("\uFEFF设备编号,测点编号"));
        assertTrue(client.get("admin", "/api/v1/import/template?lang=en").text().startsWith("\uFEFFDevice,Point"));
        Client.Response workbook = client.get("admin", "/api/v1/import/template?format=xlsx");
        assertTrue(workbook.text().startsWith("PK") && workbook.header("Content-Disposition").contains("points.xlsx"));
        assertEquals(400, client.get("admin", "/api/v1/import/template?format=ods").status());
        assertEquals(409, client.get("admin", "/api/v1/export?enterprise=huarun-gas&site=lpg-depot-01").status());
        assertEquals(400, client.get("admin", "/api/v1/export?enterprise=huarun-gas").status());
    }

    @Test
    void parameters_areBounded() {
        assertEquals(400, post("&rows=some", "a\n1\n").status());
        assertEquals(400, post("&lat=91", "a\n1\n").status());
        assertEquals(400, post("&propose=true&why=works;%20agreed%20by%20Chen", "a\n1\n").status());
    }
}
