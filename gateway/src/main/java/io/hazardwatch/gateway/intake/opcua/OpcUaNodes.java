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
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;

/**
 * What a registry wants of one server. Read-only once it is made.
 *
 * @param nodes      the nodes that are points
 * @param conditions points by alarm of the server, as {@link OpcUaCondition#key} or {@link OpcUaCondition#keyOfNode} name it
 * @param unresolved nodes whose namespace the server does not have, with what the site file says; their id is of no use
 * @param alarms     stands for the alarms of the server as a whole; null when nobody wants them
 */
record OpcUaNodes(List<OpcUaNode> nodes, Map<String, List<OpcUaNode>> conditions, Map<String, OpcUaNode> unresolved, OpcUaNode alarms) {
    private static final String URI = "nsu=";

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
                String key = inPresentNumbers(condition, namespaces);
                if (key == null) {
                    unresolved.put(condition, new OpcUaNode(NodeId.NULL_VALUE, device, point.index(), origin));
                } else {
                    conditions.computeIfAbsent(key, unused -> new ArrayList<>())
                            .add(new OpcUaNode(new NodeId(0, key), device, point.index(), origin));
                }
            }
        });
    }

    /** A source that is named by its id with the URI of its namespace, by the number that the URI has in the server now; null if it has none. */
    private static String inPresentNumbers(String condition, NamespaceTable namespaces) {
        int end = condition.startsWith(URI) ? condition.indexOf(';') : -1;
        if (end < 0) {
            return condition;
        }
        UShort number = namespaces.getIndex(condition.substring(URI.length(), end));
        return number == null ? null : (number.intValue() == 0 ? "" : "ns=" + number + ';') + condition.substring(end + 1);
    }
}
