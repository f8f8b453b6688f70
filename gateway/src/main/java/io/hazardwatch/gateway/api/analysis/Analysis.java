package io.hazardwatch.gateway.api.analysis;

/** Ports for queries that read large amounts of data and take long; only a few run at the same time. */
public record Analysis(KpiQueries kpis, RuleDrafts drafts) {}
