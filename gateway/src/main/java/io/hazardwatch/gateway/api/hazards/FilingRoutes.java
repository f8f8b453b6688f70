package io.hazardwatch.gateway.api.hazards;

import io.hazardwatch.gateway.api.hazards.HazardPlaces.Placed;
import io.hazardwatch.gateway.api.http.Csv;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.hazards.DocumentKind;
import io.hazardwatch.gateway.hazards.HazardStanding;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.HazardGrading;
import io.hazardwatch.gateway.registry.PersonsInCharge;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** Quantity, place and managers of a hazard source as the county's filing asks for them (law art. 13): JSON, table, page. Event loop. */
final class FilingRoutes {
    private static final String FILING = HazardPlaces.ONE + "/filing";

    private final HazardRecords records;
    private final HazardPlaces places;

    FilingRoutes(HazardRecords records, HazardPlaces places) {
        this.records = records;
        this.places = places;
    }

    void mount(Router router) {
        router.get(FILING).handler(ctx -> Responses.json(ctx, json(places.placed(ctx))));
        router.get(FILING + ".csv").handler(ctx -> ctx.response().putHeader("Content-Type", Csv.type())
                .end(Csv.beginning(ctx) + csv(json(places.placed(ctx)))));
        router.get(FILING + "/print").handler(ctx -> ctx.response().putHeader("Content-Type", "text/html; charset=utf-8")
                .end(FilingPrint.of(json(places.placed(ctx)))));
    }

    private JsonObject json(Placed placed) {
        places.requireKnown();
        HazardStanding standing = places.standing(placed);
        HazardGrading grading = placed.source().grading();
        JsonArray substances = new JsonArray();
        grading.shares().forEach(share -> substances.add(new JsonObject().put("name", share.substance().name()).put("cas", share.substance().cas())
                .put("class", share.substance().hazardClass()).put("tonnes", share.substance().tonnes())
                .put("criticalTonnes", share.row().criticalTonnes()).put("ratio", share.ratio()).put("beta", share.row().beta())));
        grading.notListed().forEach(each -> substances.add(new JsonObject().put("name", each.name()).put("cas", each.cas())
                .put("class", each.hazardClass()).put("tonnes", each.tonnes()).put("criticalTonnes", null).put("ratio", null).put("beta", null)));
        JsonArray documents = new JsonArray();
        for (DocumentKind kind : DocumentKind.values()) {
            documents.add(HazardJson.document(kind, records.books().file().documents(placed.key()).get(kind)));
        }
        boolean isPlaced = !Double.isNaN(placed.site().lat());
        return new JsonObject().put("enterprise", placed.site().enterprise()).put("site", placed.site().site())
                .put("siteName", JsonValues.text(placed.site().name())).put("kind", placed.site().kind())
                .put("adminCode", placed.site().exposure().adminCode()).put("lat", isPlaced ? placed.site().lat() : null)
                .put("lon", isPlaced ? placed.site().lon() : null).put("hazardSource", placed.source().id())
                .put("name", JsonValues.text(placed.source().name())).put("grade", grading.grade().name()).put("s", grading.s())
                .put("r", grading.r()).put("alpha", grading.alpha()).put("exposedPeople", placed.source().exposedPeople())
                .put("edition", grading.edition()).put("isSourced", grading.isSourced()).put("substances", substances)
                .put("managers", managers(placed.source().inCharge())).put("documents", documents)
                .put("assessment", standing.assessment() == null ? null : HazardJson.of(standing.assessment()))
                .put("asksForAssessment", standing.asksForAssessment()).put("asOf", places.today(placed).toString());
    }

    private JsonArray managers(PersonsInCharge inCharge) {
        JsonArray all = new JsonArray();
        if (inCharge != null) {
            add(all, "principal", inCharge.principal());
            add(all, "technical", inCharge.technical());
            add(all, "operational", inCharge.operational());
        }
        return all;
    }

    private void add(JsonArray all, String role, String person) {
        Text name = person == null ? null : records.name(person);
        all.add(new JsonObject().put("role", role).put("person", person).put("name", name == null ? null : JsonValues.text(name)));
    }

    /** One line for each substance, each with the whole of the rest. */
    private static String csv(JsonObject filing) {
        Csv csv = new Csv();
        for (String name : new String[] {"enterprise", "site", "adminCode", "lat", "lon", "hazardSource", "grade", "s", "r", "alpha", "exposedPeople",
                "edition", "substance", "cas", "class", "designTonnes", "criticalTonnes", "principal", "technical", "operational", "assessedOn",
                "assessor", "filedOn"}) {
            csv.text(name);
        }
        csv.end();
        JsonObject assessment = filing.getJsonObject("assessment", new JsonObject());
        JsonObject assessed = assessment == null ? new JsonObject() : assessment;
        for (Object each : filing.getJsonArray("substances")) {
            JsonObject substance = (JsonObject) each;
            csv.text(filing.getString("enterprise")).text(filing.getString("site")).text(filing.getString("adminCode")).number(number(filing, "lat"))
                    .number(number(filing, "lon")).text(filing.getString("hazardSource")).text(filing.getString("grade")).number(number(filing, "s"))
                    .number(number(filing, "r")).number(number(filing, "alpha")).number(number(filing, "exposedPeople"))
                    .text(filing.getString("edition")).text(substance.getString("name")).text(substance.getString("cas"))
                    .text(substance.getString("class")).number(number(substance, "tonnes")).number(number(substance, "criticalTonnes"));
            for (String role : new String[] {"principal", "technical", "operational"}) {
                csv.text(FilingPrint.manager(filing, role));
            }
            csv.text(assessed.getString("day")).text(assessed.getString("assessor")).text(assessed.getString("filed")).end();
        }
        return csv.toString();
    }

    private static double number(JsonObject of, String name) {
        Double value = of.getDouble(name);
        return value == null ? Double.NaN : value;
    }
}
