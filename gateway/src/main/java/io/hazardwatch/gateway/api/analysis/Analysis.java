package io.hazardwatch.gateway.api.analysis;

/** What is found out by reading much: long, so few at a time. */
public record Analysis(KpiQueries kpis, RuleDrafts drafts) {}
