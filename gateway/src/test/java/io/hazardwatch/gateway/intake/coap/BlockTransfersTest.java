package io.hazardwatch.gateway.intake.coap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.Plant;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.network.stack.KeyUri;
import org.junit.jupiter.api.Test;

/** Room for payloads in blocks, twenty in all. */
class BlockTransfersTest {
    private final BlockTransfers transfers = new BlockTransfers(20);

    private static KeyUri key(int number) {
        return new KeyUri("coap:/v1/me?n=" + number, "192.0.2.1", Code.POST);
    }

    @Test
    void credential_hasAQuarterOfTheRoom() {
        for (int i = 0; i < 5; i++) {
            assertTrue(transfers.begin(key(i), Plant.ACME, 0));
        }
        assertFalse(transfers.begin(key(5), Plant.ACME, 0));
        assertTrue(transfers.begin(key(6), Plant.ONLY_GD_01, 0));
        assertTrue(transfers.begin(key(0), Plant.ACME, 0), "one that begins again");
        transfers.end(key(1));
        assertTrue(transfers.begin(key(5), Plant.ACME, 0));
        assertFalse(transfers.goesOn(key(1), 0));
    }

    @Test
    void transferThatIsSilent_givesUpItsPlace() {
        for (int i = 0; i < 5; i++) {
            assertTrue(transfers.begin(key(i), Plant.ACME, 0));
        }
        long later = TimeUnit.SECONDS.toNanos(CoapConnectors.BLOCK_PAUSE_SECONDS_MAX);
        assertTrue(transfers.goesOn(key(0), later));
        assertFalse(transfers.begin(key(5), Plant.ACME, later));
        assertTrue(transfers.begin(key(5), Plant.ACME, later + later / 2));
        assertTrue(transfers.goesOn(key(0), later + later / 2));
        assertFalse(transfers.goesOn(key(1), later + later / 2));
    }
}
