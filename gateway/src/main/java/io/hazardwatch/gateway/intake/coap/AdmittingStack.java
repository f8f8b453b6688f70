package io.hazardwatch.gateway.intake.coap;

import org.eclipse.californium.core.network.Outbox;
import org.eclipse.californium.core.network.stack.BaseCoapStack;
import org.eclipse.californium.core.network.stack.BlockwiseLayer;
import org.eclipse.californium.core.network.stack.CongestionControlLayer;
import org.eclipse.californium.core.network.stack.ExchangeCleanupLayer;
import org.eclipse.californium.core.network.stack.Layer;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.config.Configuration;

/** The library's layers of CoAP over UDP, without those for observed resources, and with the admission in between. */
final class AdmittingStack extends BaseCoapStack {
    AdmittingStack(String tag, Configuration config, EndpointContextMatcher matcher, Outbox outbox, AdmissionLayer admission) {
        super(outbox);
        setLayers(new Layer[] {new ExchangeCleanupLayer(config), new BlockwiseLayer(tag, false, config, matcher), admission,
                CongestionControlLayer.newImplementation(tag, config)});
    }
}
