package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.access.AccessJournal;
import io.hazardwatch.gateway.duty.ical.CalendarImport;
import io.hazardwatch.gateway.people.MeansTestBook;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;

/** All calls of the roster. Event loop. */
public final class RosterApi {
    private RosterApi() {}

    /**
     * @param tests whether people confirmed the last test of each means
     * @param pool  runs what waits for the relational store
     */
    public static void mount(Router router, DutyRoster roster, MeansTestBook tests, WorkerPool pool, AccessJournal trace, Clock clock) {
        RosterAccess desk = new RosterAccess(roster.book(), roster.personOf(), pool, clock);
        RosterJson json = new RosterJson(roster.names());
        new RosterRoutes(desk, json, roster.missing(), tests).mount(router);
        new ShiftRoutes(desk, json).mount(router);
        new PlanRoutes(desk).mount(router);
        new SwapRoutes(desk).mount(router);
        new LeaveRoutes(desk).mount(router);
        new CalendarRoutes(roster.calendar(), roster.calendarYaml(), pool, trace, clock).mount(router);
        new RosterExchangeRoutes(desk, roster).mount(router);
        new CalendarFeedRoutes(desk).mount(router);
    }

    /** Takes the bodies of files, which may be larger than others; before the handler of all bodies. */
    public static void mountBodies(Router router) {
        router.post(RosterExchangeRoutes.IMPORT).handler(BodyHandler.create(false).setBodyLimit(CalendarImport.BYTES_MAX));
    }

    /** Calendar feeds, which are read without a log-in; before the handler of log-ins. */
    public static void mountFeeds(Router router, DutyRoster roster, WorkerPool pool, Clock clock) {
        new CalendarFeed(new RosterAccess(roster.book(), roster.personOf(), pool, clock), roster.names(), clock).mount(router);
    }
}
