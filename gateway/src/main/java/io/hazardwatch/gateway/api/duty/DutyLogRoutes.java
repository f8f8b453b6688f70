package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.plant.SearchWords;
import io.hazardwatch.gateway.duty.book.DutyLogSearch;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.duty.log.DutyLogDraft;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The duty log: read, searched, written into, signed and printed. Event loop; what is kept is read in a pool. */
final class DutyLogRoutes {
    private static final long MONTH_MILLIS = 31 * 86_400_000L;
    private static final int WORDS_MAX = 8;
    private static final int NAME_MAX = 128;
    /** Entries read through for words that may be initials, which the store does not know. */
    private static final int READ_MAX = 5_000;
    private static final int TEXT_MAX = 2_000;

    private final DutyRequests requests;
    private final DutyJson json;
    private final WorkerPool pool;
    private final Clock clock;

    DutyLogRoutes(DutyRequests requests, DutyJson json, WorkerPool pool, Clock clock) {
        this.requests = requests;
        this.json = json;
        this.pool = pool;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/api/v1/duty-log").handler(this::page);
        router.post("/api/v1/duty-log").handler(this::add);
        router.get("/api/v1/duty-log/entries").handler(this::search);
        router.post("/api/v1/duty-log/:day/sign").handler(this::sign);
        router.get("/api/v1/duty-log/:day/print").handler(this::print);
    }

    private DutyNow post(RoutingContext ctx, String id) {
        return requests.post(Caller.of(ctx), id);
    }

    private void page(RoutingContext ctx) {
        Query query = new Query(ctx);
        DutyNow now = post(ctx, query.text("post"));
        ZoneId zone = now.post().zone();
        String asked = query.text("day");
        LocalDate day = asked == null ? Instant.ofEpochMilli(clock.millis()).atZone(zone).toLocalDate() : day(asked);
        Responses.blocking(ctx, pool, () -> requests.duty().store().page(now.post().id(), day), page -> Responses.json(ctx, json.page(page, zone)));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid("day", text, "must be a date as 2026-03-02");
        }
    }

    private static DutyLogKind kind(String text) {
        return Arrays.stream(DutyLogKind.values()).filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(text)).findFirst()
                .orElseThrow(() -> Problem.invalid("kind", text, "must be one of " + Arrays.toString(DutyLogKind.values()).toLowerCase(Locale.ROOT)));
    }

    private void search(RoutingContext ctx) {
        Query query = new Query(ctx);
        Map<String, ZoneId> zones = requests.visible(ctx, query.text("post")).stream()
                .collect(Collectors.toMap(now -> now.post().id(), now -> now.post().zone()));
        long to = query.millis("to", clock.millis() + 1);
        long from = query.millis("from", to - MONTH_MILLIS);
        String words = query.text("q");
        List<String> each = words == null ? List.of() : Arrays.stream(words.strip().split("\\s+")).limit(WORDS_MAX).toList();
        String kind = query.text("kind");
        List<String> initials = each.stream().filter(SearchWords::mayBeInitials).map(word -> word.toLowerCase(Locale.ROOT)).toList();
        DutyLogSearch search = new DutyLogSearch(zones.keySet(), from, to, kind == null ? null : kind(kind),
                each.stream().filter(word -> !SearchWords.mayBeInitials(word)).toList(), initials.isEmpty() ? query.limit() : READ_MAX);
        Responses.blocking(ctx, pool, () -> requests.duty().store().entries(search).stream()
                .filter(entry -> SearchWords.areIn(List.of(entry.matter(), entry.action(), entry.party()), initials)).limit(query.limit()).toList(),
                entries -> Responses.json(ctx,
                new JsonObject().put("entries", DutyJson.array(entries, entry -> json.entry(entry, zones.get(entry.post()))))));
    }

    private void add(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        DutyNow now = post(ctx, body.text("post", NAME_MAX, ""));
        DutyLogDraft draft = new DutyLogDraft(now.post().id(), kind(body.text("kind", NAME_MAX, "remark")), body.has("at") ? body.millis("at") : 0,
                body.text("party", TEXT_MAX, ""), body.text("matter", TEXT_MAX, ""), body.text("action", TEXT_MAX, ""),
                body.has("about") ? body.text("about", TEXT_MAX, null) : null, body.has("due") ? body.millis("due") : 0);
        String author = requests.duty().people().personOf(caller.name());
        requests.ask(ctx, book -> book.add(draft, author, clock.millis()), written -> {
            DutyRequests.require(written.verdict());
            Responses.json(ctx, 201, json.entry(written.entry(), now.post().zone()).encode());
        });
    }

    private void sign(RoutingContext ctx) {
        RequestBody body = RequestBody.of(ctx);
        DutyNow now = post(ctx, body.text("post", NAME_MAX, ""));
        LocalDate day = day(ctx.pathParam("day"));
        requests.proven(ctx, body, now, Capability.KEEP_DUTY_LOG, signer ->
                requests.ask(ctx, book -> book.sign(now.post().id(), day, signer.person(), clock.millis()), signed -> {
            DutyRequests.require(signed.verdict());
            Responses.blocking(ctx, pool, () -> requests.duty().store().page(now.post().id(), day), page ->
                    Responses.json(ctx, json.page(page, now.post().zone()).put("pinSet", signer.pinSet())));
        }));
    }

    /** A page for the browser to print on A4. */
    private void print(RoutingContext ctx) {
        DutyNow now = post(ctx, new Query(ctx).text("post"));
        LocalDate day = day(ctx.pathParam("day"));
        Responses.blocking(ctx, pool, () -> requests.duty().store().page(now.post().id(), day), page -> ctx.response()
                .putHeader("Content-Type", "text/html; charset=utf-8").putHeader("Cache-Control", "no-store")
                .end(new DutyLogPrint(now.post(), requests.duty().people()).of(page)));
    }
}
