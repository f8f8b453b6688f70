package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.app.SetPasswordCommand;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway: people's traces over the API, removed people, and a restart without the accounts' file. */
@ExtendWith(LeakCheck.class)
class AccountsLostTest {
    private static final String USERS = "/api/v1/users";

    @TempDir
    private Path directory;

    private void deletedWhileRunning() throws Exception {
        Path file = directory.resolve("data/gateway.db");
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            Files.delete(file);
            Await.until("raised", () -> gateway.client().get("/api/v1/alarms?state=open").text().contains("_system/gateway/database/file-lost"));
            Await.until("written anew", () -> Files.exists(file));
            assertEquals(200, gateway.client().get("/api/v1/session").status());
        }
    }

    /** Entries are written beside the request that they tell of. */
    private static void awaitNote(GatewayClient client, String query, String note) {
        Await.until(query + ' ' + note, () -> client.get("/api/v1/journal" + query).text().contains(note));
    }

    @Test
    void accountsDeletedWhileStopped_plantIsWatchedNobodyLetInUntilSetPassword() throws Exception {
        new PlantFiles(directory).site();
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            assertEquals(201, gateway.client().post(USERS, "{\"username\":\"li-wei\",\"password\":\"correct staple 7\",\"role\":\"ADMIN\","
                    + "\"enterprise\":\"acme\"}").status());
            try (GatewayClient li = new GatewayClient(gateway.httpPort(), "li-wei", "correct staple 7")) {
                assertEquals(200, li.get("/api/v1/session").status());
                awaitNote(li, "", "made, role ADMIN, enterprise acme from 127.0.0.1");
                String seen = li.get("/api/v1/journal").text();
                assertTrue(!seen.contains("_system"), seen);
                assertEquals(204, gateway.client().delete(USERS + "/li-wei").status());
                assertEquals(401, li.get("/api/v1/session").status());
            }
            awaitNote(gateway.client(), "?type=LOGGED_IN", "\"subject\":\"admin\"");
        }
        deletedWhileRunning();
        Files.delete(directory.resolve("data/gateway.db"));
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            assertEquals(401, gateway.client().get("/api/v1/session").status());
        }
        assertEquals(SetPasswordCommand.OK, SetPasswordCommand.run(directory.resolve("data"), "admin", () -> RunningGateway.PASSWORD, System.out));
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            awaitNote(gateway.client(), "?type=ALARM_RAISED", "_system/gateway/accounts/lost");
            awaitNote(gateway.client(), "?type=ACCOUNT_CHANGED", "set-password");
        }
    }
}
