package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.ext.web.RoutingContext;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes into the journal who came in, who was refused, and who changed or took what, and from where. Event loop.
 *
 * <p>What strangers can cause is bounded: the same again within a minute is counted and told once at the minute's end, and no more
 * than {@value #KINDS_MAX} different ones of a type are told apart in a minute; the others are counted together. A name that nobody has is
 * not written down, because people type passwords into the wrong field.
 */
public final class AccessTrace {
    static final long WINDOW_MILLIS = 60_000;
    static final int KINDS_MAX = 60;
    private static final int PATH_LENGTH_MAX = 200;
    /** Enterprise of what concerns the whole gateway: only people who see all enterprises read it. */
    private static final String GATEWAY = "_system";
    private static final String OTHERS = "others";

    /** What is the same when it happens again. */
    record Kind(TransitionType type, String enterprise, String subject, String actor, String what) {
        Note note(String text, long now) {
            return new Note(type, enterprise, subject, actor, text, now);
        }
    }

    /** How often it happened again since it was last told. */
    private static final class Repeats {
        private final long sinceMillis;
        private int count;

        Repeats(long sinceMillis) {
            this.sinceMillis = sinceMillis;
        }
    }

    private final Map<Kind, Repeats> recent = new LinkedHashMap<>();
    private final Consumer<Note> journal;
    private final Users users;
    private final Clock clock;

    /** @param journal takes a note at once; must not block */
    public AccessTrace(Consumer<Note> journal, Users users, Clock clock) {
        this.journal = journal;
        this.users = users;
        this.clock = clock;
    }

    /** A right name and password. */
    void loggedIn(RoutingContext ctx, Caller who) {
        bounded(new Kind(TransitionType.LOGGED_IN, scope(who.enterprise()), who.name(), who.name(), from(ctx)));
    }

    /** A wrong name or password, or one that was not looked at; {@code why} says which. */
    void logInRefused(RoutingContext ctx, String name, String why) {
        Caller known = users.known(name);
        bounded(new Kind(TransitionType.LOG_IN_REFUSED, scope(known == null ? null : known.enterprise()),
                known == null ? "unknown name" : known.name(), Transition.SYSTEM, why + ' ' + from(ctx)));
    }

    /** What the role or the enterprise of somebody logged in does not allow. */
    public void forbidden(RoutingContext ctx, Caller who, Problem problem) {
        String path = ctx.normalizedPath();
        String asked = ctx.request().method() + " " + path.substring(0, Math.min(path.length(), PATH_LENGTH_MAX));
        bounded(new Kind(TransitionType.ACCESS_REFUSED, scope(who.enterprise()), asked, who.name(),
                problem.reason() + ' ' + from(ctx)));
    }

    /**
     * What somebody logged in did.
     *
     * @param enterprise whom it concerns, or null for the whole gateway
     * @param subject    the account, credential or export
     */
    public void did(RoutingContext ctx, TransitionType type, String enterprise, String subject, String what) {
        journal.accept(new Note(type, scope(enterprise), subject, Caller.of(ctx).name(), what + ' ' + from(ctx), clock.millis()));
    }

    private static String scope(String enterprise) {
        return enterprise == null ? GATEWAY : enterprise;
    }

    private static String from(RoutingContext ctx) {
        return "from " + PasswordCheck.addressOf(ctx);
    }

    /** Tells it now, or counts it when it was told within the last minute. */
    void bounded(Kind kind) {
        Repeats repeats = recent.get(kind);
        if (repeats != null) {
            repeats.count++;
        } else if (recent.keySet().stream().filter(each -> each.type() == kind.type()).count() < KINDS_MAX) {
            recent.put(kind, new Repeats(clock.millis()));
            journal.accept(kind.note(kind.what(), clock.millis()));
        } else {
            Kind others = new Kind(kind.type(), GATEWAY, OTHERS, Transition.SYSTEM, "by or from others");
            recent.computeIfAbsent(others, unused -> new Repeats(clock.millis())).count++;
        }
    }

    /** Tells how often it was the same again, once a minute is over. */
    public void tick() {
        long now = clock.millis();
        for (Iterator<Map.Entry<Kind, Repeats>> each = recent.entrySet().iterator(); each.hasNext();) {
            Map.Entry<Kind, Repeats> entry = each.next();
            if (now - entry.getValue().sinceMillis >= WINDOW_MILLIS) {
                each.remove();
                tell(entry.getKey(), entry.getValue().count, now);
            }
        }
    }

    /** Tells what was counted so far. */
    public void stop() {
        recent.forEach((kind, repeats) -> tell(kind, repeats.count, clock.millis()));
        recent.clear();
    }

    private void tell(Kind kind, int count, long now) {
        if (count > 0) {
            journal.accept(kind.note(kind.what() + ", " + count + " more within a minute", now));
        }
    }
}
