package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.RateLimiters;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.tls.TlsCertificate;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.net.ssl.X509TrustManager;

/**
 * What all event loops of the listener share; every part may be used by any thread.
 *
 * @param certificate null when there is no TLS port
 * @param clients     which certificates of clients the TLS port takes; null to ask for none
 */
record ListenerContext(MqttSettings settings, Supplier<Registry> registry, Credentials credentials, ReadingIngests ingests,
                 Quarantine quarantine, Clock clock, MqttCounters counters, ClientIdRegistry sessions, RateLimiters quotas,
                 FailedMessages failed, DeviceConnections presence, TlsCertificate certificate, WebSocketConnections piped,
                         EnterpriseQuotas enterprises, X509TrustManager clients, BiConsumer<String, Throwable> defects) {}
