package io.hazardwatch.simulator.hj212;

import io.hazardwatch.simulator.field.Peer;
import io.hazardwatch.simulator.field.QueuedDevice;
import io.hazardwatch.simulator.plant.Quality;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.scenario.Scenario.Speech;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;

/** A data logger of a scenario: a packet of real-time data (2011) for each row, and waits for its 9014. */
public final class Hj212Speaker implements QueuedDevice.Link {
    /** What data loggers are delivered with. */
    private static final String FACTORY_PASSWORD = "123456";
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int DATA_ANSWER = 9014;

    private final Speech speech;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /** Dials in. */
    public Hj212Speaker(Peer peer, Speech speech) throws IOException {
        this.speech = speech;
        this.socket = new Socket(peer.host(), peer.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    @Override
    public void bring(Row row) throws IOException {
        Map<String, Double> values = new TreeMap<>();
        for (Sample sample : row.samples()) {
            if (sample.quality() == Quality.GOOD) {
                values.put(speech.items().get(sample.point()), sample.value());
            }
        }
        if (values.isEmpty()) {
            return;
        }
        String number = Hj212Encoder.number(row.stampMillis());
        out.write(Hj212Encoder.realTime(number, speech.id(), FACTORY_PASSWORD, row.stampMillis() / 1_000 * 1_000, values));
        String answer = Hj212Device.read(in);
        while (!answer.contains("CN=" + DATA_ANSWER + ";") || !answer.contains("QN=" + number + ";")) {
            answer = Hj212Device.read(in);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
