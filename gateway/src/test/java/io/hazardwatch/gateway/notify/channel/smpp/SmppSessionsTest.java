package io.hazardwatch.gateway.notify.channel.smpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.CodeReply;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.ReceiptListener;
import io.hazardwatch.gateway.notify.person.SendRate;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jsmpp.InvalidCommandLengthException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions with a centre that takes connections and then says nothing, or too much. */
@ExtendWith(LeakCheck.class)
class SmppSessionsTest {
    private static final long PATIENCE_MILLIS = 60_000;
    /** How long the opening waits for an answer that never comes; what the test does meanwhile takes milliseconds. */
    private static final long OPENING_MILLIS = 20_000;
    private static final ReceiptListener NOBODY = new ReceiptListener() {
        @Override
        public void received(DeliveryReceipt receipt) {
            throw new IllegalStateException("nothing was sent");
        }

        @Override
        public void replied(CodeReply reply) {
            throw new IllegalStateException("nothing was sent");
        }
    };

    @Test
    void openingThatTakesLong_holdsUpNobodyElse() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
                WorkerPool threads = new WorkerPool(vertx, "smpp", 1, 1)) {
            SmppSettings settings = new SmppSettings(new ChannelOptions("sms", Set.of(ContactMeansKind.SMS), Set.of(), OPENING_MILLIS,
                    SendRate.UNLIMITED), "127.0.0.1", silent.getLocalPort(), false, null, "gateway", "secret", "", "", false, 1_000, List.of());
            SmppSessions sessions = new SmppSessions(settings, new SmppReceiver(settings, new ChannelContext(vertx, Clock.SYSTEM, NOBODY)), vertx,
                    threads);
            Thread opening = Thread.ofPlatform().start(() -> assertThrows(IOException.class, sessions::bound));
            try (Socket waits = silent.accept()) {
                assertTrue(waits.getInputStream().read() >= 0, "it binds");
                sessions.close();
                assertTrue(opening.isAlive(), "closed while the session was still being opened");
            }
            opening.join(PATIENCE_MILLIS);
            assertThrows(IOException.class, sessions::bound);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    private static DataInputStream header(int length) {
        return new DataInputStream(new ByteArrayInputStream(ByteBuffer.allocate(16).putInt(length).array()));
    }

    @Test
    void pduThatSaysItIsHuge_isRefusedBeforeThereIsRoomForIt() throws Exception {
        BoundedPduReader reader = new BoundedPduReader();
        assertThrows(InvalidCommandLengthException.class, () -> reader.readPDUHeader(header(Integer.MAX_VALUE)));
        assertEquals(BoundedPduReader.LENGTH_MAX, reader.readPDUHeader(header(BoundedPduReader.LENGTH_MAX)).getCommandLength());
    }
}
