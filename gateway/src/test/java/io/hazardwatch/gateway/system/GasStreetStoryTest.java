package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.GasStreetFiles.DEVICES;
import static io.hazardwatch.gateway.system.GasStreetFiles.OFFICER;
import static io.hazardwatch.gateway.system.GasStreetFiles.PHONES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A burst of gas in the three households of a street, in a whole gateway with real messages: the company is called once about the street, each
 * household is called and texted in its language, hears of its valve, field staff has one task, and a restart says nothing twice.
 */
@ExtendWith(LeakCheck.class)
class GasStreetStoryTest {
    private static final String TASKS = "/api/v1/field-tasks?state=all";

    @TempDir
    private Path directory;

    private static void publish(Publisher publisher, String point, int value) throws Exception {
        for (String device : DEVICES) {
            publisher.publish(GasStreetFiles.topic(device), "{\"" + point + "\":" + value + "}");
        }
    }

    private static JsonNode task(GatewayClient client) {
        return client.get(TASKS).body().at("/tasks/0");
    }

    private static String journal(GatewayClient client, String type) {
        return client.get("/api/v1/journal?type=" + type).text();
    }

    @Test
    void burst_isToldOnceToTheCompany_toEachHousehold_andAsOneTask() throws Exception {
        List<String> announced;
        try (GasStreetFiles street = new GasStreetFiles(directory, "lanes: 1\nhistory: {store: discard}\n")) {
            try (RunningGateway gateway = RunningGateway.start(directory); Publisher publisher = gateway.publisher(GasStreetFiles.ENTERPRISE)) {
                publish(publisher, "valve", 1);
                publish(publisher, "lel", 0);
                publish(publisher, "lel", 60);
                burst(street, gateway.client());
                publisher.publish(GasStreetFiles.topic("home-1"), "{\"valve\":0}");
                valves(street, gateway.client());
                work(gateway.client());
                announced = called(gateway.client());
            }
            restart(announced);
            assertEquals(List.of(), street.arrivals().entrySet().stream().filter(each -> each.getValue() > 1).toList());
        }
    }

    private static void burst(GasStreetFiles street, GatewayClient client) {
        for (String phone : PHONES) {
            Await.until(phone + " is called and texted", () -> street.to(phone, "").stream().map(GasStreetFiles.Sent::means).distinct().count() == 2);
        }
        assertTrue(street.to(PHONES.get(0), "顺路经过时才关").size() >= 2, () -> street.sent().toString());
        assertTrue(street.to(PHONES.get(1), "gas valve only if you pass it").size() >= 2, () -> street.sent().toString());
        assertEquals(List.of(), street.to(PHONES.get(0), "P1"), "the text of operators");
        Await.until("the company is called", () -> street.to(OFFICER, "East Street").size() == 2);
        long alone = DEVICES.stream().filter(each -> !street.to(OFFICER, '(' + each + "/lel)").isEmpty()).count();
        assertTrue(alone < DEVICES.size(), "only what was called before the street was known: " + street.sent());
        Await.until("one task", () -> task(client).path("households").size() == 3);
        assertEquals(1, client.get(TASKS).body().path("tasks").size());
        assertEquals("open", task(client).path("state").asText());
        assertTrue(task(client).path("place").path("en").asText().endsWith("East Street"));
    }

    private static void valves(GasStreetFiles street, GatewayClient client) {
        Await.until("the valve of 101 is heard closed", () -> !street.to(PHONES.get(0), "燃气阀门已关闭").isEmpty());
        Await.until("that of 102 is not", () -> !street.to(PHONES.get(1), "the valve did not report closed").isEmpty());
        assertTrue(street.to(PHONES.get(1), "the valve did not report closed").stream().allMatch(each -> each.text().contains("o not go back in")
                && !each.text().contains("lose the gas valve")), () -> street.sent().toString());
        Await.until("the company hears of the closed one", () -> !street.to(OFFICER, "Valve of flat 101: the valve closed").isEmpty());
        Await.until("and of the other", () -> !street.to(OFFICER, "Valve of flat 102: the valve did not close").isEmpty());
        String alarm = "/api/v1/alarms/" + GasStreetFiles.gas("home-1") + "/journal";
        Await.until("written beside the alarm", () -> client.get(alarm).text().contains("the valve has closed"));
        assertEquals(4, client.get("/api/v1/escalations").text().split(":household\"", -1).length, "101 is called on: gas leaks along the street");
        String notices = client.get("/api/v1/notices?alarm=" + GasStreetFiles.gas("home-1")).text();
        assertTrue(notices.contains("household:example-gas-user/gas-user-01/flat-101"), notices);
        for (String path : List.of("/api/v1/notices?alarm=" + GasStreetFiles.gas("home-1"), "/api/v1/escalations", TASKS, "/api/v1/alarms", alarm,
                "/api/v1/sites/example-gas-user/gas-user-01", "/api/v1/sites/example-gas-user/gas-user-01/file", "/api/v1/journal")) {
            assertFalse(client.get(path).text().contains("000-0000-010"), path);
        }
    }

    private static void work(GatewayClient client) {
        String task = "/api/v1/field-tasks/" + task(client).path("id").asText();
        assertEquals("taken", client.post(task + "/take", "{}").body().path("state").asText());
        assertEquals("done", client.post(task + "/finish", "{\"result\":\"main closed\"}").body().path("state").asText());
        Await.until("journaled", () -> journal(client, "FIELD_TASK").contains("done: "));
    }

    /** What the households are being called about: the alarm and the number of each announcement. */
    private static List<String> called(GatewayClient client) {
        return StreamSupport.stream(client.get("/api/v1/escalations").body().path("escalations").spliterator(), false)
                .filter(each -> each.path("kind").asText().equals("HOUSEHOLD")).map(each -> each.path("alarm").asText() + ' '
                        + each.path("occurrence").asLong() + ' ' + each.path("annSeq").asLong()).sorted().toList();
    }

    private void restart(List<String> announced) throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            Await.until("calls go on", () -> called(gateway.client()).size() == 3);
            assertFalse(Await.isWithin(4_000, () -> !called(gateway.client()).equals(announced)), "nothing is announced anew; a repeat may be due");
            assertEquals(1, gateway.client().get(TASKS).body().path("tasks").size());
            assertEquals("done", task(gateway.client()).path("state").asText());
            String alarm = "/api/v1/alarms/" + GasStreetFiles.gas("home-1") + "/journal";
            assertEquals(2, gateway.client().get(alarm).text().split("the valve has closed", -1).length, "written once");
        }
    }
}
