package io.hazardwatch.gateway.intake.opcua;

import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.OpcUaBinding;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** Finds the nodes of one server in a registry. Stateless. */
final class OpcUaNodes {
    private OpcUaNodes() {}

    static List<OpcUaNode> of(String server, Registry registry) {
        List<OpcUaNode> nodes = new ArrayList<>();
        for (Site site : registry.sites()) {
            for (Device device : site.devices()) {
                if (device.binding() instanceof OpcUaBinding binding && binding.server().equals(server)) {
                    String id = "opcua:" + server;
                    MessageOrigin origin = new MessageOrigin("opcua", id, id, site.enterprise(), device.id().toString());
                    add(nodes, device, binding, origin);
                }
            }
        }
        return nodes;
    }

    private static void add(List<OpcUaNode> nodes, Device device, OpcUaBinding binding, MessageOrigin origin) {
        for (Point point : device.points()) {
            binding.nodes().forEach((node, name) -> {
                if (name.equals(point.id().point())) {
                    nodes.add(new OpcUaNode(NodeId.parse(node), device, point.index(), origin));
                }
            });
        }
    }
}
