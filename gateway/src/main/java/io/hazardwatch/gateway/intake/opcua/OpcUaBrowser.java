package io.hazardwatch.gateway.intake.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseResultMask;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;

/** Shows what nodes a server has, so that an engineer can name them in a site file. One thread; ends with its answer. */
public final class OpcUaBrowser {
    private static final int DEPTH_MAX = 12;
    static final int NODES_MAX = 5_000;
    private static final int VALUE_LENGTH_MAX = 40;

    private final OpcUaClient client;
    private final PrintStream out;
    private final Set<NodeId> seen = new HashSet<>();
    private final int nodesMax;
    private int shown;
    private boolean isCut;
    private boolean isTooDeep;

    private OpcUaBrowser(OpcUaClient client, PrintStream out, int nodesMax) {
        this.client = client;
        this.out = out;
        this.nodesMax = nodesMax;
    }

    /**
     * Prints the nodes below one, a line each: id, name, and the value of variables; at most {@value #NODES_MAX} of them, and a last line says
     * when there are more.
     *
     * @param folder the gateway's folder for OPC UA, with its certificate and the trusted ones
     * @param from   id of the node to begin at; null for the objects folder, without what the server says of itself
     * @throws IOException if the server cannot be reached, is not trusted or does not answer, or {@code from} is no node id
     */
    public static void print(OpcUaServerSettings server, Path folder, String from, PrintStream out) throws IOException, InterruptedException {
        print(server, folder, from, out, NODES_MAX);
    }

    static void print(OpcUaServerSettings server, Path folder, String from, PrintStream out, int nodesMax) throws IOException, InterruptedException {
        NodeId start = from == null ? NodeIds.ObjectsFolder : NodeId.parseOrNull(from);
        if (start == null) {
            throw new IOException(from + ": must be a node id such as ns=2;s=Tank1");
        }
        try (OpcUaSession session = new OpcUaSession(server, 0)) {
            OpcUaClient connected = session.connect(OpcUaIdentity.in(folder), new OpcUaTrust(folder));
            OpcUaBrowser browser = new OpcUaBrowser(connected, out, nodesMax);
            browser.seen.add(NodeIds.Server);
            browser.seen.remove(start);
            browser.walk(start, 0);
            browser.sayWhatIsMissing();
        } catch (UaException failed) {
            throw new IOException("opcua " + server.id() + ": " + failed.getMessage(), failed);
        }
    }

    private void walk(NodeId parent, int depth) throws UaException {
        for (ReferenceDescription child : children(parent)) {
            NodeId id = child.getNodeId().toNodeId(client.getNamespaceTable()).orElse(null);
            if (id == null || seen.contains(id)) {
                continue;
            }
            isTooDeep |= depth >= DEPTH_MAX;
            isCut |= shown >= nodesMax;
            if (depth < DEPTH_MAX && shown < nodesMax) {
                seen.add(id);
                shown++;
                boolean isVariable = child.getNodeClass() == NodeClass.Variable;
                out.println("  ".repeat(depth) + id.toParseableString() + "  " + child.getDisplayName().text()
                        + (isVariable ? " = " + value(id) : ""));
                walk(id, depth + 1);
            }
        }
    }

    private void sayWhatIsMissing() {
        if (isCut) {
            out.println("… there are more nodes: only the first " + nodesMax + " are shown; begin further down");
        }
        if (isTooDeep) {
            out.println("… there are nodes more than " + DEPTH_MAX + " levels down; begin further down");
        }
    }

    private List<ReferenceDescription> children(NodeId parent) throws UaException {
        BrowseResult result = client.browse(new BrowseDescription(parent, BrowseDirection.Forward, NodeIds.HierarchicalReferences, true,
                uint(NodeClass.Object.getValue() | NodeClass.Variable.getValue()), uint(BrowseResultMask.All.getValue())));
        List<ReferenceDescription> children = new ArrayList<>();
        while (result != null && result.getReferences() != null) {
            children.addAll(List.of(result.getReferences()));
            ByteString more = result.getContinuationPoint();
            result = more == null || more.isNullOrEmpty() ? null : client.browseNext(false, List.of(more)).getResults()[0];
        }
        return children;
    }

    private String value(NodeId id) throws UaException {
        DataValue value = client.readValues(0, TimestampsToReturn.Neither, List.of(id)).getFirst();
        String text = String.valueOf(value.getValue().getValue());
        return text.length() > VALUE_LENGTH_MAX ? text.substring(0, VALUE_LENGTH_MAX) + "…" : text;
    }
}
