package io.hazardwatch.gateway.api.channels;

import io.hazardwatch.gateway.api.escalation.CallNames;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.ext.web.Router;

/** All calls about channels that need a log-in. Event loop. */
public final class ChannelApi {
    private ChannelApi() {}

    /**
     * Adds the routes.
     *
     * @param names of people
     */
    public static void mount(Router router, ChannelPorts ports, CallNames names, Clock clock) {
        new DemoPhoneRoutes(ports.channels(), names).mount(router);
        new MessagePreviewRoutes(ports.renderer(), clock).mount(router);
    }
}
