package io.hazardwatch.gateway.api.access;

/** The rows of {@link AccessRules} about imports, adoptions and the connection doctor. */
final class OnboardingCallRules {
    static final String TABLE = """
            CHANGE_CONFIGURATION
              POST /import JOURNAL
              GET /import/template
              GET /import/mappings/{enterprise}
              PUT /import/mappings/{enterprise} JOURNAL
              GET /export
              POST /export JOURNAL
              GET /adoptions/{enterprise}
              POST /adoptions/{enterprise}/{site} JOURNAL
            READ
              GET /doctor/{enterprise}
              GET /doctor/{enterprise}/{username}
              GET /doctor/{enterprise}/{site}/{device}
            """;

    private OnboardingCallRules() {}
}
