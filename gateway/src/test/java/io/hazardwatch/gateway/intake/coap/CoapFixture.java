package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.EnterpriseQuota;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.QuotaSettings;
import io.hazardwatch.gateway.intake.StrangerKind;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.testkit.CoapPeer;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.X509TrustManager;

/** A listener on free ports of 127.0.0.1 with everything behind it in the test's hands. */
final class CoapFixture implements AutoCloseable {
    static final int PAYLOAD_BYTES_MAX = 4_096;
    static final int REMEMBERED_MAX = 100;
    static final int WAITING_MAX = 4;
    static final String GD_01 = "v1/acme/depot/gd-01?u=acme&p=secret";

    final FakeIngests ingests = new FakeIngests();
    final Quarantine quarantine = new Quarantine();
    final List<Throwable> defects = new CopyOnWriteArrayList<>();
    final FakeClock clock = new FakeClock(1_760_000_000_000L);
    final Set<Credential> revoked = ConcurrentHashMap.newKeySet();
    final Map<String, Credential> certified = new ConcurrentHashMap<>();
    final List<String> strangers = new CopyOnWriteArrayList<>();
    final List<String> pushed = new CopyOnWriteArrayList<>();
    final EnterpriseQuotas enterprises;
    final CoapListener listener;
    /** Whether looking up a credential fails. */
    volatile boolean isBroken;

    CoapFixture() {
        this(plain(), 0, null);
    }

    /** @param quota what every enterprise may use */
    CoapFixture(EnterpriseQuota quota) {
        this(plain(), 0, null, quota);
    }

    CoapFixture(CoapSettings settings, int messagesPerSecondMax, X509TrustManager clients) {
        this(settings, messagesPerSecondMax, clients, EnterpriseQuota.NONE);
    }

    private CoapFixture(CoapSettings settings, int messagesPerSecondMax, X509TrustManager clients, EnterpriseQuota quota) {
        enterprises = new EnterpriseQuotas(new QuotaSettings(quota, Map.of()), clock);
        try {
            listener = new CoapListener(settings, Plant::registry, new Known(), ingests, quarantine, new Door(),
                    enterprises, messagesPerSecondMax, clients, Thread::new,
                    (where, defect) -> defects.add(defect), clock);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        listener.start();
    }

    static CoapSettings plain() {
        return plain(0);
    }

    static CoapSettings plain(int port) {
        return new CoapSettings("127.0.0.1", port, false, -1, null, null, PAYLOAD_BYTES_MAX, REMEMBERED_MAX, WAITING_MAX, 4 * PAYLOAD_BYTES_MAX, 10);
    }

    CoapPeer peer() throws IOException {
        return new CoapPeer(listener.port());
    }

    private final class Known implements Credentials {
        @Override
        public Credential authenticate(String user, String password) {
            if ("defect".equals(user)) {
                throw new IllegalStateException("as the test asked for");
            }
            Credential known = "acme".equals(user) && "secret".equals(password) ? Plant.ACME
                    : "token-gd-01".equals(user) && password == null ? Plant.ONLY_GD_01 : null;
            return known == null || revoked.contains(known) ? null : known;
        }

        @Override
        public Credential authenticateCertificate(String fingerprint) {
            Credential known = certified.get(fingerprint);
            return known == null || revoked.contains(known) ? null : known;
        }

        @Override
        public boolean holds(Credential credential) {
            if (isBroken) {
                throw new StackOverflowError("as the test asked for");
            }
            return !revoked.contains(credential);
        }
    }

    private final class Door implements ConnectionListener {
        @Override
        public void lost(DeviceId device, long atMillis) {
            throw new IllegalStateException("there is no connection");
        }

        @Override
        public void back(DeviceId device) {
            throw new IllegalStateException("there is no connection");
        }

        @Override
        public void pushed(Credential credential, String address, boolean isTls, long atMillis) {
            pushed.add(credential.id() + ' ' + address + (isTls ? " dtls" : ""));
        }

        @Override
        public void stranger(StrangerKind kind, String address, String name, long atMillis) {
            strangers.add(kind + " " + address + ' ' + name);
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
