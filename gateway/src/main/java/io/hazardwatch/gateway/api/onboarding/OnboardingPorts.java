package io.hazardwatch.gateway.api.onboarding;

import io.hazardwatch.gateway.api.hazards.HazardRecords;

/** What the routes of this folder use of other rooms. */
public record OnboardingPorts(Proposals proposals, SiteImports imports, Doctor doctor, HazardRecords hazards) {}
