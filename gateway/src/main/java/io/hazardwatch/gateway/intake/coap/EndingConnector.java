package io.hazardwatch.gateway.intake.coap;

import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.Connection;
import org.eclipse.californium.scandium.dtls.ResumptionSupportingConnectionStore;

/** A socket with DTLS that can end a session for good: the library's own way says good-bye and keeps it until its peer says so too. */
final class EndingConnector extends DTLSConnector {
    private final ResumptionSupportingConnectionStore store;

    private EndingConnector(DtlsConnectorConfig config, ResumptionSupportingConnectionStore store) {
        super(config, store);
        this.store = store;
    }

    static EndingConnector of(DtlsConnectorConfig config) {
        return new EndingConnector(config, createConnectionStore(config));
    }

    /** Says good-bye if it can, and forgets the session. An address that has become that of another device is left alone. */
    void end(Connection connection) {
        later(connection, () -> {
            InetSocketAddress peer = connection.getPeerAddress();
            if (peer != null && store.get(peer) == connection) {
                close(peer);
            }
            later(connection, () -> store.remove(connection, true)); // behind the good-bye
        });
    }

    private static void later(Connection connection, Runnable work) {
        try {
            connection.getExecutor().execute(work);
        } catch (RejectedExecutionException ended) {
            // so has the session
        }
    }
}
