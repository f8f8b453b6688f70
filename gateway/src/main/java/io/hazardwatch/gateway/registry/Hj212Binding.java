package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.FrameDeviation;
import java.util.Map;
import java.util.Set;

/**
 * A device that reports by HJ 212.
 *
 * @param mn        its unique identification, MN; one device in the whole configuration has it
 * @param password  its PW
 * @param tolerated deviations from the standard that its frames may have
 * @param items     point ids by item of the protocol, as {@code 2011/a21028-Rtd}
 * @param ignored   what it sends and nobody wants: a command, a factor code, or {@code command/code}
 * @param setup     what is set when it connects
 */
public record Hj212Binding(String mn, String password, Set<FrameDeviation> tolerated, Map<String, String> items, Set<String> ignored,
                           Hj212Setup setup) implements FieldBinding {
    public Hj212Binding {
        tolerated = Set.copyOf(tolerated);
        items = Map.copyOf(items);
        ignored = Set.copyOf(ignored);
    }

    @Override
    public String address() {
        return mn;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Hj212Binding[" + mn + ']';
    }
}
