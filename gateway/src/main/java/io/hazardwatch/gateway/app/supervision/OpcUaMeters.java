package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.intake.opcua.OpcUaCounters;
import io.hazardwatch.gateway.intake.opcua.OpcUaSubscriber;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.DoubleSupplier;

/** Metrics of one OPC UA server. Stateless. */
final class OpcUaMeters {
    private OpcUaMeters() {}

    static void register(OpcUaSubscriber server, MeterRegistry meters) {
        OpcUaCounters counters = server.counters();
        counter(meters, server, "hazardwatch.opcua.values", "Values received from an OPC UA server", counters::values);
        counter(meters, server, "hazardwatch.opcua.events", "States of alarms received from an OPC UA server", counters::events);
        counter(meters, server, "hazardwatch.opcua.connects", "Sessions opened with an OPC UA server", counters::connects);
        counter(meters, server, "hazardwatch.opcua.rejects", "Values and nodes of an OPC UA server that could not be used", counters::rejects);
        counter(meters, server, "hazardwatch.opcua.overflows", "Values before which an OPC UA server had dropped others of the same node",
                counters::overflows);
        counter(meters, server, "hazardwatch.opcua.losses", "Values of an OPC UA server that found no room here or could not be sent again",
                counters::losses);
        counter(meters, server, "hazardwatch.opcua.unended.refreshes", "Answers of an OPC UA server to ConditionRefresh that did not end in time",
                counters::unendedRefreshes);
        counter(meters, server, "hazardwatch.opcua.failures", "Failures of ours with an OPC UA server", counters::failures);
    }

    private static void counter(MeterRegistry meters, OpcUaSubscriber server, String name, String description, DoubleSupplier count) {
        FunctionCounter.builder(name, server, each -> count.getAsDouble()).tag("server", server.id())
                .description(description).register(meters);
    }
}
