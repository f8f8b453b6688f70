package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.access.Authentication;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.ext.web.Router;

/** All calls about duty. Event loop. */
public final class DutyRoutes {
    private final DutyRequests requests;
    private final DutyJson json;
    private final WorkerPool pool;
    private final Clock clock;

    /** @param pool reads what is kept */
    public DutyRoutes(Duty duty, Authentication authentication, WorkerPool pool, Clock clock) {
        this.requests = new DutyRequests(duty, authentication);
        this.json = new DutyJson(duty.people(), duty::notKept);
        this.pool = pool;
        this.clock = clock;
    }

    public void mount(Router router) {
        new HandoverRoutes(requests, json, clock).mount(router);
        new RollCallRoutes(requests, json, pool, clock).mount(router);
        new DutyLogRoutes(requests, json, pool, clock).mount(router);
        new DutyReportRoutes(requests, pool, clock).mount(router);
    }
}
