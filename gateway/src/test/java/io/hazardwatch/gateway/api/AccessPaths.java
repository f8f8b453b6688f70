package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.PointId;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Fills the places in calls of the access table with things that a {@link Desk} has. */
record AccessPaths(Desk desk, Client client) {
    String fill(String template, PointId point) {
        String alarm = desk.newest.keySet().stream().filter(id -> id.startsWith(point.enterprise())).findFirst().orElseThrow();
        Map<String, String> values = Map.of("{id}", alarm, "{enterprise}", point.enterprise(), "{site}", point.site(), "{device}", point.device(),
                "{point}", point.point(), "{unit}", "farm", "{username}", "gw-1", "{shift}", point.enterprise() + "-x",
                "{swap}", point.enterprise() + "-s", "{leave}", point.enterprise() + "-l");
        String filled = template.contains("{export}") ? template.replace("{export}", order(point)) : template;
        filled = filled.contains("{request}") ? filled.replace("{request}", request(point)) : filled;
        String post = "post-of-" + point.enterprise();
        filled = filled.replace("/answer/{token}", "/answer/" + DeskCalls.token()).replace("{token}", "none")
                .replace("{room}", point.enterprise() + "-room");
        filled = filled.replace("{holiday}", "new-year").replace("{session}", "0123456789abcdef")
                .replace("{period}", "period-" + point.enterprise()).replace("{post}", post)
                .replace("{handover}", post + '-' + Desk.START).replace("{day}", "2025-11-22")
                .replace("{rollcall}", post + "-spot-" + Desk.START + (point.equals(Desk.GAS) ? "-1" : "-2"));
        filled = filled.replace("/people/{person}", "/people/person-{enterprise}").replace("/posts/{post}", "/posts/post-{enterprise}")
                .replace("{level}", "shift-leader")
                .replace("{serial}", "SN-1000")
                .replace("{archive}", "0123456789abcdef").replace("{message}", "demo-phone-1").replace("{channel}", "demo-phone")
                .replace("{warning}", DeskWeather.idOf("matrix")).replace("{key}", "0123456789abcdef")
                        .replace("{permit}", desk.permits.of(point.enterprise())).replace("{equipment}", "xv-01")
                        .replace("{hazardsource}", "tank-farm-a").replace("{document}", "msds")
                        .replace("{assessment}", desk.proposals.hazards.assessment(point.enterprise(), point.site()))
                        .replace("{entry}", desk.proposals.hazards.entry(point.enterprise(), point.site(), template)).replace("{bypass}", "none")
                .replace("{ownwarning}", desk.warnings.of(point).id()).replace("{identifier}", desk.warnings.of(point).identifier())
                .replace("{proposal}", desk.proposals.of(point)).replace("{file}", "0").replace("{revision}", desk.proposals.of(point))
                .replace("{leak}", DeskLeaks.idOf(point)).replace("{fieldtask}", desk.instrumentChecks.field.of(point))
                .replace("{console}", "console-1").replace("{cas}", "68476-85-7");
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }

    /** A request for a second person that is about that point's alarm. */
    String request(PointId point) {
        String alarm = "/api/v1/alarms/" + point.enterprise() + '.' + point.site() + ".d.p.high/shelve";
        String path = "/api/v1/second-person-requests";
        return client.get("admin", path).json().getJsonArray("requests").stream().map(JsonObject.class::cast)
                .filter(each -> each.getString("path").equals(alarm)).findFirst()
                .orElseGet(() -> client.post("admin", path, new JsonObject().put("path", alarm).put("body", new JsonObject())).json())
                .getString("id");
    }

    private String order(PointId point) {
        return client.post("admin", "/api/v1/exports", new JsonObject().put("enterprise", point.enterprise())
                .put("from", Times.utc(Desk.START)).put("to", Times.utc(Desk.START + 1000))).json().getString("id");
    }
}
