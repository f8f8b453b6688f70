package io.hazardwatch.gateway.api.ingest;

import io.hazardwatch.gateway.api.access.AccessJournal;
import io.hazardwatch.gateway.api.access.AccessPorts;
import io.hazardwatch.gateway.api.access.CertificateRoutes;
import io.hazardwatch.gateway.api.access.ClaimingRoutes;
import io.hazardwatch.gateway.api.http.ApiPools;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.Router;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Mounts what devices ask, who prove themselves by credentials of their own. No state. */
public final class DeviceApi {
    private DeviceApi() {}

    /**
     * @param pools one asks the store about certificates
     * @param known marks a connection as one of somebody who has logged in
     */
    public static void mount(Router router, Vertx vertx, IngestPorts ports, Supplier<Registry> registry, AccessPorts access,
            ApiPools pools, AccessJournal trace, Consumer<HttpConnection> known, Clock clock) {
        new IngestRoutes(vertx, ports, registry, known, clock).mount(router);
        new CertificateRoutes(access.certificates(), pools.accounts(), trace, known).mount(router);
        new ClaimingRoutes(access.claims(), pools.accounts(), trace, clock).mount(router);
    }
}
