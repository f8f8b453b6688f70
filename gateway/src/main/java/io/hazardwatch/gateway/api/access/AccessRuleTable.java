package io.hazardwatch.gateway.api.access;

/** The calls of the API with what each needs, as {@link AccessRules} reads them. */
final class AccessRuleTable {
    /**
     * Capabilities of which one is enough, then the calls that need it; a GET also admits HEAD. Calls with AGAIN ask for the own secret again;
     * those with JOURNAL are journaled by the gate, because no other entry tells of them.
     */
    static final String CALLS = """
            OWN_ACCOUNT
              GET /session
              DELETE /session JOURNAL
              GET /session/preferences
              PUT /session/preferences
              POST /session/pin
              POST /session/hand-over
              POST /session/reauthenticate
              GET /session/second-factor
              POST /session/second-factor JOURNAL
              POST /session/second-factor/confirm
              POST /session/password
              GET /sessions
              DELETE /sessions/{session}
              GET /api-keys
              GET /api-keys/{key}
              POST /api-keys AGAIN
              DELETE /api-keys/{key} AGAIN
            AGREE_TO_ACTIONS
              GET /second-person-requests
              POST /second-person-requests
              GET /second-person-requests/{request}
              POST /second-person-requests/{request}/agree AGAIN
              POST /second-person-requests/{request}/decline
            READ
              GET /alarms
              GET /alarms/{id}
              GET /live
              GET /enterprises
              GET /sites
              GET /sites/{enterprise}/{site}
              GET /sites/{enterprise}/{site}/drawing
              GET /coverage
              GET /coverage.csv
              GET /enterprises/{enterprise}
              GET /map
              GET /search
              GET /points/unprotected
              GET /equipment
              GET /sites/{enterprise}/{site}/equipment/{equipment}
              GET /points/{enterprise}/{site}/{device}/{point}/checks
              GET /points/{enterprise}/{site}/{device}/{point}
              GET /points/{enterprise}/{site}/{device}/{point}/history
              GET /people
              GET /people/{person}
              GET /posts
              GET /posts/{post}
              GET /levels
              GET /levels/{enterprise}/{level}
              GET /configuration
              GET /quarantine
              GET /notices
              POST /device-tests/confirm
              GET /push-devices
              POST /push-devices
              DELETE /push-devices/{device}
              POST /push-devices/{device}/confirm
              GET /escalations
              GET /forced-miss
              GET /positions
              GET /consoles
              POST /consoles/{console}/presence
              DELETE /consoles/{console}
              GET /kpis
              GET /kpis.csv
              GET /floods
              GET /soe
              GET /duty
              GET /handovers/current
              GET /roll-calls
              GET /spot-checks
              GET /duty-log
              GET /duty-log/entries
              GET /duty-log/{day}/print
              GET /duty-report
              GET /roster
              GET /roster/coverage
              GET /roster/changes
              GET /roster/shifts
              GET /roster/shifts/{shift}
              GET /roster/plans
              GET /roster/plans/{room}
              GET /roster/export.csv
              GET /roster/export.ics
              GET /roster/feed
              POST /roster/feed JOURNAL
              DELETE /roster/feed JOURNAL
              GET /roster/swaps
              GET /roster/swaps/{swap}
              GET /roster/leaves
              GET /roster/leaves/{leave}
              GET /calendar
              GET /calendar/night
              GET /calendar/holidays/{holiday}
              GET /calendar/key-periods/{period}
              GET /calendar/export.yaml
              GET /contours
              GET /neighbour-calls
              GET /cards
              GET /cards/{cas}
              GET /cards/{cas}/print
              GET /cap/feed.atom
              GET /cap/messages
              GET /cap/{identifier}.xml
              GET /permits
              GET /permits/{permit}
              GET /leaks
              GET /leaks/{leak}
              GET /pipelines
              GET /field-tasks
              GET /field-tasks/{fieldtask}
              GET /weather/figures
              GET /weather/restrictions
              GET /weather/warnings
              GET /weather/warnings/{warning}
              GET /weather/warnings/{warning}/actions/{action}/photo
            READ_JOURNAL
              GET /journal
              GET /reports/monitoring-actions
              GET /reports/monitoring-actions.csv
              GET /reports/monitoring-actions/print
              GET /alarms.csv
              GET /alarms/{id}/journal
            READ_ACCESS_LOG
              GET /access-log
            EXPORT
              POST /exports
              GET /exports
              GET /exports/{export}
              DELETE /exports/{export}
              GET /exports/{export}/archive
            READ_CONTACTS
              GET /device-tests
              GET /roster/export.yaml
            HANDLE_ALARMS
              GET /corrections
              POST /forced-miss/confirm
              POST /corrections
              POST /alarms/ack
              POST /alarms/{id}/ack
              POST /alarms/{id}/silence
              POST /alarms/{id}/reset
              POST /alarms/{id}/shelve
              POST /alarms/{id}/unshelve
              POST /alarms/{id}/comment
            WITHDRAW_ACKNOWLEDGEMENTS
              POST /alarms/{id}/unack
            TAKE_OUT_OF_SERVICE
              POST /alarms/{id}/out-of-service AGAIN
              POST /alarms/{id}/in-service
              POST /sites/{enterprise}/{site}/equipment/{equipment}/bypasses AGAIN
              POST /sites/{enterprise}/{site}/equipment/{equipment}/bypasses/{bypass}/end
            RECORD_INSTRUMENT_CHECKS
              POST /points/{enterprise}/{site}/{device}/{point}/checks
              POST /sites/{enterprise}/{site}/equipment/{equipment}/proofs
            DECOMMISSION_ALARMS
              POST /alarms/{id}/decommission AGAIN
            SET_UNIT_MODE
              POST /sites/{enterprise}/{site}/units/{unit}/mode
            ORDER_CHECKS
              POST /exercises
              POST /exercises/{id}/end
            ANSWER_CALLS
              POST /escalations/{id}/take
              POST /escalations/{id}/next-level
              POST /escalations/{id}/decline
              POST /weather/warnings/{warning}/answer
              POST /field-tasks/{fieldtask}/take
              POST /field-tasks/{fieldtask}/finish
            ANSWER_ROLL_CALLS
              POST /roll-calls/{rollcall}/answer
            ANSWER_ROLL_CALLS ORDER_CHECKS
              POST /spot-checks
            KEEP_DUTY_LOG
              POST /neighbour-calls
              POST /handovers/{handover}/accept
              POST /duty-log
              POST /duty-log/{day}/sign
            PLAN_OWN_DUTY
              POST /roster/swaps JOURNAL
              POST /roster/swaps/{swap}/confirm JOURNAL
              DELETE /roster/swaps/{swap} JOURNAL
              POST /roster/leaves JOURNAL
              DELETE /roster/leaves/{leave} JOURNAL
            PLAN_DUTY
              PUT /roster/plans/{room} JOURNAL
              POST /roster/import JOURNAL
              POST /roster/shifts JOURNAL
              PUT /roster/shifts/{shift} JOURNAL
              DELETE /roster/shifts/{shift} JOURNAL
              PUT /calendar AGAIN
              PUT /calendar/night
              POST /calendar/holidays
              PUT /calendar/holidays/{holiday}
              DELETE /calendar/holidays/{holiday}
              POST /calendar/key-periods
              PUT /calendar/key-periods/{period}
              DELETE /calendar/key-periods/{period}
            TRY_MESSAGES
              GET /messages/preview
              POST /messages/preview
              GET /demo-phones
              POST /demo-phones/{message}/answer JOURNAL
            HAND_IN_WARNINGS
              POST /weather/warnings
              POST /weather/warnings/{warning}/match
            CONFIRM_ACTIONS
              POST /weather/warnings/{warning}/actions/{action}/confirm
            KEEP_PERMITS
              POST /permits
              POST /permits/{permit}/suspend
              POST /permits/{permit}/close
            PUBLISH_WARNINGS
              POST /cap/messages
              POST /cap/messages/{ownwarning}/release AGAIN
              POST /cap/messages/{ownwarning}/discard
              POST /cap/messages/{ownwarning}/correct
            BACK_TEST
              POST /backtests
              POST /calibrations
            CHANGE_CONFIGURATION
              PUT /sites/{enterprise}/{site}/drawing
              DELETE /sites/{enterprise}/{site}/drawing
              POST /configuration/confirm AGAIN
              PUT /sites/{enterprise}/{site} JOURNAL
              POST /sites/{enterprise}/{site}/limits JOURNAL
              PUT /enterprises/{enterprise} JOURNAL
              GET /proposals
              GET /proposals/{proposal}
              GET /proposals/{proposal}/files/{file}
              GET /revisions
              GET /sites/{enterprise}/{site}/file
              GET /enterprises/{enterprise}/files
              POST /proposals/{proposal}/approve AGAIN
              POST /proposals/{proposal}/reject
              POST /proposals/{proposal}/publish AGAIN
              POST /revisions/{revision}/restore JOURNAL
            EDIT_PEOPLE
              POST /people
              PUT /people/{person}
              DELETE /people/{person} AGAIN
              POST /people/{person}/verifications
              POST /people/{person}/verifications/code JOURNAL
              POST /people/{person}/verifications/confirm
              POST /posts
              PUT /posts/{post}
              DELETE /posts/{post}
              POST /levels
              PUT /levels/{enterprise}/{level}
              DELETE /levels/{enterprise}/{level}
              GET /channels
              POST /channels/{channel}/test JOURNAL
            MANAGE_CREDENTIALS
              POST /enterprises/{enterprise}/credentials AGAIN
              GET /enterprises/{enterprise}/credentials
              GET /enterprises/{enterprise}/credentials/{username}
              DELETE /enterprises/{enterprise}/credentials/{username} AGAIN
              POST /enterprises/{enterprise}/claims AGAIN
              GET /enterprises/{enterprise}/claims
              DELETE /enterprises/{enterprise}/claims/{serial} AGAIN
              POST /enterprises/{enterprise}/credential-archives AGAIN
              GET /enterprises/{enterprise}/credential-archives
              POST /enterprises/{enterprise}/credential-archives/{archive}/fetch AGAIN
              DELETE /enterprises/{enterprise}/credential-archives/{archive} AGAIN
            MANAGE_ACCOUNTS
              POST /users AGAIN
              GET /users
              GET /users/{username}
              PUT /users/{username} AGAIN
              DELETE /users/{username} AGAIN
              POST /users/{username}/password AGAIN
              DELETE /users/{username}/second-factor AGAIN
              GET /break-glass
              POST /break-glass AGAIN
            """;

    private AccessRuleTable() {}
}
