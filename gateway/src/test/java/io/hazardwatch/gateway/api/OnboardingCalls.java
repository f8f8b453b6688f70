package io.hazardwatch.gateway.api;

/** Calls of proposals and for second persons, as {@link AccessMatrixTest} has them. */
final class OnboardingCalls {
    static final String ROWS = """
            GET /api/v1/second-person-requests | AGREE_TO_ACTIONS | FILTERED
            POST /api/v1/second-person-requests | AGREE_TO_ACTIONS | HIDDEN | {"path":"/api/v1/sites/{enterprise}/{site}/units/u/mode","body":{}}
            GET /api/v1/second-person-requests/{request} | AGREE_TO_ACTIONS | HIDDEN
            POST /api/v1/second-person-requests/{request}/agree | AGREE_TO_ACTIONS | HIDDEN
            POST /api/v1/second-person-requests/{request}/decline | AGREE_TO_ACTIONS | HIDDEN
            PUT /api/v1/sites/{enterprise}/{site} | CHANGE_CONFIGURATION | HIDDEN | {"content":"x","why":"x"}
            GET /api/v1/sites/{enterprise}/{site}/file | CHANGE_CONFIGURATION | HIDDEN
            POST /api/v1/sites/{enterprise}/{site}/limits | CHANGE_CONFIGURATION | HIDDEN | {"device":"x","point":"x","level":"H","at":1,"why":"x"}
            PUT /api/v1/enterprises/{enterprise} | CHANGE_CONFIGURATION | HIDDEN | {"sites":{"x":"x"},"why":"x"}
            GET /api/v1/enterprises/{enterprise}/files | CHANGE_CONFIGURATION | HIDDEN
            GET /api/v1/proposals | CHANGE_CONFIGURATION | FILTERED
            GET /api/v1/proposals/{proposal} | CHANGE_CONFIGURATION | HIDDEN
            GET /api/v1/proposals/{proposal}/files/{file} | CHANGE_CONFIGURATION | HIDDEN
            POST /api/v1/proposals/{proposal}/approve | CHANGE_CONFIGURATION | HIDDEN
            POST /api/v1/proposals/{proposal}/reject | CHANGE_CONFIGURATION | HIDDEN
            POST /api/v1/proposals/{proposal}/publish | CHANGE_CONFIGURATION | HIDDEN
            GET /api/v1/revisions | CHANGE_CONFIGURATION | FILTERED
            POST /api/v1/import | CHANGE_CONFIGURATION | QUERY
            GET /api/v1/import/template | CHANGE_CONFIGURATION | NONE
            GET /api/v1/import/mappings/{enterprise} | CHANGE_CONFIGURATION | HIDDEN
            PUT /api/v1/import/mappings/{enterprise} | CHANGE_CONFIGURATION | HIDDEN | {"mapping":{}}
            GET /api/v1/export | CHANGE_CONFIGURATION | QUERY
            POST /api/v1/export | CHANGE_CONFIGURATION | QUERY
            GET /api/v1/adoptions/{enterprise} | CHANGE_CONFIGURATION | HIDDEN
            POST /api/v1/adoptions/{enterprise}/{site} | CHANGE_CONFIGURATION | HIDDEN | {"why":"x","points":[{"device":"x","point":"x"}]}
            GET /api/v1/doctor/{enterprise} | READ | HIDDEN
            GET /api/v1/doctor/{enterprise}/{username} | READ | HIDDEN
            GET /api/v1/doctor/{enterprise}/{site}/{device} | READ | HIDDEN
            GET /api/v1/hazard-sources | READ | QUERY
            GET /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource} | READ | HIDDEN
            GET /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}/documents/{document} | READ | HIDDEN
            GET /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}/filing | READ | HIDDEN
            GET /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}/filing.csv | READ | HIDDEN
            GET /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}/filing/print | READ | HIDDEN
            GET /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}/stock | READ | HIDDEN
            GET /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}/stock.csv | READ | HIDDEN
            POST /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}/assessments | KEEP_HAZARD_FILES | HIDDEN | {"day":"2025-11-01","assessor":"x"}
            POST /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}/assessments/{assessment}/filing | KEEP_HAZARD_FILES | HIDDEN | {"filed":"2025-11-20"}
            POST /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}/triggers | KEEP_HAZARD_FILES | HIDDEN | {"kind":"construction","day":"2025-11-01","words":"x"}
            PUT /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}/documents/{document} | KEEP_HAZARD_FILES | HIDDEN | {"state":"present","day":"2025-11-01"}
            POST /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}/stock | KEEP_STOCK_BOOKS | HIDDEN | {"substance":"68476-85-7","direction":"in","tonnes":1}
            POST /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}/stock/{entry}/confirm | KEEP_STOCK_BOOKS | HIDDEN
            POST /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}/stock/{entry}/refuse | KEEP_STOCK_BOOKS | HIDDEN | {"words":"x"}
            POST /api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}/stock/{entry}/take-back | KEEP_STOCK_BOOKS | HIDDEN | {"words":"x"}
            POST /api/v1/revisions/{revision}/restore | CHANGE_CONFIGURATION | HIDDEN | {"why":"x"}
            """;

    private OnboardingCalls() {}
}
