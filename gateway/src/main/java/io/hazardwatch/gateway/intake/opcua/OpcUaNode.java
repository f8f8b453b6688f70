package io.hazardwatch.gateway.intake.opcua;

import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.registry.Device;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * One node that is a point.
 *
 * @param point number of the point
 */
record OpcUaNode(NodeId id, Device device, int point, MessageOrigin origin) {}
