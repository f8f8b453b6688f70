package io.hazardwatch.gateway.notify.person;

import java.io.IOException;
import java.util.List;

/** A provider on the loopback that also misbehaves. */
public interface ContractPeer extends AutoCloseable {
    /** Sets what it does from now on. */
    void behave(Behaviour behaviour);

    /** What arrived and was taken, as a person would see it. */
    List<String> received();

    @Override
    void close() throws IOException;
}
