package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.testkit.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class RevocationTest {
    @Test
    void revokedCredential_endsItsOpenConnectionsAndNoOther() {
        try (ListenerFixture fixture = new ListenerFixture(); RawClient five = fixture.acme(5, "a");
                RawClient old = fixture.acme(4, "b"); RawClient token = fixture.connected(5, "c", "token-gd-01");
                RawClient neighbour = fixture.connected(5, "a", "other")) {
            fixture.revoked.add(Plant.ACME);
            assertEquals("E00198", five.receive());
            assertEquals(RawClient.CLOSED, five.receive());
            assertEquals(RawClient.CLOSED, old.receive());
            assertEquals("D000", token.ping());
            assertEquals("D000", neighbour.ping());
            fixture.revoked.add(Plant.ONLY_GD_01);
            assertEquals("E00198", token.receive());
            assertEquals("D000", neighbour.ping());
        }
    }
}
