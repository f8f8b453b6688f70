package io.hazardwatch.gateway.api.onboarding;

import io.hazardwatch.gateway.api.access.SecondPerson;
import io.hazardwatch.gateway.api.hazards.HazardRoutes;
import io.hazardwatch.gateway.api.plant.ConfigurationRoutes;
import io.hazardwatch.gateway.api.plant.LiveConfiguration;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.ext.web.Router;

/** Mounts the routes of this folder. Event loop. */
public final class OnboardingApi {
    private OnboardingApi() {}

    /** Adds the routes; before those that show sites and enterprises. */
    public static void mount(Router router, OnboardingPorts ports, LiveConfiguration configuration, SecondPerson second,
                             SiteIndex sites, WorkerPool pool, Clock clock) {
        new ConfigurationRoutes(configuration, second).mount(router);
        new SiteFileRoutes(ports.proposals(), sites, clock).mount(router);
        new ProposalRoutes(ports.proposals(), second, clock).mount(router);
        new HazardRoutes(ports.hazards(), sites, second, clock).mount(router);
        new DoctorRoutes(ports.doctor()).mount(router);
        ImportRoutes imports = new ImportRoutes(ports, pool, clock);
        imports.mount(router);
        new AdoptionRoutes(ports.doctor(), imports).mount(router);
    }

    /** Site files are larger than other bodies. */
    public static void mountBodies(Router router) {
        SiteFileRoutes.mountBodies(router);
        ImportRoutes.mountBodies(router);
    }
}
