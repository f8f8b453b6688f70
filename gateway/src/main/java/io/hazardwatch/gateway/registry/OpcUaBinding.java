package io.hazardwatch.gateway.registry;

import java.util.Map;
import java.util.TreeSet;

/**
 * A device whose values are nodes of an OPC UA server.
 *
 * @param server id of the server in the settings
 * @param nodes  point ids by node id, as {@code ns=2;s=Tank1.Level}
 */
public record OpcUaBinding(String server, Map<String, String> nodes) implements FieldBinding {
    public OpcUaBinding {
        nodes = Map.copyOf(nodes);
    }

    /** The first of its nodes: a node belongs to one device. */
    @Override
    public String address() {
        return server + '/' + (nodes.isEmpty() ? "" : new TreeSet<>(nodes.keySet()).first());
    }
}
