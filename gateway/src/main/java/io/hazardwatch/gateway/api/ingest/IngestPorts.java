package io.hazardwatch.gateway.api.ingest;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.registry.Credentials;

/**
 * What pushes of readings need from other rooms; any thread.
 *
 * @param messagesPerSecondMax pushes a second of one credential; 0 or less for no limit
 * @param enterprises          quotas of enterprises
 * @param counters             count pushes by their result
 * @param door                 is told whose pushes come
 */
public record IngestPorts(Credentials credentials, ReadingIngests ingests, Quarantine quarantine, int messagesPerSecondMax,
                          EnterpriseQuotas enterprises, IngestCounters counters, ConnectionListener door) {}
