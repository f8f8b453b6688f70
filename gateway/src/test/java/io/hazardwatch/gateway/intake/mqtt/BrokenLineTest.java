package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which ends of connections count as broken, and whose they are. */
@ExtendWith(LeakCheck.class)
class BrokenLineTest {
    private static final String DEVICE = "token-gd-01";

    private static RawClient device(ListenerFixture fixture, String clientId, int keepAliveSeconds) {
        RawClient client = fixture.raw(5);
        assertEquals("00", client.connect(clientId, DEVICE, null, keepAliveSeconds).substring(6, 8));
        return client;
    }

    private static void publish(RawClient client, String device) {
        client.publish(Plant.topic("acme", device), 0, 0, "{\"lel\":1}");
        client.ping();
    }

    /** A connection is out of the count a moment before its end is told. */
    private static void awaitTold(ListenerFixture fixture, List<String> told) {
        Await.until("told: " + told, () -> fixture.lines.told().equals(told));
    }

    @Test
    void connectionOfADeviceBreaks_isTold() {
        try (ListenerFixture fixture = new ListenerFixture()) {
            device(fixture, "a", 0).close();
            fixture.awaitConnections(0);
            awaitTold(fixture, List.of("back gd-01", "lost gd-01"));
        }
    }

    @Test
    void clientThatSaysNothing_isBrokenWhenItsKeepAliveRanOut() {
        try (ListenerFixture fixture = new ListenerFixture(); RawClient client = device(fixture, "a", 1)) {
            client.finish();
            Await.until("told", () -> fixture.lines.told().contains("lost gd-01"));
        }
    }

    @Test
    void disconnect_isAParting() {
        try (ListenerFixture fixture = new ListenerFixture(); RawClient client = device(fixture, "a", 0)) {
            client.send("E000");
            fixture.awaitConnections(0);
            assertEquals(List.of("back gd-01"), fixture.lines.told());
        }
    }

    @Test
    void secondSessionOfTheDevice_keepsIt_untilThatBreaksToo() {
        try (ListenerFixture fixture = new ListenerFixture()) {
            RawClient first = device(fixture, "a", 0);
            RawClient second = device(fixture, "b", 0);
            first.close();
            fixture.awaitConnections(1);
            assertEquals(List.of("back gd-01", "back gd-01"), fixture.lines.told());
            second.close();
            fixture.awaitConnections(0);
            awaitTold(fixture, List.of("back gd-01", "back gd-01", "lost gd-01"));
        }
    }

    @Test
    void sessionTakenOver_isNoBreak() {
        try (ListenerFixture fixture = new ListenerFixture()) {
            RawClient first = device(fixture, "a", 0);
            RawClient second = device(fixture, "a", 0);
            first.receive();
            first.close();
            fixture.awaitConnections(1);
            assertEquals(List.of("back gd-01", "back gd-01"), fixture.lines.told());
            second.close();
        }
    }

    @Test
    void connectionOfAnEnterpriseBreaks_concernsThoseItPublishedFor() {
        try (ListenerFixture fixture = new ListenerFixture()) {
            RawClient gateway = fixture.acme(5, "gw");
            publish(gateway, "gd-02");
            gateway.publish(Plant.topic("acme", "nobody"), 0, 0, "{}");
            gateway.ping();
            gateway.close();
            fixture.awaitConnections(0);
            awaitTold(fixture, List.of("lost gd-02"));
        }
    }

    @Test
    void connectionOfAnEnterpriseBreaks_devicesWithALineOfTheirOwnAreNotConcerned() {
        try (ListenerFixture fixture = new ListenerFixture(); RawClient own = device(fixture, "a", 0)) {
            RawClient gateway = fixture.acme(4, "gw");
            own.ping();
            publish(gateway, "gd-01");
            publish(gateway, "gd-02");
            gateway.close();
            fixture.awaitConnections(1);
            awaitTold(fixture, List.of("back gd-01", "lost gd-02"));
        }
    }

    @Test
    void doorCloses_nothingIsBroken() {
        RecordedConnections lines;
        try (ListenerFixture fixture = new ListenerFixture()) {
            RawClient client = device(fixture, "a", 0);
            lines = fixture.lines;
            ListenerFixture.await(fixture.listener.close());
            client.close();
            fixture.awaitConnections(0);
        }
        assertEquals(List.of("back gd-01"), lines.told());
    }
}
