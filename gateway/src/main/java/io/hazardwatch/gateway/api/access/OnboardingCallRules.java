package io.hazardwatch.gateway.api.access;

/** The rows of {@link AccessRules} about imports, adoptions, the connection doctor and files of hazard sources. */
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
              GET /hazard-sources
              GET /sites/{enterprise}/{site}/hazard-sources/{hazardsource}
              GET /sites/{enterprise}/{site}/hazard-sources/{hazardsource}/documents/{document}
              GET /sites/{enterprise}/{site}/hazard-sources/{hazardsource}/filing
              GET /sites/{enterprise}/{site}/hazard-sources/{hazardsource}/filing.csv
              GET /sites/{enterprise}/{site}/hazard-sources/{hazardsource}/filing/print
              GET /sites/{enterprise}/{site}/hazard-sources/{hazardsource}/stock
              GET /sites/{enterprise}/{site}/hazard-sources/{hazardsource}/stock.csv
            KEEP_HAZARD_FILES
              POST /sites/{enterprise}/{site}/hazard-sources/{hazardsource}/assessments
              POST /sites/{enterprise}/{site}/hazard-sources/{hazardsource}/assessments/{assessment}/filing
              POST /sites/{enterprise}/{site}/hazard-sources/{hazardsource}/triggers
              PUT /sites/{enterprise}/{site}/hazard-sources/{hazardsource}/documents/{document}
            KEEP_STOCK_BOOKS
              POST /sites/{enterprise}/{site}/hazard-sources/{hazardsource}/stock
              POST /sites/{enterprise}/{site}/hazard-sources/{hazardsource}/stock/{entry}/confirm
              POST /sites/{enterprise}/{site}/hazard-sources/{hazardsource}/stock/{entry}/refuse
              POST /sites/{enterprise}/{site}/hazard-sources/{hazardsource}/stock/{entry}/take-back
            """;

    private OnboardingCallRules() {}
}
