package io.hazardwatch.gateway.api.channels;

import io.hazardwatch.gateway.api.escalation.CallNames;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.ext.web.Router;
import java.util.function.Function;
import java.util.function.Supplier;

/** All calls about channels that need a log-in. Event loop. */
public final class ChannelApi {
    private ChannelApi() {}

    /**
     * Adds the routes.
     *
     * @param people those who have means
     * @param names of people
     * @param households what people call the household that is told by that contact, or null
     */
    public static void mount(Router router, ChannelPorts ports, Supplier<PeopleDirectory> people, CallNames names, Function<String, Text> households,
                             Clock clock) {
        new ChannelRoutes(ports, people, clock).mount(router);
        new DemoPhoneRoutes(ports.channels(), names, households).mount(router);
        new MessagePreviewRoutes(ports.renderer(), clock).mount(router);
    }
}
