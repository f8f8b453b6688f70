package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.access.AccessJournal;
import io.hazardwatch.gateway.api.access.SecondPerson;
import io.hazardwatch.gateway.api.escalation.CallNames;
import io.hazardwatch.gateway.api.escalation.RunningCalls;
import io.hazardwatch.gateway.api.http.ApiPools;
import io.hazardwatch.gateway.api.http.MapSettings;
import io.hazardwatch.gateway.api.plant.CoverageRoutes;
import io.hazardwatch.gateway.api.plant.DrawingRoutes;
import io.hazardwatch.gateway.api.plant.EnterpriseRoutes;
import io.hazardwatch.gateway.api.plant.MapRoutes;
import io.hazardwatch.gateway.api.plant.PointJson;
import io.hazardwatch.gateway.api.plant.PointRoutes;
import io.hazardwatch.gateway.api.plant.Protection;
import io.hazardwatch.gateway.api.plant.ProtectionRoutes;
import io.hazardwatch.gateway.api.plant.SearchRoutes;
import io.hazardwatch.gateway.api.plant.SiteJson;
import io.hazardwatch.gateway.api.plant.SiteRoutes;
import io.hazardwatch.gateway.api.plant.UnitJson;
import io.hazardwatch.gateway.api.plant.UnitRoutes;
import io.hazardwatch.gateway.api.position.PositionRoutes;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.ext.web.Router;

/** Routes of sites, points, units, drawings, coverage, positions and the map. Event loop. */
final class PlantApi {
    private final ApiPorts ports;
    private final PointJson points;
    private final ApiPools pools;
    private final AccessJournal trace;
    private final MapSettings map;
    private final Clock clock;

    PlantApi(ApiPorts ports, PointJson points, ApiPools pools, AccessJournal trace, MapSettings map, Clock clock) {
        this.ports = ports;
        this.points = points;
        this.pools = pools;
        this.trace = trace;
        this.map = map;
        this.clock = clock;
    }

    /** Adds the routes. */
    void mount(Router router, SiteIndex sites, SecondPerson second) {
        UnitJson units = new UnitJson(ports.plant().modes());
        Protection protection = new Protection(ports.plant().registry(), ports.leaks().checks(), ports.leaks().equipment(),
                ports.leaks().equipment().cameras());
        SiteJson json = new SiteJson(points, units, new CallNames(ports.people()::directory)::person, ports.plant().drawings(),
                ports.leaks().equipment().cameras());
        new SiteRoutes(ports.alarms().view(), sites, json, protection, clock).mount(router);
        new EnterpriseRoutes(sites, ports.alarms(), json, protection, pools.studies(), clock).mount(router);
        new DrawingRoutes(sites, ports.plant().drawings(), pools.studies(), trace).mount(router);
        new UnitRoutes(ports.plant().modes(), sites, units, second, clock).mount(router);
        new ProtectionRoutes(ports.alarms().view(), sites, protection, clock).mount(router);
        new CoverageRoutes(new CoverageRoutes.Sources(sites, ports.alarms(), protection, () -> ports.duty().now().values(),
                () -> ports.calls().running().stream().map(RunningCalls::calls).toList(), ports.onboarding().hazards()), pools.studies(), trace,
                clock).mount(router);
        new PointRoutes(sites, points).mount(router);
        new MapRoutes(map).mount(router);
        new SearchRoutes(sites, pools.studies()).mount(router);
        new PositionRoutes(ports.positions(), ports.alarms().view(), sites, clock).mount(router);
    }
}
