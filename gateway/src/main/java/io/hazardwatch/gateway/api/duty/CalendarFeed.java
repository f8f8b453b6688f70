package io.hazardwatch.gateway.api.duty;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestRules;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.duty.ical.CalendarExport;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The shifts of a person as a calendar that other programs subscribe to, which cannot log in: the address is the secret. It shows that
 * person's shifts and names of posts, no other people. Requests are limited by address, and those with a token that is none further. Event
 * loop.
 */
final class CalendarFeed {
    static final String PATH = "/calendar-feeds/";
    static final String SUFFIX = "/duty.ics";
    /** Requests of an address within the window. */
    static final int REQUESTS_MAX = 60;
    /** Of these, those with a token that is none. */
    static final int WRONG_MAX = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int ADDRESSES_MAX = 10_000;
    private static final Duration BEFORE = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(90);

    /** Requests of an address since its window began. */
    private static final class Seen {
        private int requests;
        private int wrong;
    }

    private final RosterAccess desk;
    private final Function<String, Text> names;
    private final Cache<String, Seen> seen;

    CalendarFeed(RosterAccess desk, Function<String, Text> names, Clock clock) {
        this.desk = desk;
        this.names = names;
        this.seen = Caffeine.newBuilder().maximumSize(ADDRESSES_MAX).expireAfterWrite(WINDOW).ticker(clock::nanos).executor(Runnable::run)
                .build();
    }

    void mount(Router router) {
        router.get(PATH + ":token" + SUFFIX).handler(this::read);
    }

    private void read(RoutingContext ctx) {
        Seen address = seen.get(RequestRules.clientOf(ctx), unused -> new Seen());
        if (++address.requests > REQUESTS_MAX || address.wrong >= WRONG_MAX) {
            throw new Problem(429, "too many requests for calendar feeds; try again later").with("reason", "TOO_MANY_TRIES")
                    .retryAfter(WINDOW.toSeconds());
        }
        String token = ctx.pathParam("token");
        if (!CalendarFeedToken.isWellFormed(token)) {
            throw gone(address);
        }
        CalendarExport export = new CalendarExport(names, RosterExchangeRoutes.isEnglish(ctx), desk.now());
        Responses.blocking(ctx, desk.pool(), () -> calendar(export, CalendarFeedToken.hash(token), desk.now()), calendar -> {
            ctx.response().putHeader("Content-Type", "text/calendar; charset=utf-8").putHeader("Cache-Control", "private, no-store")
                    .end(calendar.orElseThrow(() -> gone(address)));
        });
    }

    /** Empty where nobody's feed has that hash. Worker thread. */
    private Optional<String> calendar(CalendarExport export, String hash, Instant now) {
        return Optional.ofNullable(desk.book().feedOf(hash)).map(person -> export.person(person, desk.roster(),
                desk.book().inForce().posts(), now.minus(BEFORE), now.plus(AHEAD)));
    }

    private static Problem gone(Seen address) {
        address.wrong++;
        return new Problem(410, "this calendar feed was revoked or renewed; its owner can make a new address").with("reason", "NO_SUCH_FEED");
    }
}
