package io.hazardwatch.gateway.api.position;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.kpi.PositionProfile;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Shows operating positions and what nobody looks at, and takes the reports of open consoles. Event loop. */
public final class PositionRoutes {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final int NAME_MAX = 64;
    private static final long COMPARED_MILLIS = 1_000;

    private final PositionPorts ports;
    private final AlarmView alarms;
    private final SiteIndex sites;
    private final Clock clock;
    // event loop: what was found last, when, and for which staffed positions
    private List<UnwatchedSite> unwatched = List.of();
    private long comparedMillis;
    private Set<String> staffed;

    public PositionRoutes(PositionPorts ports, AlarmView alarms, SiteIndex sites, Clock clock) {
        this.ports = ports;
        this.alarms = alarms;
        this.sites = sites;
        this.clock = clock;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/api/v1/positions").handler(this::positions);
        router.get("/api/v1/consoles").handler(ctx -> Responses.json(ctx, new JsonObject().put("consoles", consoles(Caller.of(ctx)))));
        router.post("/api/v1/consoles/:console/presence").handler(this::report);
        router.delete("/api/v1/consoles/:console").handler(ctx -> {
            ports.consoles().close(new Query(ctx).path("console"), Caller.of(ctx).name());
            ctx.response().setStatusCode(204).end();
        });
    }

    private void positions(RoutingContext ctx) {
        Responses.json(ctx, state(Caller.of(ctx)));
    }

    private JsonObject state(Caller caller) {
        long now = clock.millis();
        List<OpenConsole> open = ports.consoles().open(now);
        JsonArray positions = new JsonArray();
        ports.positions().stream().filter(position -> isSeen(caller, position)).forEach(position -> positions.add(json(position, open)));
        JsonArray unwatched = new JsonArray();
        unwatched(now).stream()
                .filter(each -> caller.sees(each.site().enterprise(), each.site().site())).forEach(each -> unwatched.add(json(each)));
        return new JsonObject().put("positions", positions).put("unwatched", unwatched);
    }

    /** Every open console asks three times a minute, so all alarms are looked at once a second at most, and when somebody comes or goes. */
    private List<UnwatchedSite> unwatched(long nowMillis) {
        Set<String> present = ports.consoles().staffed(nowMillis);
        if (nowMillis - comparedMillis >= COMPARED_MILLIS || nowMillis < comparedMillis || !present.equals(staffed)) {
            staffed = present;
            comparedMillis = nowMillis;
            unwatched = UnwatchedSite.of(ports.positions(), present, sites.registry().sites(), ports.positions().isEmpty() ? List.of()
                    : alarms.openAlarms());
        }
        return unwatched;
    }

    /** A position is for those who see all that it covers: nobody watches a site that is not shown to them. */
    private static boolean isSeen(Caller caller, OperatingPosition position) {
        return position.covers().stream().map(place -> place.split("/", 2))
                .allMatch(names -> caller.sees(names[0], names.length > 1 ? names[1] : null));
    }

    private static JsonObject json(OperatingPosition position, List<OpenConsole> open) {
        PositionProfile profile = position.profile();
        JsonArray staff = new JsonArray();
        open.stream().filter(console -> position.id().equals(console.position()))
                .forEach(console -> staff.add(new JsonObject().put("user", console.user()).put("since", Times.utc(console.sinceMillis()))));
        return new JsonObject().put("id", position.id()).put("name", JsonValues.text(position.name())).put("covers", new JsonArray(position.covers()))
                .put("priorities", names(profile.priorities())).put("sounds", names(profile.sounds()))
                .put("rollCalls", new JsonArray(profile.rollCalls())).put("figures", new JsonArray(profile.figures())).put("staff", staff);
    }

    private static JsonObject json(UnwatchedSite unwatched) {
        return new JsonObject().put("enterprise", unwatched.site().enterprise()).put("site", unwatched.site().site())
                .put("name", JsonValues.text(unwatched.site().name())).put("priorities", names(unwatched.priorities()))
                .put("open", unwatched.open()).put("unacked", unwatched.unacked());
    }

    private static JsonArray names(List<Priority> priorities) {
        return new JsonArray(priorities.stream().map(Priority::name).toList());
    }

    /** Consoles of people whom the caller could see: one's own, and those whose scope lies in the same enterprise. */
    private JsonArray consoles(Caller caller) {
        JsonArray list = new JsonArray();
        ports.consoles().open(clock.millis()).stream().filter(console -> caller.seesAll() || console.user().equals(caller.name())
                || console.scope().enterprise() != null && caller.sees(console.scope().enterprise())).forEach(console -> list.add(json(console)));
        return list;
    }

    private static JsonObject json(OpenConsole console) {
        return new JsonObject().put("user", console.user()).put("position", console.position()).put("sound", lower(console.sound()))
                .put("since", Times.utc(console.sinceMillis())).put("seenAt", Times.utc(console.seenMillis()));
    }

    private void report(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String id = new Query(ctx).path("console");
        if (!ID.matcher(id).matches()) {
            throw Problem.invalid("console", id, "must be 8 to 64 letters, digits and hyphens");
        }
        RequestBody body = RequestBody.of(ctx);
        String position = body.has("position") ? position(caller, body.text("position", NAME_MAX, null)) : null;
        String said = body.text("sound", NAME_MAX, "none");
        ConsoleSound sound = Stream.of(ConsoleSound.values()).filter(each -> lower(each).equals(said)).findFirst()
                .orElseThrow(() -> Problem.invalid("sound", said, "must be plays, blocked, muted or none"));
        if (!ports.consoles().report(id, caller.name(), caller.scope(), position, sound, clock.millis())) {
            throw Problem.busy("too many consoles are open");
        }
        Responses.json(ctx, state(caller));
    }

    private String position(Caller caller, String id) {
        caller.require(Capability.HANDLE_ALARMS);
        return ports.positions().stream().filter(position -> position.id().equals(id) && isSeen(caller, position)).findFirst()
                .orElseThrow(() -> Problem.invalid("position", id, "must be a position of which you see everything")).id();
    }

    private static String lower(ConsoleSound sound) {
        return sound.name().toLowerCase(Locale.ROOT);
    }
}
