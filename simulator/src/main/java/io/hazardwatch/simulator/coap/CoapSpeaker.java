package io.hazardwatch.simulator.coap;

import io.hazardwatch.simulator.coap.CoapMessages.Answer;
import io.hazardwatch.simulator.field.Peer;
import io.hazardwatch.simulator.field.QueuedDevice;
import io.hazardwatch.simulator.field.RefusedException;
import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.publish.Credential;
import io.hazardwatch.simulator.wire.Telemetry;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import io.hazardwatch.simulator.wire.TelemetryWriter;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * A device of a scenario that posts its values, one message after the other; 2.04 says that they are durable. A message without an answer is sent
 * again after 2 s, 4 s, 8 s and 16 s (RFC 7252, 4.2). One thread.
 */
public final class CoapSpeaker implements QueuedDevice.Link {
    private static final int CHANGED = 204;
    /** The message itself is at fault, so that the same one would be refused again. */
    private static final Set<Integer> REFUSED = Set.of(400, 413, 415);
    private static final int ACK_MILLIS = 2_000;
    private static final int SENDINGS_MAX = 5;
    /** Once it is acknowledged, the answer comes when the gateway has it. */
    private static final int ANSWER_MILLIS = 60_000;
    private static final int ANSWER_BYTES_MAX = 1_500;

    private final DeviceId device;
    private final List<String> path;
    private final List<String> query;
    private final DatagramSocket socket;
    private final byte[] buffer = new byte[ANSWER_BYTES_MAX];
    private int id = new SplittableRandom().nextInt(1 << 16);

    /** @param credential covers the device */
    public CoapSpeaker(Peer peer, DeviceId device, Credential credential) throws IOException {
        this.device = device;
        this.path = List.of("v1", device.enterprise(), device.site(), device.device());
        this.query = List.of("u=" + credential.username(), "p=" + credential.password());
        this.socket = new DatagramSocket();
        socket.connect(new InetSocketAddress(peer.host(), peer.port()));
    }

    @Override
    public void bring(Row row) throws IOException {
        id = id + 1 & 0xFFFF;
        byte[] token = ByteBuffer.allocate(Short.BYTES).putShort((short) id).array();
        Answer answer = exchange(CoapMessages.post(id, token, path, query, TelemetryWriter.write(new Telemetry(device, List.of(row)))), token);
        String said = "coap: " + answer.code() / 100 + '.' + answer.code() % 100 + ' ' + answer.payload();
        if (REFUSED.contains(answer.code())) {
            throw new RefusedException(said);
        }
        if (answer.code() != CHANGED) {
            throw new IOException(said);
        }
    }

    private Answer exchange(byte[] request, byte[] token) throws IOException {
        int wait = ACK_MILLIS;
        for (int sending = 0; sending < SENDINGS_MAX; sending++) {
            socket.send(new DatagramPacket(request, request.length));
            Answer answer = answer(token, wait);
            if (answer != null) {
                return answer;
            }
            wait *= 2;
        }
        throw new IOException("no answer");
    }

    /** The answer; null when nothing has come in time. */
    private Answer answer(byte[] token, int waitMillis) throws IOException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
        for (long left = waitMillis; left > 0; left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())) {
            Answer came = receive((int) left);
            if (came == null) {
                return null;
            }
            if (came.type() == CoapMessages.RESET && came.id() == id) {
                throw new IOException("the gateway reset the exchange");
            }
            if (came.type() == CoapMessages.CONFIRMABLE) {
                byte[] acknowledgement = CoapMessages.acknowledgement(came.id());
                socket.send(new DatagramPacket(acknowledgement, acknowledgement.length));
            }
            if (came.code() != 0 && Arrays.equals(came.token(), token)) {
                return came;
            }
            if (came.type() == CoapMessages.ACKNOWLEDGEMENT && came.id() == id) {
                until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ANSWER_MILLIS);
            }
        }
        return null;
    }

    private Answer receive(int waitMillis) throws IOException {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.setSoTimeout(Math.max(1, waitMillis));
        try {
            socket.receive(packet);
            return CoapMessages.read(buffer, packet.getLength());
        } catch (SocketTimeoutException silent) {
            return null;
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
