package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.response.warnings.OwnWarning;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class OpenApiTest extends ApiTestCase {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private Map<?, ?> document;

    @BeforeEach
    void open() {
        document = new Yaml().load(client.send("GET", "/api/v1/openapi.yaml", null).text());
    }

    @Test
    void everyRoute_isDocumented_andEveryDocumentedCallIsARoute() {
        Set<String> served = new TreeSet<>();
        for (Route route : desk.front.router().getRoutes()) {
            if (route.methods() != null && isAddress(route.getPath())) {
                served.add(method(route) + ' ' + route.getPath().replaceAll(":([a-z]+)", "{$1}"));
            }
        }
        assertEquals(served, documented());
    }

    @Test
    void everyDocumentedCall_answersSomethingElseThanNotFound() {
        desk.duty.post("room", "huarun-gas", List.of("huarun"), List.of("operator"), Desk.START);
        desk.duty.look(Desk.START);
        desk.weather.warn("open", "暴雨橙色预警");
        OwnWarning warning = desk.warnings.send(Desk.GAS, Desk.START);
        String permit = desk.permits.issue(Desk.GAS, Desk.START);
        String alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START).id();
        desk.proposals.put(Desk.GAS, Desk.START);
        client.send("PUT", "/api/v1/levels/huarun-gas/shift-leader",
                "{\"order\":20,\"name\":{\"en\":\"x\"},\"fallback\":[\"person-huarun-gas\",\"bureau-1\"],\"reason\":\"test\"}",
                "Authorization", Client.basic("admin"));
        List<String> missing = new ArrayList<>();
        for (String call : documented()) {
            String[] parts = call.split(" ");
            String path = parts[1].replace("/answer/{token}", "/answer/" + DeskCalls.token()).replace("{token}", "none")
                    .replace("{room}", "huarun-gas-room").replace("{id}", alarm)
                    .replace("{enterprise}", "huarun-gas")
                    .replace("{site}", "lpg-depot-01").replace("{device}", "gd-07").replace("{point}", "lel")
                    .replace("{username}", "gw-1").replace("{serial}", "SN-1000").replace("{archive}", "none").replace("{session}", session())
                    .replace("{key}", parts[1].contains("{key}") ? apiKey() : "").replace("{level}", "shift-leader")
                    .replace("{person}", parts[0].equals("DELETE") ? "second-huarun-gas" : "person-huarun-gas")
                    .replace("{post}", parts[0].equals("DELETE") ? "post-north-chem" : "post-huarun-gas").replace("{unit}", "farm")
                    .replace("{holiday}", parts[0].equals("DELETE") ? "new-year" : "labour-day")
                    .replace("{period}", parts[0].equals("DELETE") ? "period-north-chem" : "period-huarun-gas")
                    .replace("{shift}", one(parts[0], "x")).replace("{leave}", one(parts[0], "l"))
                    .replace("{swap}", parts[0].equals("DELETE") ? "huarun-gas-s2" : "huarun-gas-s")
                    .replace("{handover}", "room-" + Desk.START).replace("{day}", "2025-11-22").replace("{rollcall}", "none")
                    .replace("{export}", order()).replace("{message}", "demo-phone-1")
                    .replace("{channel}", "sms").replace("{console}", "console-1")
                    .replace("{warning}", DeskWeather.idOf("open")).replace("{action}", "rain-drains")
                    .replace("{permit}", permit).replace("{equipment}", "xv-01")
                        .replace("{hazardsource}", "tank-farm-a").replace("{document}", "msds")
                        .replace("{assessment}", desk.proposals.hazards.assessment("huarun-gas", "lpg-depot-01"))
                        .replace("{entry}", desk.proposals.hazards.entry("huarun-gas", "lpg-depot-01", parts[1]))
                    .replace("{bypass}", bypass(parts[1]))
                   .replace("{ownwarning}", warning.id()).replace("{cas}", "68476-85-7")
                    .replace("{identifier}", warning.identifier()).replace("{leak}", DeskLeaks.idOf(Desk.GAS))
                    .replace("{fieldtask}", desk.instrumentChecks.field.of(Desk.GAS))
                    .replace("{proposal}", desk.proposals.of(Desk.GAS)).replace("{file}", "0")
                    .replace("{revision}", desk.proposals.of(Desk.GAS)).replace("{request}", new AccessPaths(desk, client).request(Desk.GAS));
            int status = client.send(parts[0], path, parts[0].equals("POST") ? "{}" : null, "Authorization",
                    Client.basic("admin")).status();
            if (status == 404 && !path.contains("/credential-archives/") || status == 405 || status >= 500) {
                missing.add(call + " -> " + status);
            }
        }
        assertEquals(List.of(), missing);
    }

    /** An entry of the roster that is there: those of the other enterprise are removed. */
    private static String one(String method, String entry) {
        return (method.equals("DELETE") ? "north-chem-" : "huarun-gas-") + entry;
    }

    private String bypass(String path) {
        return path.contains("{bypass}") ? desk.instrumentChecks.equipment.bypass("huarun-gas", "lpg-depot-01", Desk.START) : "";
    }

    private String apiKey() {
        JsonObject wanted = new JsonObject().put("name", "x").put("rights", JsonArray.of("READ"))
                .put("expiresAt", Times.utc(Desk.START + 60_000));
        return client.post("admin", "/api/v1/api-keys", wanted).json().getString("id");
    }

    private String session() {
        client.send("POST", "/api/v1/session", new JsonObject().put("username", "admin").put("password", "admin").encode());
        return client.get("admin", "/api/v1/sessions").json().getJsonArray("sessions").getJsonObject(0).getString("id");
    }

    private String order() {
        return client.post("admin", "/api/v1/exports", new JsonObject().put("enterprise", "huarun-gas")
                .put("from", Times.utc(Desk.START)).put("to", Times.utc(Desk.START + 1000))).json().getString("id");
    }

    @Test
    void everyReference_pointsAtSomething() {
        references(document, new TreeSet<>()).forEach(reference -> {
            Object at = document;
            for (String step : reference.substring(2).split("/")) {
                at = ((Map<?, ?>) at).get(step);
                assertNotNull(at, reference);
            }
        });
    }

    @Test
    void purposesOfMessages_areThoseThatThereAre() {
        Map<?, ?> schemas = (Map<?, ?>) ((Map<?, ?>) document.get("components")).get("schemas");
        Map<?, ?> properties = (Map<?, ?>) ((Map<?, ?>) schemas.get("DemoMessage")).get("properties");
        assertEquals(Stream.of(MessagePurpose.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList(),
                ((Map<?, ?>) properties.get("purpose")).get("enum"));
    }

    private static Set<String> references(Object node, Set<String> found) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                found.add(reference);
            }
            map.values().forEach(value -> references(value, found));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> references(value, found));
        }
        return found;
    }

    private Set<String> documented() {
        Set<String> calls = new TreeSet<>();
        ((Map<?, ?>) document.get("paths")).forEach((path, item) -> ((Map<?, ?>) item).keySet().forEach(key -> {
            if (METHODS.contains(key)) {
                calls.add(key.toString().toUpperCase(Locale.ROOT) + ' ' + path);
            }
        }));
        return calls;
    }

    /** The console's files are no part of the API. */
    private static boolean isAddress(String path) {
        return path != null && path.length() > 1 && !path.contains("(");
    }

    private static String method(Route route) {
        return route.methods().stream().filter(method -> method != HttpMethod.HEAD).map(HttpMethod::name).findFirst().orElse("");
    }
}
