package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.access.AccessTrace;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.ext.web.Router;

/** All calls of the roster. Event loop. */
public final class RosterApi {
    private RosterApi() {}

    /** @param pool runs what waits for the relational store */
    public static void mount(Router router, DutyRoster roster, WorkerPool pool, AccessTrace trace, Clock clock) {
        RosterDesk desk = new RosterDesk(roster.book(), roster.personOf(), pool, clock);
        RosterJson json = new RosterJson(roster.names());
        new RosterRoutes(desk, json, roster.missing()).mount(router);
        new ShiftRoutes(desk, json).mount(router);
        new SwapRoutes(desk).mount(router);
        new LeaveRoutes(desk).mount(router);
        new CalendarRoutes(roster.calendar(), pool, trace, clock).mount(router);
        new RosterExchangeRoutes(desk, roster.yaml()).mount(router);
    }
}
