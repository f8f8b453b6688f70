package io.hazardwatch.gateway.intake.opcua;

import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.OpcUaBinding;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * What a registry wants of one server. Read-only once it is made.
 *
 * @param nodes      the nodes that are points
 * @param conditions points by alarm of the server: its severity while it is active, else 0
 * @param unresolved nodes whose namespace the server does not have, with what the site file says; their id is of no use
 * @param alarms     stands for the alarms of the server as a whole; null when nobody wants them
 */
record OpcUaNodes(List<OpcUaNode> nodes, Map<String, List<OpcUaNode>> conditions, Map<String, OpcUaNode> unresolved, OpcUaNode alarms) {
    /** Before the first session. */
    static final OpcUaNodes NONE = new OpcUaNodes(List.of(), Map.of(), Map.of(), null);

    /** The devices that have nodes or alarms there. */
    Set<DeviceId> devices() {
        Set<DeviceId> devices = new LinkedHashSet<>();
        nodes.forEach(node -> devices.add(node.device().id()));
        conditions.values().forEach(points -> points.forEach(node -> devices.add(node.device().id())));
        return devices;
    }

    /** @param namespaces of the server, by which URIs of the site files become numbers */
    static OpcUaNodes of(String server, Registry registry, NamespaceTable namespaces) {
        OpcUaNodes found = new OpcUaNodes(new ArrayList<>(), new HashMap<>(), new HashMap<>(), null);
        OpcUaNode alarms = null;
        for (Site site : registry.sites()) {
            for (Device device : site.devices()) {
                if (device.binding() instanceof OpcUaBinding binding && binding.server().equals(server)) {
                    String id = "opcua:" + server;
                    MessageOrigin origin = new MessageOrigin("opcua", id, id, site.enterprise(), device.id().toString());
                    device.points().forEach(point -> found.add(device, point, binding, origin, namespaces));
                    alarms = alarms == null && binding.isListening() ? new OpcUaNode(NodeIds.Server, device, -1, origin) : alarms;
                }
            }
        }
        return new OpcUaNodes(found.nodes, found.conditions, found.unresolved, alarms);
    }

    private void add(Device device, Point point, OpcUaBinding binding, MessageOrigin origin, NamespaceTable namespaces) {
        binding.nodes().forEach((node, name) -> {
            if (name.equals(point.id().point())) {
                NodeId id = ExpandedNodeId.parse(node).toNodeId(namespaces).orElse(null);
                if (id == null) {
                    unresolved.put(node, new OpcUaNode(NodeId.NULL_VALUE, device, point.index(), origin));
                } else {
                    nodes.add(new OpcUaNode(id, device, point.index(), origin));
                }
            }
        });
        binding.conditions().forEach((condition, name) -> {
            if (name.equals(point.id().point())) {
                conditions.computeIfAbsent(condition, unused -> new ArrayList<>())
                        .add(new OpcUaNode(new NodeId(0, condition), device, point.index(), origin));
            }
        });
    }
}
