package io.hazardwatch.simulator.field;

import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.wire.Telemetry;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import io.hazardwatch.simulator.wire.TelemetryWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A device of a scenario that pushes its values over HTTP; 202 says that they are durable. */
final class PushSpeaker implements QueuedDevice.Link {
    private static final int ACCEPTED = 202;
    /** The push itself is at fault, so that the same one would be refused again. */
    private static final Set<Integer> REFUSED = Set.of(400, 413, 415, 422);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DeviceId device;
    private final HttpRequest.Builder request;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();

    /** @param authorization value of the header */
    PushSpeaker(URI gateway, DeviceId device, String authorization) {
        this.device = device;
        this.request = HttpRequest.newBuilder(gateway.resolve("/api/v1/ingest/" + device)).timeout(PATIENCE)
                .header("Authorization", authorization).header("Content-Type", "application/json");
    }

    @Override
    public void bring(Row row) throws IOException, InterruptedException {
        byte[] body = TelemetryWriter.write(new Telemetry(device, List.of(row)));
        HttpResponse<String> answer = client.send(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        if (REFUSED.contains(answer.statusCode())) {
            throw new RefusedException("push: " + answer.statusCode() + ' ' + answer.body());
        }
        if (answer.statusCode() != ACCEPTED) {
            throw new IOException("push: " + answer.statusCode() + ' ' + answer.body());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
