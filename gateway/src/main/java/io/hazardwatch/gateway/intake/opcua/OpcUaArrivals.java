package io.hazardwatch.gateway.intake.opcua;

import java.util.List;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what a subscription brings, on Milo's threads. */
final class OpcUaArrivals implements OpcUaSubscription.SubscriptionListener {
    private static final Logger LOG = LoggerFactory.getLogger(OpcUaArrivals.class);

    private final OpcUaIngest ingest;
    private final OpcUaCounters counters;
    private final Runnable lost;
    private final Runnable missed;

    /**
     * @param lost   called when the server has the subscription no more
     * @param missed called when something that the server had to tell is gone
     */
    OpcUaArrivals(OpcUaIngest ingest, OpcUaCounters counters, Runnable lost, Runnable missed) {
        this.ingest = ingest;
        this.counters = counters;
        this.lost = lost;
        this.missed = missed;
    }

    @Override
    public void onDataReceived(OpcUaSubscription subscription, List<OpcUaMonitoredItem> items, List<DataValue> values) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).getUserObject().orElse(null) instanceof OpcUaNode node) {
                ingest.arrived(node, values.get(i));
            }
        }
    }

    @Override
    public void onEventReceived(OpcUaSubscription subscription, List<OpcUaMonitoredItem> items, List<Variant[]> events) {
        for (Variant[] event : events) {
            if (OpcUaEvents.isOf(NodeIds.EventQueueOverflowEventType, event)) {
                counters.overflows.increment();
                missed.run();
            } else if (OpcUaEvents.isOf(NodeIds.RefreshRequiredEventType, event)) {
                missed.run();
            } else {
                ingest.event(event);
            }
        }
    }

    /** What the server kept for sending again was not enough. */
    @Override
    public void onNotificationDataLost(OpcUaSubscription subscription) {
        counters.losses.increment();
        missed.run();
        LOG.warn("opcua: the server could not send again what was missed");
    }

    @Override
    public void onStatusChanged(OpcUaSubscription subscription, StatusCode status) {
        if (status.isBad()) {
            lost.run();
        }
    }

    @Override
    public void onTransferFailed(OpcUaSubscription subscription, StatusCode status) {
        lost.run();
    }
}
