package io.hazardwatch.gateway.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** Modbus TCP slaves on a plain socket: a test answers each request as it likes. One connection at a time. */
public final class ModbusSlaveSocket implements AutoCloseable {
    private static final int HEADER = 7;

    /** A request of Modbus TCP. */
    public record Asked(int transaction, int unit, int function, int address, int count) {}

    private final ServerSocket server;
    private final BiFunction<Asked, OutputStream, byte[]> answers;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile Socket present;

    /** @param answers the PDU of the answer; null for none. It may write to the stream itself */
    public ModbusSlaveSocket(BiFunction<Asked, OutputStream, byte[]> answers) throws IOException {
        this.answers = answers;
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.thread = Thread.ofPlatform().name("modbus slave").start(this::serve);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** All requests so far. */
    public List<Asked> asked() {
        return asked;
    }

    /** Ends the present connection. */
    public void hangUp() throws IOException {
        Socket open = present;
        if (open != null) {
            open.close();
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                present = socket;
                socket.setTcpNoDelay(true);
                serve(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
            } catch (IOException ended) {
                // the next connection, if there is one
            }
        }
    }

    private void serve(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            int transaction = in.readUnsignedShort();
            in.readUnsignedShort();
            in.readUnsignedShort();
            Asked next = new Asked(transaction, in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedShort(), in.readUnsignedShort());
            asked.add(next);
            byte[] pdu = answers.apply(next, out);
            if (pdu != null) {
                out.write(frame(transaction, next.unit(), pdu));
            }
        }
    }

    /** A message of Modbus TCP. */
    public static byte[] frame(int transaction, int unit, byte[] pdu) {
        byte[] frame = new byte[HEADER + pdu.length];
        frame[0] = (byte) (transaction >> 8);
        frame[1] = (byte) transaction;
        frame[4] = (byte) (pdu.length + 1 >> 8);
        frame[5] = (byte) (pdu.length + 1);
        frame[6] = (byte) unit;
        System.arraycopy(pdu, 0, frame, HEADER, pdu.length);
        return frame;
    }

    /** The PDU of an answer with these registers. */
    public static byte[] registers(int function, int... values) {
        byte[] pdu = new byte[2 + 2 * values.length];
        pdu[0] = (byte) function;
        pdu[1] = (byte) (2 * values.length);
        for (int i = 0; i < values.length; i++) {
            pdu[2 + 2 * i] = (byte) (values[i] >> 8);
            pdu[3 + 2 * i] = (byte) values[i];
        }
        return pdu;
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
