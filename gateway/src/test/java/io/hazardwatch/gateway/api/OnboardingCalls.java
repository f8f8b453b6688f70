package io.hazardwatch.gateway.api;

/** Calls of proposals, as {@link AccessMatrixTest} has them. */
final class OnboardingCalls {
    static final String ROWS = """
            PUT /api/v1/sites/{enterprise}/{site} | CHANGE_CONFIGURATION | HIDDEN | {"content":"x","why":"x"}
            GET /api/v1/sites/{enterprise}/{site}/file | READ | HIDDEN
            PUT /api/v1/enterprises/{enterprise} | CHANGE_CONFIGURATION | HIDDEN | {"sites":{"x":"x"},"why":"x"}
            GET /api/v1/enterprises/{enterprise}/files | READ | HIDDEN
            GET /api/v1/proposals | READ | FILTERED
            GET /api/v1/proposals/{proposal} | READ | HIDDEN
            POST /api/v1/proposals/{proposal}/approve | CHANGE_CONFIGURATION | HIDDEN
            POST /api/v1/proposals/{proposal}/reject | CHANGE_CONFIGURATION | HIDDEN
            POST /api/v1/proposals/{proposal}/publish | CHANGE_CONFIGURATION | HIDDEN
            GET /api/v1/revisions | READ | FILTERED
            POST /api/v1/revisions/{revision}/restore | CHANGE_CONFIGURATION | HIDDEN | {"why":"x"}
            """;

    private OnboardingCalls() {}
}
