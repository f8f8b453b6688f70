package io.hazardwatch.gateway.registry;

import java.util.Map;
import java.util.TreeSet;

/**
 * A device whose values are nodes and alarms of an OPC UA server.
 *
 * @param server        id of the server in the settings
 * @param nodes         point ids by node id, as {@code ns=2;s=Tank1.Level} or {@code nsu=urn:plant;s=Tank1.Level}
 * @param conditions    point ids by alarm of the server, as {@code Tank1/HighLevel}: name of its source, a slash, its name
 * @param isListening   whether alarms of the server are followed at all; true when there are {@code conditions}
 */
public record OpcUaBinding(String server, Map<String, String> nodes, Map<String, String> conditions, boolean isListening)
        implements FieldBinding {
    public OpcUaBinding {
        nodes = Map.copyOf(nodes);
        conditions = Map.copyOf(conditions);
    }

    /** A device of nodes alone. */
    public OpcUaBinding(String server, Map<String, String> nodes) {
        this(server, nodes, Map.of(), false);
    }

    /** The first of its nodes, else of its alarms: a node belongs to one device. */
    @Override
    public String address() {
        Map<String, String> named = nodes.isEmpty() ? conditions : nodes;
        return server + '/' + (named.isEmpty() ? "" : new TreeSet<>(named.keySet()).first());
    }
}
