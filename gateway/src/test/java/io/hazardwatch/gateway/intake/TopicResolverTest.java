package io.hazardwatch.gateway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Registry;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TopicResolverTest {
    private final AtomicReference<Registry> registry = new AtomicReference<>(Plant.registry());
    private final TopicResolver routes = TopicResolver.of("mqtt", Plant.ACME, registry::get);

    @Test
    void topicOfKnownDevice_leadsToIt() {
        ResolvedTopic route = routes.route(Plant.TOPIC);
        assertEquals(Plant.GD_01, route.device().id());
        assertNull(route.refusal());
        assertEquals(new MessageOrigin("mqtt", "acme/a1", "acme-gateway", "acme", Plant.TOPIC), route.origin());
    }

    @Test
    void topicOfAnotherEnterprise_isRefusedAsForeign() {
        ResolvedTopic route = routes.route(Plant.topic("other", "gd-01"));
        assertEquals(RejectReason.NOT_AUTHORISED, route.refusal());
        assertEquals("acme", route.origin().enterprise(), "a trespass is shown to the trespasser's own enterprise");
    }

    @Test
    void topicOfNoDevice_isRefusedAsUnknown() {
        assertEquals(RejectReason.UNKNOWN_DEVICE, routes.route(Plant.topic("acme", "gd-99")).refusal());
    }

    @Test
    void topicOfAnotherShape_isRefusedAsBad() {
        for (String topic : new String[] {"", "hazard/v1/telemetry", "hazard/v1//telemetry", "hazard/v1/a/b/telemetry",
            "hazard/v1/a/b/c/d/telemetry", "hazard/v1/a/b/c d/telemetry", "hazard/v1/acme/depot/gd-01/telemetry/x",
            "hazard/v2/acme/depot/gd-01/telemetry", "x".repeat(5000)}) {
            assertEquals(RejectReason.BAD_TOPIC, routes.route(topic).refusal(), topic);
        }
    }

    @Test
    void ownTopic_needsACredentialOfOneDevice() {
        String own = "v1/devices/me/telemetry";
        assertEquals(RejectReason.NOT_AUTHORISED, routes.route(own).refusal());
        TopicResolver ofDevice = TopicResolver.of("mqtt", Plant.ONLY_GD_01, registry::get);
        assertEquals(Plant.GD_01, ofDevice.route(own).device().id());
        assertEquals(RejectReason.NOT_AUTHORISED, ofDevice.route(Plant.topic("acme", "gd-02")).refusal());
    }

    @Test
    void registrySwapped_whoSpokeHereIsStillKnownWhileConfigured() {
        routes.route(Plant.TOPIC);
        registry.set(Plant.registry());
        routes.route("hazard/v1/acme/depot/gd-99/telemetry");
        assertEquals(Set.of(Plant.GD_01), routes.devices());
        registry.set(Registry.EMPTY);
        routes.route("hazard/v1/acme/depot/gd-99/telemetry");
        assertEquals(Set.of(), routes.devices());
    }

    @Test
    void registrySwapped_topicIsReadAgain() {
        ResolvedTopic before = routes.route(Plant.TOPIC);
        assertSame(before, routes.route(Plant.TOPIC));
        registry.set(Registry.EMPTY);
        assertEquals(RejectReason.UNKNOWN_DEVICE, routes.route(Plant.TOPIC).refusal());
        registry.set(Plant.registry());
        assertNotSame(before, routes.route(Plant.TOPIC));
        assertEquals(before, routes.route(Plant.TOPIC));
    }

    @Test
    void moreTopicsThanKept_areStillAnswered() {
        for (int i = 0; i < TopicResolver.KEPT_MAX * 2 + 10; i++) {
            routes.route(Plant.topic("acme", "made-up-" + i));
        }
        assertEquals(Plant.GD_01, routes.route(Plant.TOPIC).device().id());
    }

    @Test
    void brokerOfOneEnterprise_givesNoOther() {
        TopicResolver broker = TopicResolver.ofBroker("upstream:hq", "acme", registry::get);
        assertEquals(Plant.GD_01, broker.route(Plant.TOPIC).device().id());
        assertEquals(RejectReason.NOT_AUTHORISED, broker.route(Plant.topic("other", "gd-01")).refusal());
        assertEquals("other", TopicResolver.ofBroker("upstream:hq", null, registry::get)
                .route(Plant.topic("other", "gd-01")).device().id().enterprise());
    }
}
