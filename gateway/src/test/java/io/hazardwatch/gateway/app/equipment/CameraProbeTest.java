package io.hazardwatch.gateway.app.equipment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Ports;
import io.hazardwatch.gateway.testkit.SelfSigned;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A probe against a peer of this machine that answers what a test wants. */
class CameraProbeTest {
    /** Long enough for a loaded machine; only peers that never answer take so long. */
    private static final int PATIENT_MILLIS = 60_000;
    private static final int HASTY_MILLIS = 200;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<List<String>> asked = new LinkedBlockingQueue<>();

    /** The port of a peer that reads a request and writes an answer; null = never. */
    private int peer(String answer) throws IOException {
        return peer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), new String[] {answer});
    }

    /** Answers one connection after the other. */
    private int peer(ServerSocket server, String... answers) {
        open.add(server);
        Thread.ofVirtual().start(() -> Stream.of(answers).forEach(answer -> serve(server, answer)));
        return server.getLocalPort();
    }

    private void serve(ServerSocket server, String answer) {
        try {
            Socket socket = server.accept();
            open.add(socket);
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.add(line);
            }
            asked.add(lines);
            if (answer != null) {
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                socket.close();
            }
        } catch (IOException gone) {
            // the test has ended
        }
    }

    private static boolean isReachable(int timeOutMillis, String url) {
        return new CameraProbe(timeOutMillis, address -> false).test(url);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"RTSP/1.0 200 OK, true", "RTSP/1.0 401 Unauthorized, true", "RTSP/1.0 503 Busy, true", "RTSP/1.0 454, true",
        "HTTP/1.1 200 OK, false", "220 mail.example ESMTP, false", "'', false"})
    void anyStatusOfRtsp_isReachable_andNothingElse(String line, boolean isReachable) throws Exception {
        int port = peer(line + "\r\nCSeq: 1\r\n\r\n");
        assertEquals(isReachable, isReachable(PATIENT_MILLIS, "rtsp://127.0.0.1:" + port + "/live?a=b"));
        List<String> request = asked.poll(PATIENT_MILLIS, TimeUnit.MILLISECONDS);
        assertEquals(List.of("OPTIONS rtsp://127.0.0.1:" + port + "/live?a=b RTSP/1.0", "CSeq: 1"), request.subList(0, 2));
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 200 OK, true", "HTTP/1.0 302 Found, true", "HTTP/1.1 401 Unauthorized, true", "HTTP/1.1 404, true",
        "HTTP/1.1 500 Internal Server Error, false", "HTTP/1.1 100 Continue, false", "HTTP/1.1 999, false", "RTSP/1.0 200 OK, false"})
    void statusOfHttpBelow500_isReachable_andNoRedirectIsFollowed(String line, boolean isReachable) throws Exception {
        int port = peer(line + "\r\nLocation: http://127.0.0.1:1/\r\n\r\n");
        assertEquals(isReachable, isReachable(PATIENT_MILLIS, "http://127.0.0.1:" + port));
        List<String> request = asked.poll(PATIENT_MILLIS, TimeUnit.MILLISECONDS);
        assertEquals(List.of("HEAD / HTTP/1.1", "Host: 127.0.0.1:" + port), request.subList(0, 2));
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 200 OK, true", "HTTP/1.0 401 Unauthorized, true", "HTTP/1.1 501 Not Implemented, false", "HTTP/1.1 500, false"})
    void peerThatKnowsNoHead_isAskedByGet_ofWhichOnlyTheStatusIsRead(String line, boolean isReachable) throws Exception {
        int port = peer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), "HTTP/1.1 501 Not Implemented\r\n\r\n",
                line + "\r\n\r\n" + "x".repeat(1_000_000));
        assertEquals(isReachable, isReachable(PATIENT_MILLIS, "http://127.0.0.1:" + port + "/snapshot?a=b"));
        assertEquals("HEAD /snapshot?a=b HTTP/1.1", asked.poll(PATIENT_MILLIS, TimeUnit.MILLISECONDS).getFirst());
        assertEquals("GET /snapshot?a=b HTTP/1.1", asked.poll(PATIENT_MILLIS, TimeUnit.MILLISECONDS).getFirst());
    }

    @Test
    void peerThatKnowsNoHead_andNeverAnswersAGet_isGivenUp() throws Exception {
        int port = peer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), "HTTP/1.1 501 No\r\n\r\n", null);
        assertFalse(isReachable(4 * HASTY_MILLIS, "http://127.0.0.1:" + port));
    }

    @Test
    void certificateThatNobodySigned_isNoReasonToCallACameraUnreachable(@TempDir Path directory) throws Exception {
        SelfSigned certificate = SelfSigned.in(directory);
        Vertx vertx = Vertx.vertx();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new PemKeyCertOptions().addCertPath(certificate.certificate().toString()).addKeyPath(certificate.key().toString())
                .getKeyManagerFactory(vertx).getKeyManagers(), null, null);
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        int port = peer(context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress()), "HTTP/1.1 401 No\r\n\r\n");
        assertTrue(isReachable(PATIENT_MILLIS, "https://127.0.0.1:" + port + "/a%20b?c=d"));
        assertEquals("HEAD /a%20b?c=d HTTP/1.1", asked.poll(PATIENT_MILLIS, TimeUnit.MILLISECONDS).getFirst());
    }

    @Test
    void lineWithoutAnEnd_isReadUpToABound() throws Exception {
        assertFalse(isReachable(PATIENT_MILLIS, "rtsp://127.0.0.1:" + peer("RTSP/1.0 200 " + "x".repeat(100_000))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtsp", "http", "https"})
    void peerThatNeverAnswers_isGivenUp(String scheme) throws Exception {
        assertFalse(isReachable(HASTY_MILLIS, scheme + "://127.0.0.1:" + peer(null) + "/live"));
    }

    @Test
    void nobodyThere_orNoSuchHost_isUnreachable() throws Exception {
        try (Socket deaf = Ports.notListening()) {
            assertFalse(isReachable(PATIENT_MILLIS, "rtsp://127.0.0.1:" + deaf.getLocalPort()));
        }
        assertFalse(isReachable(PATIENT_MILLIS, "rtsp://no-such-host.invalid/live"));
    }

    @Test
    void ownMachine_isNeverAsked() throws Exception {
        int port = peer("RTSP/1.0 200 OK\r\n\r\n");
        assertFalse(new CameraProbe(PATIENT_MILLIS).test("rtsp://127.0.0.1:" + port));
        assertTrue(asked.isEmpty());
        for (String refused : List.of("127.0.0.1", "::1", "0.0.0.0", "169.254.169.254", "fe80::1", "224.0.0.1", "::ffff:127.0.0.1")) {
            assertTrue(CameraProbe.isOfThisMachine(InetAddress.getByName(refused)), refused);
        }
        for (String asked : List.of("10.0.0.8", "192.168.1.64", "203.0.113.5")) {
            assertFalse(CameraProbe.isOfThisMachine(InetAddress.getByName(asked)), asked);
        }
        List<InetAddress> own = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
        assertFalse(own.isEmpty());
        own.forEach(address -> assertTrue(CameraProbe.isOfThisMachine(address), address::toString));
    }
}
