package io.hazardwatch.gateway.api.weather;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.plant.SearchWords;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.weather.book.ActionRecord;
import io.hazardwatch.gateway.weather.book.WarningReader;
import io.hazardwatch.gateway.weather.book.WarningReceipt;
import io.hazardwatch.gateway.weather.book.WarningView;
import io.hazardwatch.gateway.weather.book.WeatherBook;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import io.hazardwatch.gateway.weather.restrictions.RestrictionRule;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Calls about weather warnings. Everybody sees the warnings, which are public, and of each only the sites of the own enterprise.
 * Handing in concerns the sites of all enterprises, so it is for people who see all. Event loop.
 */
public final class WeatherRoutes {
    private static final String WARNINGS = "/api/v1/weather/warnings";
    private static final int NOTE_MAX = 2_000;
    private static final Pattern CODE = Pattern.compile("[0-9]{2,12}");

    private final Weather weather;
    private final Clock clock;

    public WeatherRoutes(Weather weather, Clock clock) {
        this.weather = weather;
        this.clock = clock;
    }

    /** Messages may be larger than other bodies, so this comes before the general bound, and after authentication. */
    public void mountBody(Router router) {
        router.post(WARNINGS).handler(BodyHandler.create(false).setBodyLimit(weather.bytesMax()));
    }

    public void mount(Router router) {
        router.get("/api/v1/weather/restrictions").handler(this::restrictions);
        router.get(WARNINGS).handler(this::list);
        router.post(WARNINGS).handler(this::handIn);
        router.get(WARNINGS + "/:warning").handler(this::one);
        router.post(WARNINGS + "/:warning/answer").handler(this::answer);
        router.post(WARNINGS + "/:warning/match").handler(this::match);
        router.post(WARNINGS + "/:warning/actions/:action/confirm").handler(this::confirm);
        router.get(WARNINGS + "/:warning/actions/:action/photo").handler(this::photo);
        new WarningFigureRoutes(new WeatherRequests(weather), clock).mount(router);
    }

    private static Predicate<SiteName> visible(Caller caller) {
        return site -> caller.sees(site.enterprise(), site.site());
    }

    private <T> void ask(RoutingContext ctx, Function<WeatherBook, T> work, Consumer<T> answer) {
        new WeatherRequests(weather).ask(ctx, work, answer);
    }

    private void restrictions(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        Query query = new Query(ctx);
        String enterprise = query.text("enterprise");
        String site = query.text("site");
        List<String> words = SearchWords.asked(query);
        Responses.json(ctx, new JsonObject().put("warningsKnown", weather.isWarningsKnown())
                .put("sites", WarningViewJson.array(weather.restrictions().all().stream()
                .map(each -> words.isEmpty() ? each : each.of(rule -> SearchWords.areIn(wordsOf(each.site(), rule), words)))
                .filter(each -> words.isEmpty() || !each.restrictions().isEmpty())
                .filter(each -> visible(caller).test(each.site()) && (enterprise == null || enterprise.equals(each.site().enterprise()))
                        && (site == null || site.equals(each.site().site()))).limit(query.limit()).toList(), RestrictionJson::site)));
    }

    private static List<String> wordsOf(SiteName site, RestrictionRule rule) {
        return List.of(site.enterprise(), site.site(), rule.text().zh(), rule.text().en(), rule.work().text().zh(), rule.work().text().en());
    }

    private void list(RoutingContext ctx) {
        Predicate<SiteName> sites = visible(Caller.of(ctx));
        String state = new Query(ctx).text("state");
        if (state != null && !state.equals("all")) {
            throw Problem.invalid("state", state, "must be all, or left out");
        }
        int limit = new Query(ctx).limit();
        List<String> words = SearchWords.asked(new Query(ctx));
        ask(ctx, book -> WarningViewJson.array(book.views(state == null, sites, clock.millis()).stream()
                .filter(each -> SearchWords.areIn(WarningViewJson.wordsOf(each.warning()), words)).limit(limit).toList(),
                WarningViewJson::summary), warnings -> Responses.json(ctx, new JsonObject().put("warnings", warnings)));
    }

    private void one(RoutingContext ctx) {
        Predicate<SiteName> sites = visible(Caller.of(ctx));
        String id = ctx.pathParam("warning");
        ask(ctx, book -> {
            WarningView view = book.view(id, sites, clock.millis());
            return view == null ? null : WarningViewJson.full(view, sites);
        }, found -> Responses.json(ctx, known(found, id)));
    }

    private static <T> T known(T found, String id) {
        if (found == null) {
            throw Problem.notFound("no warning " + id);
        }
        return found;
    }

    private void handIn(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        caller.requireSightOfAll("a warning concerns the sites of all enterprises; handing in is for people who see all");
        String area = new Query(ctx).text("areaCode");
        byte[] document = ctx.body().buffer() == null ? new byte[0] : ctx.body().buffer().getBytes();
        ask(ctx, book -> handIn(book, document, caller.name(), area == null ? "" : area), receipts -> {
            boolean isTaken = receipts.stream().anyMatch(receipt -> receipt.refusal() == null);
            if (!isTaken && !receipts.isEmpty()) {
                WarningReceipt first = receipts.getFirst();
                throw new Problem(400, first.refusal() + ": " + first.detail()).with("reason", first.refusal().name());
            }
            Responses.json(ctx, 201, WarningViewJson.receipts(receipts).encode());
        });
    }

    private List<WarningReceipt> handIn(WeatherBook book, byte[] document, String by, String areaCode) {
        long now = clock.millis();
        WarningReader.Reading reading = weather.reader().read(document, by, areaCode, false, now);
        List<WarningReceipt> receipts = new ArrayList<>();
        reading.received().forEach(received -> receipts.add(book.receive(received, now)));
        receipts.addAll(reading.refused());
        return receipts;
    }

    private void answer(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String id = ctx.pathParam("warning");
        long now = clock.millis();
        ask(ctx, book -> book.view(id, visible(caller), now) == null ? null : book.answer(id, visible(caller), caller.name(), now),
                answered -> Responses.json(ctx, new JsonObject().put("answered", known(answered, id))));
    }

    private static SiteName site(RoutingContext ctx, RequestBody body) {
        SiteName site = new SiteName(body.text("enterprise", 64, null), body.text("site", 64, null));
        if (!Names.isName(site.enterprise()) || !Names.isName(site.site())) {
            throw Problem.invalid("site", site, "must be the names of an enterprise and its site");
        }
        Caller.of(ctx).requireSight(site.enterprise(), site.site());
        return site;
    }

    private void match(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        if (body.has("adminCode")) {
            matchArea(ctx, caller, body);
            return;
        }
        SiteName site = site(ctx, body);
        boolean concerns = body.flag("concerns");
        String id = ctx.pathParam("warning");
        ask(ctx, book -> book.matchByPerson(id, site, concerns, caller.name(), clock.millis()), isKnown ->
                Responses.json(ctx, new JsonObject().put("concerns", known(isKnown ? concerns : null, id + " or no site " + site))));
    }

    private void matchArea(RoutingContext ctx, Caller caller, RequestBody body) {
        String code = body.text("adminCode", 12, null);
        if (!CODE.matcher(code).matches()) {
            throw Problem.invalid("adminCode", code, "must be the first 2 to 12 digits of an administrative code");
        }
        boolean concerns = body.flag("concerns");
        String id = ctx.pathParam("warning");
        ask(ctx, book -> book.matchAreaByPerson(id, code, visible(caller), concerns, caller.name(), clock.millis()), matched ->
                Responses.json(ctx, new JsonObject().put("concerns", concerns).put("sites", known(matched < 0 ? null : matched, id))));
    }

    private void photo(RoutingContext ctx) {
        Query query = new Query(ctx);
        String enterprise = query.text("enterprise");
        SiteName site = new SiteName(enterprise, query.text("site"));
        if (!Names.isName(site.enterprise()) || !Names.isName(site.site())) {
            throw Problem.invalid("site", site, "must be the names of an enterprise and its site");
        }
        Caller.of(ctx).requireSight(site.enterprise(), site.site());
        String id = ctx.pathParam("warning");
        String action = ctx.pathParam("action");
        ask(ctx, book -> book.photo(id, site, action), found -> ActionPhoto.send(ctx, known(found, id + " with a photo of that action at " + site)));
    }

    private void confirm(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        SiteName site = site(ctx, body);
        boolean isDone = !body.has("done") || body.flag("done");
        String note = body.text("note", NOTE_MAX, "");
        String instead = body.text("instead", NOTE_MAX, "");
        if (!isDone && (note.isBlank() || instead.isBlank())) {
            throw Problem.invalid(note.isBlank() ? "note" : "instead", "", "an action that cannot be done says why (note) and what is done instead");
        }
        String id = ctx.pathParam("warning");
        long now = clock.millis();
        ActionRecord record = new ActionRecord(site, ctx.pathParam("action"), now, caller.name(), isDone, note, instead,
                ActionPhoto.required(body.text("photo", ActionPhoto.LENGTH_MAX, "")), 0);
        ask(ctx, book -> book.confirm(id, record, now), taken -> {
            ActionRecord known = known(taken, id + " with that action at " + site);
            Responses.json(ctx, new JsonObject().put("action", known.action()).put("by", known.by()).put("done", known.isDone())
                    .put("first", known.confirmedMillis() == now && known.by().equals(caller.name())));
        });
    }
}
