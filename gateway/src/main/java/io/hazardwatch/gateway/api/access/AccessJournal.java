package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.ext.web.RoutingContext;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Journals log-ins, refusals, changes and downloads, with the person and the address. Event loop.
 *
 * <p>Anonymous clients can cause only a bounded number of entries: repeats within a minute are counted and written as one entry
 * at the end of the minute, and at most {@value #KINDS_MAX} different kinds per entry type are kept apart per minute; further
 * ones are counted together. User names that do not exist are not written down, because people sometimes type a password into
 * the name field.
 */
public final class AccessJournal {
    static final long WINDOW_MILLIS = 60_000;
    static final int KINDS_MAX = 60;
    private static final int PATH_LENGTH_MAX = 200;
    private static final int FIRST_REFUSAL = 400;
    /** Enterprise of entries that concern the whole gateway; only people who see all enterprises can read them. */
    private static final String GATEWAY = "_system";
    private static final String OTHERS = "others";
    private static final String ENTERPRISE = "enterprise";

    /** Identifies repeats: two events of equal kind count as the same event. */
    record Kind(TransitionType type, String enterprise, String subject, String actor, String what, String session) {
        Note note(String text, long now) {
            return new Note(type, enterprise, subject, actor, text, now, session);
        }
    }

    /** Number of repeats since the last entry. */
    private static final class Repeats {
        private final long sinceMillis;
        private int count;

        Repeats(long sinceMillis) {
            this.sinceMillis = sinceMillis;
        }
    }

    private final AtomicLong refused = new AtomicLong();
    private final Map<Kind, Repeats> recent = new LinkedHashMap<>();
    private final Consumer<Note> journal;
    private final Users users;
    private final Clock clock;
    private Runnable onChange = () -> { };

    /** @param journal takes a note without delay; must not block */
    public AccessJournal(Consumer<Note> journal, Users users, Clock clock) {
        this.journal = journal;
        this.users = users;
        this.clock = clock;
    }

    /** Records a successful log-in, after its session was opened. */
    void loggedIn(RoutingContext ctx, Caller who) {
        ctx.put(AccessRecorder.TRIED, who.name());
        Kind kind = new Kind(TransitionType.LOGGED_IN, scope(who.scope().enterprise()), who.name(), who.name(), from(ctx),
                AccessRecorder.sessionOf(ctx));
        if (AccessRecorder.BASIC.equals(kind.session())) {
            bounded(kind);
        } else {
            journal.accept(kind.note(kind.what(), clock.millis()));
        }
    }

    /** Records a call that changes something, and that no other entry tells of, if it succeeds. */
    void onSuccess(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        ctx.addHeadersEndHandler(answered -> {
            if (ctx.response().getStatusCode() < FIRST_REFUSAL) {
                journal.accept(new Note(TransitionType.ACTION, scope(concerned(ctx, caller)), asked(ctx), caller.name(), from(ctx),
                        clock.millis(), AccessRecorder.sessionOf(ctx)));
            }
        });
    }

    /** The enterprise that the call names if the account sees part of it, because a route may ignore the name; else that of the account. */
    private static String concerned(RoutingContext ctx, Caller caller) {
        List<String> asked = ctx.pathParam(ENTERPRISE) == null ? ctx.queryParam(ENTERPRISE) : List.of(ctx.pathParam(ENTERPRISE));
        String named = asked.isEmpty() ? "" : asked.getFirst();
        boolean isTaken = Names.isName(named) && !Names.isReserved(named) && caller.seesPartOf(named);
        return isTaken ? named : caller.scope().enterprise();
    }

    private static String asked(RoutingContext ctx) {
        String path = ctx.normalizedPath();
        return ctx.request().method() + " " + path.substring(0, Math.min(path.length(), PATH_LENGTH_MAX));
    }

    /** Records a refused log-in. {@code why} says whether name or password was wrong or the attempt was not checked at all. */
    void logInRefused(RoutingContext ctx, String name, String why) {
        refused.incrementAndGet();
        Caller known = users.known(name);
        ctx.put(AccessRecorder.TRIED, known == null ? "" : known.name());
        AccessRecorder.refused(ctx, why);
        bounded(new Kind(TransitionType.LOG_IN_REFUSED, scope(known == null ? null : known.scope().enterprise()),
                known == null ? "unknown name" : known.name(), Transition.SYSTEM, why + ' ' + from(ctx), AccessRecorder.sessionOf(ctx)));
    }

    /** Log-ins and signatures refused since the start. Any thread. */
    public long refusals() {
        return refused.get();
    }

    /** Records that a role or enterprise does not allow what a logged-in person tried. */
    public void forbidden(RoutingContext ctx, Caller who, String reason) {
        bounded(new Kind(TransitionType.ACCESS_REFUSED, scope(who.scope().enterprise()), asked(ctx), who.name(),
                reason + ' ' + from(ctx), AccessRecorder.sessionOf(ctx)));
    }

    /**
     * Records what a logged-in person did.
     *
     * @param enterprise the enterprise concerned, or null for the whole gateway
     * @param subject the account, credential or export
     */
    public void did(RoutingContext ctx, TransitionType type, String enterprise, String subject, String what) {
        journal.accept(new Note(type, scope(enterprise), subject, Caller.of(ctx).name(), what + ' ' + from(ctx), clock.millis(),
                AccessRecorder.sessionOf(ctx)));
        if (type == TransitionType.ACCOUNT_CHANGED) {
            changed();
        }
    }

    /**
     * Records what a device did that proved itself.
     *
     * @param credential what the device proved itself by, in the form that lists show
     */
    void deviceDid(RoutingContext ctx, TransitionType type, String enterprise, String subject, String credential, String what) {
        journal.accept(new Note(type, scope(enterprise), subject, "device " + credential, what + ' ' + from(ctx), clock.millis()));
    }

    /** Says to {@code told} whenever somebody may have lost the right to what is open. */
    public void onChange(Runnable told) {
        onChange = told;
    }

    /** Somebody may have lost the right to what is open. */
    void changed() {
        onChange.run();
    }

    private static String scope(String enterprise) {
        return enterprise == null ? GATEWAY : enterprise;
    }

    /** A password that came with the request belongs to no session. */
    private static String from(RoutingContext ctx) {
        String session = ctx.get(AccessRecorder.SESSION);
        boolean isNone = session == null || session.equals(AccessRecorder.BASIC);
        String by = isNone ? "" : AccessRecorder.keyOf(ctx) != null ? " by " + session : " by session " + session;
        return "from " + PasswordCheck.addressOf(ctx) + by;
    }

    /** Writes an entry, or counts a repeat if the same was written within the last minute. */
    void bounded(Kind kind) {
        Repeats repeats = recent.get(kind);
        if (repeats != null) {
            repeats.count++;
        } else if (recent.keySet().stream().filter(each -> each.type() == kind.type()).count() < KINDS_MAX) {
            recent.put(kind, new Repeats(clock.millis()));
            journal.accept(kind.note(kind.what(), clock.millis()));
        } else {
            Kind others = new Kind(kind.type(), GATEWAY, OTHERS, Transition.SYSTEM, "by or from others", null);
            recent.computeIfAbsent(others, unused -> new Repeats(clock.millis())).count++;
        }
    }

    /** Writes the number of repeats once their minute is over. */
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

    /** Writes the repeats counted so far. */
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
