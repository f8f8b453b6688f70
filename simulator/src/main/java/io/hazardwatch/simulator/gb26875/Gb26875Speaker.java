package io.hazardwatch.simulator.gb26875;

import io.hazardwatch.simulator.field.Peer;
import io.hazardwatch.simulator.field.QueuedDevice;
import io.hazardwatch.simulator.field.RefusedException;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.scenario.Scenario.Speech;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A transmission device of a scenario. Its points are {@code gas TYPE/LOOP/ADDRESS} in %LEL, {@code fire TYPE/LOOP/ADDRESS} and {@code fault}, its
 * own state; a frame for each kind, and waits for the confirmations.
 */
public final class Gb26875Speaker implements QueuedDevice.Link {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int SERIALS = 1 << 16;

    private final Speech speech;
    private final byte[] address;
    private final Socket socket;
    private final InputStream in;
    private int serial;

    /** Dials in. */
    public Gb26875Speaker(Peer peer, Speech speech) throws IOException {
        this.speech = speech;
        this.address = HexFormat.of().parseHex(speech.id());
        this.socket = new Socket(peer.host(), peer.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    @Override
    public void bring(Row row) throws IOException {
        long millis = row.stampMillis();
        List<FireFrames.Gas> gas = new ArrayList<>();
        for (Sample sample : row.samples()) {
            String[] item = speech.items().get(sample.point()).split(" ");
            switch (item[0]) {
                case "gas" -> gas.add(new FireFrames.Gas(part(item[1]), sample.value()));
                case "fire" -> exchange(FireFrames.state(next(), address, millis, part(item[1]),
                        sample.value() > 0 ? FireFrames.FIRE : FireFrames.NORMAL, "一层走廊感烟探测器"));
                default -> exchange(FireFrames.device(next(), address, millis, sample.value() > 0));
            }
        }
        if (!gas.isEmpty()) {
            exchange(FireFrames.gas(next(), address, millis, gas));
        }
    }

    private static Part part(String text) {
        return new Part.Converter().convert(text);
    }

    private int next() {
        serial = (serial + 1) % SERIALS;
        return serial;
    }

    private void exchange(byte[] frame) throws IOException {
        socket.getOutputStream().write(frame);
        byte[] answer = FireDevice.read(in);
        if (!FireDevice.isConfirmation(answer)) {
            throw new RefusedException("the gateway denied a frame");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
