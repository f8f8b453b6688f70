package io.hazardwatch.gateway.notify.channel.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.notify.person.Behaviour;
import io.hazardwatch.gateway.notify.person.CanAnswerGarbage;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.ContractPeer;
import io.hazardwatch.gateway.notify.person.KnowsNoAddresses;
import io.hazardwatch.gateway.notify.person.MessageText;
import io.hazardwatch.gateway.notify.person.RemoteChannelContract;
import io.hazardwatch.gateway.notify.person.TestMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.SelfSigned;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Syslog over TLS: whole frames, whatever a message contains. */
class SyslogChannelTest extends RemoteChannelContract implements CanAnswerGarbage, KnowsNoAddresses {
    @TempDir
    private static Path directory;
    private static SelfSigned certificate;
    private Collector collector;

    @Override
    protected ContractPeer openPeer() throws Exception {
        if (certificate == null) {
            certificate = SelfSigned.in(directory);
        }
        collector = new Collector();
        return collector;
    }

    @Override
    protected ChannelSettings settings() {
        return new SyslogSettings(options("syslog"), "localhost", collector.port(), true, certificate.certificate().toString(), "gw-1");
    }

    @Override
    protected ContactMeansKind means() {
        return ContactMeansKind.APP;
    }

    @Override
    protected String address() {
        return "collector";
    }

    @Test
    void frame_isThatOfTheStandard() {
        Buffer frame = SyslogFrame.of(TestMessage.of("k\"]\n1", ContactMeansKind.APP, "c", new MessageText("t", "b", "P1 储罐\nline 2", "s")), "gw-1");
        String expected = "<129>1 2025-11-22T03:13:54.567Z gw-1 hazardwatch - call "
                + "[message@32473 key=\"k\\\"\\] 1\" person=\"li-wei\" nature=\"live\"] "
                + "\ufeffP1 储罐 line 2";
        assertEquals(expected.getBytes(StandardCharsets.UTF_8).length + " " + expected, frame.toString());
    }

    @Test
    void longMessage_isCutBetweenCharactersAndItsLengthIsRight() {
        String frame = SyslogFrame.of(TestMessage.of("k", ContactMeansKind.APP, "c", "储".repeat(5_000)), "gw-1").toString();
        int length = Integer.parseInt(frame.substring(0, frame.indexOf(' ')));
        assertTrue(length <= 8_192 && length > 8_188, () -> "length " + length);
        assertEquals(length, frame.substring(frame.indexOf(' ') + 1).getBytes(StandardCharsets.UTF_8).length);
    }

    /** A collector that reads frames by their lengths. */
    private static final class Collector implements ContractPeer {
        private final Vertx own = Vertx.vertx();
        /** Kept, because Vert.x closes a client that nothing refers to any more, with its connections. */
        private final NetClient inward = own.createNetClient();
        private final NetServer server;
        private final NetServer hanging;
        private final Queue<Buffer> streams = new ConcurrentLinkedQueue<>();
        private volatile Behaviour behaviour = Behaviour.WELL;

        Collector() throws Exception {
            server = own.createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(0).setSsl(true).setKeyCertOptions(
                    new PemKeyCertOptions().addCertPath(certificate.certificate().toString()).addKeyPath(certificate.key().toString())))
                    .connectHandler(socket -> {
                        Buffer stream = Buffer.buffer();
                        streams.add(stream);
                        socket.handler(chunk -> {
                            synchronized (stream) {
                                stream.appendBuffer(chunk);
                            }
                        });
                    });
            server.listen().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
            hanging = own.createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(0)).connectHandler(this::front);
            hanging.listen().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }

        /** Passes bytes on to the collector, or misbehaves before it. */
        private void front(NetSocket socket) {
            switch (behaviour) {
                case WELL -> {
                    socket.pause();
                    inward.connect(server.actualPort(), "127.0.0.1").onSuccess(inner -> {
                        socket.handler(inner::write).closeHandler(over -> inner.close());
                        inner.handler(socket::write).closeHandler(over -> socket.close());
                        socket.resume();
                    });
                }
                case GARBAGE -> socket.write("HTTP/1.1 400 what?\r\n\r\n");
                case RESETS -> socket.close();
                default -> socket.handler(ignored -> { });
            }
        }

        int port() {
            return hanging.actualPort();
        }

        @Override
        public void behave(Behaviour next) {
            behaviour = next;
        }

        @Override
        public List<String> received() {
            List<String> frames = new ArrayList<>();
            streams.forEach(stream -> frames.addAll(frames(stream)));
            return frames;
        }

        private static List<String> frames(Buffer stream) {
            byte[] bytes;
            synchronized (stream) {
                bytes = stream.getBytes();
            }
            List<String> frames = new ArrayList<>();
            int at = 0;
            while (at < bytes.length) {
                int blank = at;
                while (blank < bytes.length && bytes[blank] != ' ') {
                    blank++;
                }
                if (blank == bytes.length) {
                    return frames;
                }
                int length = Integer.parseInt(new String(bytes, at, blank - at, StandardCharsets.US_ASCII));
                if (blank + 1 + length > bytes.length) {
                    return frames;
                }
                frames.add(new String(bytes, blank + 1, length, StandardCharsets.UTF_8));
                at = blank + 1 + length;
            }
            return frames;
        }

        @Override
        public void close() throws IOException {
            try {
                own.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new IOException(e);
            }
        }
    }
}
