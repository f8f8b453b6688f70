package io.hazardwatch.gateway.api.onboarding;

/** What the routes of this folder use of other rooms. */
public record OnboardingPorts(Proposals proposals, SiteImports imports, Doctor doctor) {}
