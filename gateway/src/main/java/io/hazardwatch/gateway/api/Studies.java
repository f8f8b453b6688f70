package io.hazardwatch.gateway.api;

/** What is found out by reading much: long, so few at a time. */
public record Studies(KpiQueries kpis, RuleDrafts drafts) {}
