package io.hazardwatch.gateway.intake.door;

import io.hazardwatch.gateway.intake.Funnels;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.tls.TlsCertificate;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What all loops of one door share; every part may be used by any thread.
 *
 * @param certificate null when there is no TLS port
 */
record DoorParts(DoorSettings settings, Supplier<Registry> registry, Credentials credentials, Funnels funnels,
                 Quarantine quarantine, Clock clock, DoorCounters counters, Sessions sessions, Quotas quotas,
                 Presence presence, TlsCertificate certificate, PipedConnections piped, BiConsumer<String, Throwable> bugs) {}
