package io.hazardwatch.gateway.intake.sparkplug;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.intake.broker.BrokerSubscriber;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The host application at its broker: connects, reconnects, and closes with a farewell. Started and closed by one thread. */
public final class SparkplugSubscriber implements AutoCloseable {
    private final SparkplugCounters counters = new SparkplugCounters();
    private final BrokerSubscriber broker;

    /**
     * Creates a subscriber that is idle until {@link #start}.
     *
     * @param limits  how far times of readings may lie from their arrival
     * @param defects the sink for defects: where, and what was thrown
     */
    public SparkplugSubscriber(SparkplugSettings settings, Supplier<Registry> registry, ReadingIngests ingests, Quarantine quarantine,
                               ConnectionListener connections, DecodeLimits limits, BiConsumer<String, Throwable> defects, Clock clock,
                               ThreadFactory threads) {
        SparkplugHost.Parts parts = new SparkplugHost.Parts(registry, quarantine, connections, limits, clock, counters);
        this.broker = new BrokerSubscriber(settings.broker(), self -> new SparkplugHost(settings, parts, ingests.open(self::wake)), defects, clock,
                threads);
    }

    /** Starts connecting; retries until the broker is available. */
    public void start() {
        broker.start();
    }

    /** The subscription, for health and metrics. */
    public BrokerSubscriber broker() {
        return broker;
    }

    public SparkplugCounters counters() {
        return counters;
    }

    @Override
    public void close() {
        broker.close();
    }
}
