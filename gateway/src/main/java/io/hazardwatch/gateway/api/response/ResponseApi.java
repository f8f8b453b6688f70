package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.access.SecondPerson;
import io.hazardwatch.gateway.api.weather.Weather;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.ext.web.Router;

/** Mounts the calls about permits, our warnings and response cards. */
public final class ResponseApi {
    private ResponseApi() {}

    public static void mount(Router router, ResponsePorts ports, Weather weather, SiteIndex sites, SecondPerson second,
                             Clock clock) {
        new PermitRoutes(ports.permits(), new PermitWeather(weather::restrictions), sites, clock).mount(router);
        new OwnWarningRoutes(ports.warnings(), sites, second, clock).mount(router);
        new ContourRoutes(ports.cards()).mount(router);
        new NeighbourCallRoutes(ports.calls(), ports.cards(), clock).mount(router);
        new CardRoutes(ports.cards(), ports.calls(), sites, ports.warnings().origin().base(), clock).mount(router);
    }
}
