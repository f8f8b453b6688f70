package io.hazardwatch.gateway.api.hazards;

import io.hazardwatch.gateway.api.access.Authentication;
import io.hazardwatch.gateway.api.access.SealedAccount;
import io.hazardwatch.gateway.api.access.SecondPerson;
import io.hazardwatch.gateway.api.hazards.HazardPlaces.Placed;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Csv;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.hazards.GradedState;
import io.hazardwatch.gateway.hazards.HazardBooks;
import io.hazardwatch.gateway.hazards.Recorded;
import io.hazardwatch.gateway.hazards.StockEntry;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The stock book of a hazard source: balances, entries, and what two persons do with them. Event loop. */
final class StockRoutes {
    private static final String STOCK = HazardPlaces.ONE + "/stock";
    private static final int CSV_ROWS_MAX = 20_000;
    private static final int MONTHS_SHOWN = 1;

    private final HazardRecords records;
    private final HazardPlaces places;
    private final SecondPerson second;

    StockRoutes(HazardRecords records, HazardPlaces places, SecondPerson second) {
        this.records = records;
        this.places = places;
        this.second = second;
    }

    void mount(Router router) {
        router.get(STOCK).handler(this::list);
        router.get(STOCK + ".csv").handler(this::csv);
        router.post(STOCK).handler(this::enter);
        router.post(STOCK + "/:entry/confirm").handler(this::confirm);
        router.post(STOCK + "/:entry/refuse").handler(this::refuse);
        router.post(STOCK + "/:entry/take-back").handler(this::takeBack);
    }

    /** Days of entries that a call asks for. */
    private record Span(LocalDate from, LocalDate to) {}

    private Span span(RoutingContext ctx, Placed placed) {
        Query query = new Query(ctx);
        LocalDate today = places.today(placed);
        LocalDate to = query.text("to") == null ? today : RequestBody.day("to", query.text("to"));
        LocalDate from = query.text("from") == null ? to.minusMonths(MONTHS_SHOWN) : RequestBody.day("from", query.text("from"));
        if (from.isAfter(to)) {
            throw Problem.invalid("from", from, "must not be after to");
        }
        return new Span(from, to);
    }

    private void list(RoutingContext ctx) {
        Placed placed = places.placed(ctx);
        Query query = new Query(ctx);
        Span span = span(ctx, placed);
        int limit = query.limit();
        long before = query.number("before", Long.MAX_VALUE);
        places.requireKnown();
        HazardPlaces.answer(ctx, records.submit(null, books -> books.stock().store().entries(placed.key(), span.from(), span.to(), before, limit)),
                found -> Responses.json(ctx, new JsonObject().put("balances", HazardJson.array(places.standing(placed).balances(), HazardJson::of))
                        .put("pending", HazardJson.array(records.books().stock().pending(placed.key()), HazardJson::of))
                        .put("from", span.from().toString()).put("to", span.to().toString()).put("entries", HazardJson.array(found, HazardJson::of))
                        .put("next", found.size() < limit ? null : String.valueOf(found.getLast().number()))));
    }

    private void csv(RoutingContext ctx) {
        Placed placed = places.placed(ctx);
        Span span = span(ctx, placed);
        String beginning = Csv.beginning(ctx);
        HazardPlaces.answer(ctx, records.submit(null, books -> books.stock().store().entries(placed.key(), span.from(), span.to(), Long.MAX_VALUE,
                CSV_ROWS_MAX + 1)), found -> {
                    if (found.size() > CSV_ROWS_MAX) {
                        throw Problem.invalid("from", span.from(), "must give at most " + CSV_ROWS_MAX + " entries; ask for a shorter time");
                    }
                    ctx.response().putHeader("Content-Type", Csv.type()).end(beginning + lines(found));
                });
    }

    private static String lines(List<StockEntry> found) {
        Csv csv = new Csv();
        List.of("entry", "day", "substance", "direction", "tonnes", "state", "corrects", "words", "enteredBy", "enteredAt", "decidedBy", "decidedAt",
                "decidedWords").forEach(csv::text);
        csv.end();
        found.reversed().forEach(each -> {
            Recorded decided = each.decision().recorded();
            csv.text(String.valueOf(each.number())).text(each.day().toString()).text(each.substance()).text(each.isIn() ? "in" : "out")
                    .number(each.tonnes()).text(each.decision().state().name().toLowerCase(Locale.ROOT))
                    .text(each.corrects() == 0 ? "" : String.valueOf(each.corrects())).text(each.words()).text(each.entered().by())
                    .time(each.entered().atMillis()).text(decided == null ? "" : decided.by()).time(decided == null ? 0 : decided.atMillis())
                    .text(each.decision().words()).end();
        });
        return csv.toString();
    }

    private void enter(RoutingContext ctx) {
        requireSomebody(ctx);
        Placed placed = places.placed(ctx);
        places.requireKnown();
        Set<String> substances = new TreeSet<>(records.books().stock().balances(placed.key()).keySet());
        placed.source().substances().forEach(each -> substances.add(GradedState.keyOf(each)));
        StockEntry wish = places.request(ctx, placed).stock(substances);
        answer(ctx, 201, records.submit(wish.entered().session(), books -> books.stock().enter(wish)));
    }

    private static void answer(RoutingContext ctx, int status, CompletionStage<StockEntry> asked) {
        HazardPlaces.answer(ctx, asked, entry -> Responses.json(ctx, status, HazardJson.of(entry).encode()));
    }

    private static long number(RoutingContext ctx) {
        String text = ctx.pathParam("entry");
        if (!text.matches("[0-9]{1,18}")) {
            throw Problem.notFound("no entry " + text);
        }
        return Long.parseLong(text);
    }

    private void decide(RoutingContext ctx, int status, Recorded by, Function<HazardBooks, StockEntry> act) {
        answer(ctx, status, records.submit(by.session(), act));
    }

    /** The account for emergencies may be anybody, so also the one who would be the other of the two persons. */
    private static void requireSomebody(RoutingContext ctx) {
        if (SealedAccount.is(Caller.of(ctx).name())) {
            throw Problem.forbidden("PERSON_NEEDED", "only a person with an account of the own enters, confirms and takes back entries");
        }
    }

    /** A key asks nobody, so it is no second person. */
    private void confirm(RoutingContext ctx) {
        requireSomebody(ctx);
        if (Authentication.isByKey(ctx)) {
            throw Problem.forbidden("PERSON_NEEDED", "only a person with an account of the own confirms entries");
        }
        Placed placed = places.placed(ctx);
        long number = number(ctx);
        Recorded by = places.recorded(ctx);
        decide(ctx, 200, by, books -> books.stock().confirm(placed.key(), number, by, second::isSame));
    }

    private void refuse(RoutingContext ctx) {
        Placed placed = places.placed(ctx);
        long number = number(ctx);
        HazardRequest request = places.request(ctx, placed);
        String why = request.body().needed("words", HazardRequest.WORDS_MAX);
        decide(ctx, 200, request.by(), books -> books.stock().refuse(placed.key(), number, why, request.by()));
    }

    private void takeBack(RoutingContext ctx) {
        requireSomebody(ctx);
        Placed placed = places.placed(ctx);
        long number = number(ctx);
        HazardRequest request = places.request(ctx, placed);
        String why = request.body().needed("words", HazardRequest.WORDS_MAX);
        LocalDate day = request.stockDay();
        decide(ctx, 201, request.by(), books -> books.stock().takeBack(placed.key(), number, why, day, request.by()));
    }
}
