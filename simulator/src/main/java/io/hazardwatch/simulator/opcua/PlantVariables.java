package io.hazardwatch.simulator.opcua;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;

/** The namespace with the variables of a device. Any thread may set them. */
final class PlantVariables extends ManagedNamespaceWithLifecycle {
    private static final double SAMPLING_MILLIS = 100;

    private final Map<String, UaVariableNode> nodes = new ConcurrentHashMap<>();
    private final SubscriptionModel subscriptions;

    PlantVariables(OpcUaServer server, Collection<String> names) {
        super(server, "urn:hazardwatch:plant");
        subscriptions = new SubscriptionModel(server, this);
        getLifecycleManager().addLifecycle(subscriptions);
        getLifecycleManager().addStartupTask(() -> names.forEach(this::add));
    }

    private void add(String name) {
        UaVariableNode node = new UaVariableNode.UaVariableNodeBuilder(getNodeContext()).setNodeId(newNodeId(name))
                .setBrowseName(newQualifiedName(name)).setDisplayName(LocalizedText.english(name)).setDataType(NodeIds.Double)
                .setTypeDefinition(NodeIds.BaseDataVariableType).setAccessLevel(AccessLevel.READ_ONLY).setUserAccessLevel(AccessLevel.READ_ONLY)
                .setMinimumSamplingInterval(SAMPLING_MILLIS).build();
        getNodeManager().addNode(node);
        node.addReference(new Reference(node.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
        nodes.put(name, node);
    }

    void set(String name, DataValue value) {
        UaVariableNode node = nodes.get(name);
        if (node != null) {
            node.setValue(value);
        }
    }

    @Override
    public void onDataItemsCreated(List<DataItem> items) {
        subscriptions.onDataItemsCreated(items);
    }

    @Override
    public void onDataItemsModified(List<DataItem> items) {
        subscriptions.onDataItemsModified(items);
    }

    @Override
    public void onDataItemsDeleted(List<DataItem> items) {
        subscriptions.onDataItemsDeleted(items);
    }

    @Override
    public void onMonitoringModeChanged(List<MonitoredItem> items) {
        subscriptions.onMonitoringModeChanged(items);
    }
}
