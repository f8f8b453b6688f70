package io.hazardwatch.gateway.api.people;

import io.hazardwatch.gateway.api.access.AccessJournal;
import io.hazardwatch.gateway.api.channels.ChannelPorts;
import io.hazardwatch.gateway.escalation.EscalationProfile;
import io.hazardwatch.gateway.people.PeopleBook;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.ext.web.Router;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** All calls about people, posts and levels. Event loop. */
public final class PeopleApi {
    private PeopleApi() {}

    /**
     * @param pool     runs what waits for the relational store
     * @param personOf id of the person who logs in by an account
     * @param times    of calls by enterprise; any thread
     */
    public static void mount(Router router, PeopleBook book, WorkerPool pool, AccessJournal trace, ChannelPorts channels,
            UnaryOperator<String> personOf, Function<String, EscalationProfile> times, Clock clock) {
        PeopleEdits edits = new PeopleEdits(pool, trace);
        new PeopleRoutes(book, edits, clock).mount(router);
        VerificationSender sender = new VerificationSender(channels, clock);
        new VerificationRoutes(book, edits, sender, clock).mount(router);
        new PushRoutes(book, channels.subscriptions(), channels.channels(), edits, sender, personOf, clock).mount(router);
        new DeviceTestRoutes(book, channels.tests(), edits, personOf, clock).mount(router);
        new PostRoutes(book, edits).mount(router);
        new LevelRoutes(book, edits, times).mount(router);
    }
}
