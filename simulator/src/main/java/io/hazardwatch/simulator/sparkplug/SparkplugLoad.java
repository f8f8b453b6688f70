package io.hazardwatch.simulator.sparkplug;

import io.hazardwatch.simulator.report.Latency;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A broker whose only client is the gateway, and the nodes behind it: they are born when the gateway asks, then publish with QoS 1 as fast as it
 * acknowledges, so that what is counted is durable. All on one event loop.
 */
final class SparkplugLoad implements AutoCloseable {
    private static final int SEQUENCES = 256;
    private static final int PACKET_IDS = 65_535;
    /** Times begin so far back, because readings of one metric are a millisecond apart however many come in one. */
    private static final long BACK_MILLIS = TimeUnit.MINUTES.toMillis(30);

    /** One edge node. */
    private static final class Node {
        private final String name;
        private long millis = System.currentTimeMillis() - BACK_MILLIS;
        private int sequence;
        private boolean isBorn;

        Node(String name) {
            this.name = name;
        }

        int next() {
            int used = sequence;
            sequence = (sequence + 1) % SEQUENCES;
            return used;
        }
    }

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    private final int port;
    private final String group;
    private final List<Map.Entry<String, Double>> metrics;
    private final int window;

    // event loop
    private final Map<String, Node> nodes = new HashMap<>();
    private final List<Node> born = new ArrayList<>();
    private final long[] sentNanos = new long[PACKET_IDS + 1];
    private final Histogram latency = Latency.histogram();
    private long measuredFromNanos = Long.MAX_VALUE;
    private long acknowledged;
    private long sent;
    private int open;
    private int turn;
    private int packet;
    private MqttEndpoint host;

    /** @param window messages that may be unacknowledged, over all nodes */
    SparkplugLoad(int port, String group, List<String> nodes, Map<String, Double> metrics, int window) throws IOException, InterruptedException {
        this.group = group;
        this.metrics = List.copyOf(metrics.entrySet());
        this.window = window;
        nodes.forEach(name -> this.nodes.put(name, new Node(name)));
        try {
            this.port = MqttServer.create(vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(port)).endpointHandler(this::serve)
                    .listen().map(MqttServer::actualPort).toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException taken) {
            vertx.close();
            throw new IOException("port " + port + ": " + taken.getCause().getMessage(), taken);
        }
    }

    /** Where the gateway connects. */
    int port() {
        return port;
    }

    private void serve(MqttEndpoint opened) {
        host = opened;
        born.clear();
        open = 0;
        Arrays.fill(sentNanos, 0);
        nodes.values().forEach(node -> node.isBorn = false);
        opened.publishAutoAck(true).publishHandler(message -> {
            String[] topic = message.topicName().split("/");
            Node node = topic.length > 3 && topic[2].equals("NCMD") ? nodes.get(topic[3]) : null;
            if (node != null) {
                bear(node);
            }
        });
        opened.subscribeHandler(wanted -> opened.subscribeAcknowledge(wanted.messageId(),
                wanted.topicSubscriptions().stream().map(each -> each.qualityOfService()).toList()));
        opened.publishAcknowledgeHandler(this::acknowledged);
        opened.exceptionHandler(broken -> opened.close());
        opened.accept(false);
    }

    private String topic(String type, Node node) {
        return "spBv1.0/" + group + '/' + type + '/' + node.name;
    }

    private void bear(Node node) {
        node.sequence = 0;
        PayloadWriter payload = new PayloadWriter(node.millis).birth("bdSeq", 0, PayloadWriter.INT64, 0, node.millis);
        for (int i = 0; i < metrics.size(); i++) {
            payload.birth(metrics.get(i).getKey(), i + 1L, PayloadWriter.DOUBLE, metrics.get(i).getValue(), node.millis);
        }
        host.publish(topic("NBIRTH", node), Buffer.buffer(payload.done(node.next())), MqttQoS.AT_MOST_ONCE, false, false);
        if (!node.isBorn) {
            node.isBorn = true;
            born.add(node);
        }
        send();
    }

    private void send() {
        while (open < window && !born.isEmpty() && host.isConnected()) {
            Node node = born.get(turn++ % born.size());
            node.millis++;
            PayloadWriter payload = new PayloadWriter(node.millis);
            for (int i = 0; i < metrics.size(); i++) {
                payload.data(i + 1L, metrics.get(i).getValue() * (1 + (node.millis % 100 - 50) / 1_000.0), node.millis, false);
            }
            packet = packet % PACKET_IDS + 1;
            sentNanos[packet] = System.nanoTime();
            host.publish(topic("NDATA", node), Buffer.buffer(payload.done(node.next())), MqttQoS.AT_LEAST_ONCE, false, false, packet);
            sent++;
            open++;
        }
    }

    private void acknowledged(int id) {
        long now = System.nanoTime();
        if (sentNanos[id] > 0) {
            if (now >= measuredFromNanos) {
                acknowledged++;
                Latency.record(latency, now - sentNanos[id], 1);
            }
            sentNanos[id] = 0;
            open--;
            send();
        }
    }

    /** Counts from then on. */
    void measureFrom(long nanos) {
        vertx.runOnContext(unused -> measuredFromNanos = nanos);
    }

    /** What was acknowledged since, and how fast. */
    record Result(int bornNodes, long sent, long acknowledged, Histogram latency) {}

    /** Ends the measurement. */
    Result result() throws InterruptedException {
        try {
            return vertx.executeBlocking(() -> 0).map(unused -> new Result(born.size(), sent, acknowledged, latency.copy()))
                    .toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
