package io.hazardwatch.simulator.modbus;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;

/** One gateway of Modbus TCP with its slaves, units 1 to N; a thread for each connection. */
final class TcpSlaves implements AutoCloseable {
    private static final int HEADER = 7;

    /** How a slave answers. */
    interface Answers {
        /** The PDU of the answer; null for silence. */
        byte[] of(int unit, byte[] request);
    }

    private final ServerSocket server;
    private final Answers answers;

    TcpSlaves(int port, Answers answers) throws IOException {
        this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.answers = answers;
    }

    int port() {
        return server.getLocalPort();
    }

    void start() {
        Thread.ofPlatform().daemon().name("modbus " + port()).start(() -> {
            while (!server.isClosed()) {
                accept();
            }
        });
    }

    private void accept() {
        try {
            Socket socket = server.accept();
            Thread.ofPlatform().daemon().name("modbus slaves " + port()).start(() -> serve(socket));
        } catch (IOException closed) {
            // the loop ends when the port is closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (!server.isClosed()) {
                answer(in, out);
            }
        } catch (IOException ended) {
            // the gateway connects again when it wants to
        }
    }

    private void answer(DataInputStream in, OutputStream out) throws IOException {
        int transaction = in.readUnsignedShort();
        if (in.readUnsignedShort() != 0) {
            throw new IOException("no Modbus TCP");
        }
        byte[] request = new byte[in.readUnsignedShort() - 1];
        int unit = in.readUnsignedByte();
        in.readFully(request);
        byte[] pdu = answers.of(unit, request);
        if (pdu != null) {
            out.write(ByteBuffer.allocate(HEADER + pdu.length).putShort((short) transaction).putShort((short) 0)
                    .putShort((short) (pdu.length + 1)).put((byte) unit).put(pdu).array());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
