package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.ProviderIdentity;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.ConcurrencyLimit;
import io.hazardwatch.gateway.api.http.OidcSettings;
import io.hazardwatch.gateway.api.http.OidcSettings.GroupRights;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestRules;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.oidc.LogInTickets;
import io.hazardwatch.gateway.api.oidc.LogInTickets.Ticket;
import io.hazardwatch.gateway.api.oidc.OidcProvider;
import io.hazardwatch.gateway.api.oidc.ProviderAway;
import io.hazardwatch.gateway.api.oidc.ProviderLogOut;
import io.hazardwatch.gateway.api.oidc.ProviderPerson;
import io.hazardwatch.gateway.api.oidc.SeenTokens;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/**
 * Log-in by an identity provider: the way there, the way back, and log-outs that the provider announces. Without settings for one, nothing of it
 * is offered. Event loop.
 */
public final class OidcRoutes {
    private static final String TICKET = "hazardwatch_oidc";
    private static final String BACK = "/oidc/callback";
    /** Calls of the provider that strangers may cause at the same time. */
    private static final int EXCHANGES_MAX = 8;
    private static final int BODY_BYTES_MAX = 8_192;
    /** A logout token is older than that at most when it is refused as too old. */
    private static final long LOGOUT_SEEN_MILLIS = 1_800_000;
    /** No account has a space in its name. */
    private static final String PROVIDER = "identity provider";

    private final OidcSettings settings;
    private final OidcProvider provider;
    private final UserAccounts people;
    private final Users users;
    private final Sessions sessions;
    private final SessionOpening opening;
    private final WorkerPool accounts;
    private final AccessJournal trace;
    private final Clock clock;
    private final LogInThrottle throttle;
    private final ConcurrencyLimit exchanges = new ConcurrencyLimit(EXCHANGES_MAX);
    private final LogInTickets tickets = new LogInTickets();
    private final SeenTokens logOuts = new SeenTokens();

    /**
     * @param settings null = no provider
     * @param accounts runs changes of accounts
     */
    public OidcRoutes(Vertx vertx, OidcSettings settings, AccessPorts ports, Sessions sessions, WorkerPool accounts, AccessJournal trace,
            Clock clock) {
        this.settings = settings;
        this.provider = settings == null ? null : new OidcProvider(vertx, settings, clock);
        this.people = ports.people();
        this.users = ports.users();
        this.sessions = sessions;
        this.opening = new SessionOpening(sessions, users);
        this.accounts = accounts;
        this.trace = trace;
        this.clock = clock;
        this.throttle = new LogInThrottle(clock);
    }

    /** Looks after the provider; called once a second. */
    public void tick() {
        if (provider != null) {
            provider.tick();
        }
    }

    /** Closes what is open towards the provider. */
    public void stop() {
        if (provider != null) {
            provider.close();
        }
    }

    /** Why the provider cannot be used; null if it can, or there is none. Any thread. */
    public String trouble() {
        return provider == null ? null : provider.trouble();
    }

    /** Mounts routes that need no log-in. */
    public void mount(Router router) {
        router.get("/oidc").handler(ctx -> Responses.json(ctx, new JsonObject().put("offered", settings != null)
                .put("name", settings == null ? null : new JsonObject().put("zh", settings.name().zh()).put("en", settings.name().en()))));
        router.get("/oidc/start").handler(this::start);
        router.get(BACK).handler(this::back);
        router.post("/oidc/logout").handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX));
        router.post("/oidc/logout").handler(this::logOut);
    }

    private void start(RoutingContext ctx) {
        if (settings == null) {
            home(ctx, "NOT_OFFERED");
            return;
        }
        Ticket ticket = tickets.issue(knownBrowser(ctx), clock.millis());
        provider.address(ticket, redirect(ctx), "true".equals(ctx.request().getParam("again"))).onComplete(known -> {
            if (known.failed()) {
                refuse(ctx, known.cause());
            } else {
                ctx.response().addCookie(ticketCookie(ctx, ticket.cookie()).setMaxAge(LogInTickets.LIFE_MILLIS / 1000));
                leave(ctx, known.result());
            }
        });
    }

    /** What proves that somebody logged in with this browser before; null = nothing does. On the way back the strict cookie does not come with it. */
    private String knownBrowser(RoutingContext ctx) {
        String prefix = PasswordCheck.BROWSER_COOKIE;
        return ctx.request().cookies().stream().filter(each -> each.getName().startsWith(prefix)
                && users.isBrowserOf(each.getName().substring(prefix.length()), each.getValue())).map(Cookie::getValue).findFirst().orElse(null);
    }

    /** The browser comes from a foreign page then, so a strict cookie would not come with it. */
    private static Cookie ticketCookie(RoutingContext ctx, String value) {
        return SessionOpening.cookie(ctx, ticketName(ctx), value).setSameSite(CookieSameSite.LAX);
    }

    private static String ticketName(RoutingContext ctx) {
        return RequestRules.isSecure(ctx) ? "__Host-" + TICKET : TICKET;
    }

    private static String redirect(RoutingContext ctx) {
        return (RequestRules.isSecure(ctx) ? "https://" : "http://") + ctx.request().getHeader("Host") + BACK;
    }

    private void back(RoutingContext ctx) {
        if (settings == null) {
            home(ctx, "NOT_OFFERED");
            return;
        }
        Cookie cookie = ctx.request().getCookie(ticketName(ctx));
        ctx.response().addCookie(ticketCookie(ctx, "").setMaxAge(0));
        Ticket ticket = tickets.redeem(cookie == null ? null : cookie.getValue(), ctx.request().getParam("state"), clock.millis());
        String code = ctx.request().getParam("code");
        String issuer = ctx.request().getParam("iss");
        if (ticket == null) {
            refuse(ctx, "STARTED_ELSEWHERE", "not begun in this browser, over, or used");
        } else if (code == null || issuer != null && !issuer.equals(settings.issuer())) {
            refuse(ctx, "REFUSED", code == null ? "refused by the provider" : "an answer of another provider");
        } else {
            exchange(ctx, code, ticket);
        }
    }

    private void exchange(RoutingContext ctx, String code, Ticket ticket) {
        exchanges.enter();
        LogInThrottle.Turn turn = turn(ctx, ticket);
        provider.person(code, ticket, redirect(ctx)).onComplete(known -> {
            exchanges.leave();
            if (known.failed()) {
                refuse(ctx, known.cause(), turn);
            } else {
                turn.wasRight();
                Responses.attempt(ctx, () -> admit(ctx, known.result()));
            }
        });
    }

    /** A provider that is away is nobody's guess. */
    private void refuse(RoutingContext ctx, Throwable cause, LogInThrottle.Turn turn) {
        if (cause instanceof ProviderAway) {
            turn.wasNotMade();
        }
        refuse(ctx, cause);
    }

    /** Only what the provider refuses counts, and for a browser that logged in before by itself, so that nobody at its address keeps it out. */
    private LogInThrottle.Turn turn(RoutingContext ctx, Ticket ticket) {
        try {
            return throttle.reserveReturn(PasswordCheck.addressOf(ctx), ticket.browser());
        } catch (Problem tooMany) {
            exchanges.leave();
            trace.logInRefused(ctx, "", PROVIDER + ": too many tries");
            throw tooMany;
        }
    }

    private void admit(RoutingContext ctx, ProviderPerson person) {
        GroupRights rights = settings.rightsOf(person.groups());
        String before = people.nameOf(person.identity());
        if (rights == null) {
            expel(ctx, before);
            return;
        }
        Caller known = before == null ? null : users.known(before);
        Responses.blocking(ctx, accounts, () -> people.admit(person.identity(), person.shownName(), rights.role(), rights.scope()), name -> {
            Caller caller = users.known(name);
            caller.in(ctx);
            if (known == null || known.role() != rights.role() || !known.scope().equals(rights.scope())) {
                trace.did(ctx, TransitionType.ACCOUNT_CHANGED, rights.scope().enterprise(), name, "role " + rights.role() + ", " + rights.scope()
                        + " by group " + rights.group() + " of the identity provider");
            }
            open(ctx, caller, person);
            trace.loggedIn(ctx, caller);
            leave(ctx, "/");
        });
    }

    /** A log-in that the provider let through without asking for a secret proves nothing anew. */
    private void open(RoutingContext ctx, Caller caller, ProviderPerson person) {
        String session = person.session() == null ? "" : person.session();
        if (Math.abs(clock.millis() - person.authenticatedAt()) < Reauthentication.MILLIS) {
            opening.openProved(ctx, caller, session, person.authenticatedAt());
        } else {
            opening.open(ctx, caller, session);
        }
    }

    /** Who is in no group any more loses account, sessions and keys. */
    private void expel(RoutingContext ctx, String name) {
        if (name == null) {
            refuse(ctx, "NO_ROLE", "in no group that may do anything");
            return;
        }
        users.known(name).in(ctx);
        Responses.blocking(ctx, accounts, () -> people.remove(name), removed -> {
            trace.did(ctx, TransitionType.ACCOUNT_CHANGED, null, name, "removed: in no group of the identity provider that may do anything");
            refuse(ctx, "NO_ROLE", "in no group that may do anything");
        });
    }

    /** Back-channel logout: the provider itself calls. */
    private void logOut(RoutingContext ctx) {
        String token = ctx.request().getFormAttribute("logout_token");
        if (settings == null || token == null) {
            throw notTaken(settings == null ? "no identity provider is configured" : "logout_token is missing");
        }
        provider.logOut(token).onComplete(known -> Responses.attempt(ctx, () -> {
            if (known.cause() instanceof ProviderAway) {
                throw Problem.busy("logout_token: the provider's keys cannot be read: " + known.cause().getMessage());
            }
            if (known.failed()) {
                trace.logInRefused(ctx, "", "logout token");
                throw notTaken(known.cause().getMessage());
            }
            end(known.result());
            ctx.response().setStatusCode(200).putHeader("Cache-Control", "no-store").end();
        }));
    }

    private void end(ProviderLogOut over) {
        long now = clock.millis();
        ProviderIdentity identity = over.identity();
        String name = identity == null ? null : people.nameOf(identity);
        if (!logOuts.isFirst(over.id(), now + LOGOUT_SEEN_MILLIS, now)) {
            throw notTaken("this logout token was used before");
        }
        if (identity == null || name != null) {
            sessions.closeOfProvider(name, over.session());
            trace.changed();
        }
    }

    private static Problem notTaken(String why) {
        return new Problem(400, "logout_token: " + why).with("reason", "LOGOUT_TOKEN");
    }

    private void refuse(RoutingContext ctx, Throwable cause) {
        boolean isAway = cause instanceof ProviderAway;
        refuse(ctx, isAway ? "PROVIDER_AWAY" : "REFUSED", cause.getMessage());
    }

    private void refuse(RoutingContext ctx, String reason, String why) {
        trace.logInRefused(ctx, "", PROVIDER + ": " + why);
        home(ctx, reason);
    }

    /** The console says the reason. */
    private static void home(RoutingContext ctx, String reason) {
        leave(ctx, "/?logIn=" + reason);
    }

    private static void leave(RoutingContext ctx, String address) {
        ctx.response().setStatusCode(302).putHeader("Location", address).putHeader("Cache-Control", "no-store").end();
    }
}
