package io.hazardwatch.gateway.api;

/** The table of calls of the API: what each needs and what becomes of it outside of the scope. */
final class AccessCalls {
    /** Call, right that it needs, scope; then a query or a body, if it needs one. */
    static final String ROWS = """
            POST /api/v1/session | nobody | NONE
            GET /api/v1/session | OWN_ACCOUNT | NONE
            DELETE /api/v1/session | OWN_ACCOUNT | NONE
            POST /api/v1/session/pin | OWN_ACCOUNT | NONE
            POST /api/v1/session/password | OWN_ACCOUNT | NONE
            GET /api/v1/session/second-factor | OWN_ACCOUNT | NONE
            POST /api/v1/session/second-factor | OWN_ACCOUNT | NONE
            POST /api/v1/session/second-factor/confirm | OWN_ACCOUNT | NONE
            DELETE /api/v1/users/{username}/second-factor | MANAGE_ACCOUNTS | HIDDEN
            GET /oidc | nobody | NONE
            GET /oidc/start | nobody | NONE
            GET /oidc/callback | nobody | NONE
            POST /oidc/logout | nobody | NONE
            GET /api/v1/sessions | OWN_ACCOUNT | NONE
            DELETE /api/v1/sessions/{session} | OWN_ACCOUNT | NONE
            GET /api/v1/api-keys | OWN_ACCOUNT | NONE
            GET /api/v1/api-keys/{key} | OWN_ACCOUNT | NONE
            POST /api/v1/api-keys | OWN_ACCOUNT | NONE
            DELETE /api/v1/api-keys/{key} | OWN_ACCOUNT | NONE
            GET /api/v1/alarms | READ | QUERY
            GET /api/v1/alarms.csv | READ_JOURNAL | QUERY
            GET /api/v1/alarms/{id} | READ | HIDDEN
            GET /api/v1/alarms/{id}/journal | READ_JOURNAL | HIDDEN
            POST /api/v1/alarms/{id}/ack | HANDLE_ALARMS | HIDDEN
            POST /api/v1/alarms/{id}/unack | WITHDRAW_ACKNOWLEDGEMENTS | HIDDEN
            POST /api/v1/alarms/{id}/silence | HANDLE_ALARMS | HIDDEN
            POST /api/v1/alarms/{id}/reset | HANDLE_ALARMS | HIDDEN
            POST /api/v1/alarms/{id}/shelve | HANDLE_ALARMS | HIDDEN
            POST /api/v1/alarms/{id}/unshelve | HANDLE_ALARMS | HIDDEN
            POST /api/v1/alarms/{id}/out-of-service | TAKE_OUT_OF_SERVICE | HIDDEN
            POST /api/v1/alarms/{id}/in-service | TAKE_OUT_OF_SERVICE | HIDDEN
            POST /api/v1/alarms/{id}/decommission | DECOMMISSION_ALARMS | HIDDEN
            POST /api/v1/alarms/{id}/comment | HANDLE_ALARMS | HIDDEN
            GET /api/v1/journal | READ_JOURNAL | QUERY
            GET /api/v1/reports/monitoring-actions | READ_JOURNAL | QUERY
            GET /api/v1/reports/monitoring-actions.csv | READ_JOURNAL | QUERY
            GET /api/v1/reports/monitoring-actions/print | READ_JOURNAL | QUERY
            GET /api/v1/access-log | READ_ACCESS_LOG | NONE
            GET /api/v1/live | READ | NONE
            GET /api/v1/enterprises | READ | FILTERED
            GET /api/v1/enterprises/{enterprise} | READ | HIDDEN
            GET /api/v1/sites | READ | QUERY
            GET /api/v1/sites/{enterprise}/{site} | READ | HIDDEN
            GET /api/v1/sites/{enterprise}/{site}/drawing | READ | HIDDEN
            PUT /api/v1/sites/{enterprise}/{site}/drawing | CHANGE_CONFIGURATION | HIDDEN
            DELETE /api/v1/sites/{enterprise}/{site}/drawing | CHANGE_CONFIGURATION | HIDDEN
            GET /api/v1/map | READ | NONE
            GET /api/v1/coverage | READ | QUERY
            GET /api/v1/coverage.csv | READ | QUERY
            POST /api/v1/sites/{enterprise}/{site}/units/{unit}/mode | SET_UNIT_MODE | HIDDEN
            GET /api/v1/search | READ | QUERY
            GET /api/v1/points/unprotected | READ | QUERY
            GET /api/v1/equipment | READ | QUERY
            GET /api/v1/sites/{enterprise}/{site}/equipment/{equipment} | READ | HIDDEN
            POST /api/v1/sites/{enterprise}/{site}/equipment/{equipment}/proofs | RECORD_INSTRUMENT_CHECKS | HIDDEN | {"kind":"proof_test","result":"passed","due":"2099-01-31"}
            POST /api/v1/sites/{enterprise}/{site}/equipment/{equipment}/bypasses | TAKE_OUT_OF_SERVICE | HIDDEN | {"kind":"bypass","why":"x","measure":"y","until":"2025-11-30T00:00:00Z"}
            POST /api/v1/sites/{enterprise}/{site}/equipment/{equipment}/bypasses/{bypass}/end | TAKE_OUT_OF_SERVICE | HIDDEN
            GET /api/v1/points/{enterprise}/{site}/{device}/{point} | READ | HIDDEN
            GET /api/v1/points/{enterprise}/{site}/{device}/{point}/history | READ | HIDDEN
            GET /api/v1/points/{enterprise}/{site}/{device}/{point}/checks | READ | HIDDEN
            POST /api/v1/points/{enterprise}/{site}/{device}/{point}/checks | RECORD_INSTRUMENT_CHECKS | HIDDEN | {"kind":"bump_test","applied":50,"asFound":48,"result":"passed"}
            POST /api/v1/users | MANAGE_ACCOUNTS | HIDDEN | {"username":"li","password":"correct staple 7","role":"VIEWER","enterprise":"{enterprise}"}
            GET /api/v1/users | MANAGE_ACCOUNTS | FILTERED
            GET /api/v1/users/{username} | MANAGE_ACCOUNTS | HIDDEN
            PUT /api/v1/users/{username} | MANAGE_ACCOUNTS | HIDDEN | {"role":"VIEWER"}
            DELETE /api/v1/users/{username} | MANAGE_ACCOUNTS | HIDDEN
            POST /api/v1/users/{username}/password | MANAGE_ACCOUNTS | HIDDEN | {"new":"correct staple 7"}
            GET /api/v1/people | READ | QUERY
            POST /api/v1/people | EDIT_PEOPLE | HIDDEN | {"id":"new","name":"x","enterprise":"{enterprise}"}
            GET /api/v1/people/{person} | READ | HIDDEN
            PUT /api/v1/people/{person} | EDIT_PEOPLE | HIDDEN | {"name":"x","enterprise":"{enterprise}"}
            POST /api/v1/people/{person}/verifications | EDIT_PEOPLE | HIDDEN | {"kind":"sms","address":"+86 10 7654321"}
            POST /api/v1/people/{person}/verifications/code | EDIT_PEOPLE | HIDDEN | {"kind":"sms","address":"+86 10 7654321"}
            POST /api/v1/people/{person}/verifications/confirm | EDIT_PEOPLE | HIDDEN | {"kind":"sms","address":"+86 10 7654321","code":"000000"}
            DELETE /api/v1/people/{person} | EDIT_PEOPLE | HIDDEN
            GET /api/v1/posts | READ | QUERY
            POST /api/v1/posts | EDIT_PEOPLE | HIDDEN | {"id":"new","name":{"en":"x"},"enterprise":"{enterprise}","level":"duty-officer"}
            GET /api/v1/posts/{post} | READ | HIDDEN
            PUT /api/v1/posts/{post} | EDIT_PEOPLE | HIDDEN | {"name":{"en":"x"},"enterprise":"{enterprise}","level":"duty-officer"}
            DELETE /api/v1/posts/{post} | EDIT_PEOPLE | HIDDEN
            GET /api/v1/levels | READ | QUERY
            GET /api/v1/levels/{enterprise}/{level} | READ | HIDDEN
            POST /api/v1/levels | EDIT_PEOPLE | HIDDEN | {"enterprise":"{enterprise}","id":"x","order":1,"name":{"en":"x"},"fallback":["a","b"]}
            PUT /api/v1/levels/{enterprise}/{level} | EDIT_PEOPLE | HIDDEN | {"order":1,"name":{"en":"x"},"fallback":["a","b"]}
            DELETE /api/v1/levels/{enterprise}/{level} | EDIT_PEOPLE | HIDDEN
            GET /api/v1/channels | EDIT_PEOPLE | FILTERED
            POST /api/v1/channels/{channel}/test | EDIT_PEOPLE | HIDDEN | {"person":"person-{enterprise}","kind":"sms","address":"+86 10 7654321"}
            GET /api/v1/break-glass | MANAGE_ACCOUNTS | ALL
            POST /api/v1/break-glass | MANAGE_ACCOUNTS | ALL
            GET /api/v1/configuration | READ | ALL
            POST /api/v1/configuration/confirm | CHANGE_CONFIGURATION | ALL
            POST /api/v1/session/hand-over | OWN_ACCOUNT | NONE
            POST /api/v1/session/reauthenticate | OWN_ACCOUNT | NONE
            GET /api/v1/leaks | READ | FILTERED
            GET /api/v1/leaks/{leak} | READ | HIDDEN
            GET /api/v1/pipelines | READ | FILTERED
            GET /api/v1/field-tasks | READ | FILTERED
            GET /api/v1/field-tasks/{fieldtask} | READ | HIDDEN
            POST /api/v1/field-tasks/{fieldtask}/take | ANSWER_CALLS | HIDDEN
            POST /api/v1/field-tasks/{fieldtask}/finish | ANSWER_CALLS | HIDDEN | {"result":"x"}
            POST /api/v1/exports | EXPORT | HIDDEN | {"enterprise":"{enterprise}","from":"2025-11-22T00:00:00Z","to":"2025-11-22T00:00:01Z"}
            GET /api/v1/exports | EXPORT | FILTERED
            GET /api/v1/exports/{export} | EXPORT | HIDDEN
            DELETE /api/v1/exports/{export} | FETCH_ANY_EXPORT | HIDDEN
            GET /api/v1/exports/{export}/archive | FETCH_ANY_EXPORT | HIDDEN
            POST /api/v1/enterprises/{enterprise}/credentials | MANAGE_CREDENTIALS | HIDDEN
            GET /api/v1/enterprises/{enterprise}/credentials | MANAGE_CREDENTIALS | HIDDEN
            GET /api/v1/enterprises/{enterprise}/credentials/{username} | MANAGE_CREDENTIALS | HIDDEN
            DELETE /api/v1/enterprises/{enterprise}/credentials/{username} | MANAGE_CREDENTIALS | HIDDEN
            POST /api/v1/enterprises/{enterprise}/claims | MANAGE_CREDENTIALS | HIDDEN | {"serial":"SN-1000","device":"{site}/{device}"}
            GET /api/v1/enterprises/{enterprise}/claims | MANAGE_CREDENTIALS | HIDDEN
            DELETE /api/v1/enterprises/{enterprise}/claims/{serial} | MANAGE_CREDENTIALS | HIDDEN
            POST /api/v1/enterprises/{enterprise}/credential-archives | MANAGE_CREDENTIALS | HIDDEN
            GET /api/v1/enterprises/{enterprise}/credential-archives | MANAGE_CREDENTIALS | HIDDEN
            POST /api/v1/enterprises/{enterprise}/credential-archives/{archive}/fetch | MANAGE_CREDENTIALS | HIDDEN
            DELETE /api/v1/enterprises/{enterprise}/credential-archives/{archive} | MANAGE_CREDENTIALS | HIDDEN
            GET /api/v1/quarantine | READ | QUERY
            GET /api/v1/notices | READ | HIDDEN | ?alarm={id}
            GET /api/v1/device-tests | READ_CONTACTS | QUERY
            POST /api/v1/device-tests/confirm | READ | NONE | {"code":"0000"}
            GET /api/v1/push-devices | READ | NONE
            POST /api/v1/push-devices | READ | NONE
            DELETE /api/v1/push-devices/{device} | READ | NONE
            POST /api/v1/push-devices/{device}/confirm | READ | NONE
            GET /api/v1/escalations | READ | FILTERED
            POST /api/v1/escalations/{id}/take | ANSWER_CALLS | HIDDEN | {"occurrence":1,"annSeq":3}
            GET /api/v1/forced-miss | READ | ALL
            POST /api/v1/forced-miss/confirm | HANDLE_ALARMS | ALL
            POST /api/v1/exercises | ORDER_CHECKS | HIDDEN | {"enterprise":"{enterprise}","matter":"x","confirm":"EXERCISE"}
            POST /api/v1/exercises/{id}/end | ORDER_CHECKS | HIDDEN
            GET /api/v1/corrections | HANDLE_ALARMS | HIDDEN | ?alarm={id}
            POST /api/v1/corrections | HANDLE_ALARMS | HIDDEN | {"alarm":"{id}","reason":"WRONG"}
            POST /api/v1/escalations/{id}/next-level | ANSWER_CALLS | HIDDEN
            POST /api/v1/escalations/{id}/decline | ANSWER_CALLS | HIDDEN
            GET /answer/{token} | nobody | NONE
            POST /answer/{token} | nobody | NONE | {"answer":"take"}
            GET /presence/{token} | nobody | NONE
            POST /presence/{token} | nobody | NONE
            GET /api/v1/kpis | READ | QUERY
            GET /api/v1/kpis.csv | READ | QUERY
            GET /api/v1/floods | READ | QUERY
            GET /api/v1/soe | READ | QUERY
            POST /api/v1/backtests | BACK_TEST | HIDDEN | {"point":"{enterprise}/{site}/{device}/{point}"}
            POST /api/v1/calibrations | BACK_TEST | HIDDEN | {"point":"{enterprise}/{site}/{device}/{point}"}
            GET /api/v1/duty | READ | FILTERED
            GET /api/v1/handovers/current | READ | FILTERED
            POST /api/v1/handovers/{handover}/accept | KEEP_DUTY_LOG | HIDDEN | {"items":[9]}
            GET /api/v1/roll-calls | READ | FILTERED
            POST /api/v1/roll-calls/{rollcall}/answer | ANSWER_ROLL_CALLS | OVER | {"secret":"{person}"}
            GET /api/v1/spot-checks | READ | FILTERED
            POST /api/v1/spot-checks | ORDER_CHECKS | HIDDEN | {"post":"{post}"}
            GET /api/v1/duty-log | READ | HIDDEN | ?post={post}
            POST /api/v1/duty-log | KEEP_DUTY_LOG | HIDDEN | {"post":"{post}","matter":"x"}
            GET /api/v1/duty-log/entries | READ | FILTERED
            POST /api/v1/duty-log/{day}/sign | KEEP_DUTY_LOG | HIDDEN | {"post":"{post}","secret":"{person}"}
            GET /api/v1/duty-log/{day}/print | READ | HIDDEN | ?post={post}
            GET /api/v1/duty-report | READ | QUERY
            GET /api/v1/roster | READ | QUERY
            GET /api/v1/roster/coverage | READ | QUERY
            GET /api/v1/roster/changes | READ | ALL
            GET /api/v1/roster/shifts | READ | QUERY
            GET /api/v1/roster/shifts/{shift} | READ | HIDDEN
            GET /api/v1/roster/plans | READ | QUERY
            GET /api/v1/roster/plans/{room} | READ | HIDDEN
            PUT /api/v1/roster/plans/{room} | PLAN_DUTY | HIDDEN | {"zone":"Asia/Shanghai","shifts":[{"id":"d","from":"08:00","to":"08:00"}],"crews":[{"id":"a","persons":["{enterprise}-a"]}],"rotations":[{"id":"r","first":"2025-11-01","days":[["d/a"]]}]}
            GET /api/v1/roster/export.yaml | READ_CONTACTS | ALL
            GET /api/v1/roster/export.csv | READ | QUERY
            GET /api/v1/roster/export.ics | READ | QUERY
            POST /api/v1/roster/import | PLAN_DUTY | FILTERED
            GET /api/v1/roster/feed | PLAN_DUTY | HIDDEN | ?person={enterprise}-a
            POST /api/v1/roster/feed | PLAN_DUTY | HIDDEN | ?person={enterprise}-a
            DELETE /api/v1/roster/feed | PLAN_DUTY | HIDDEN | ?person={enterprise}-a
            GET /calendar-feeds/{token}/duty.ics | nobody | NONE
            POST /api/v1/roster/shifts | PLAN_DUTY | HIDDEN | {"post":"{enterprise}-room","from":"2025-11-23T08:00","to":"2025-11-23T09:00","persons":["{enterprise}-a"]}
            PUT /api/v1/roster/shifts/{shift} | PLAN_DUTY | HIDDEN | {"post":"{enterprise}-room","from":"2025-11-23T08:00","to":"2025-11-23T09:00","persons":["{enterprise}-a"]}
            DELETE /api/v1/roster/shifts/{shift} | PLAN_DUTY | HIDDEN
            GET /api/v1/roster/swaps | READ | FILTERED
            GET /api/v1/roster/swaps/{swap} | READ | HIDDEN
            POST /api/v1/roster/swaps | PLAN_DUTY | HIDDEN | {"legs":[{"post":"{enterprise}-room","from":"2025-11-25T08:00","to":"2025-11-25T09:00","giver":"{enterprise}-a","taker":"{enterprise}-b"}]}
            POST /api/v1/roster/swaps/{swap}/confirm | PLAN_DUTY | HIDDEN | {"person":"{enterprise}-a"}
            DELETE /api/v1/roster/swaps/{swap} | PLAN_DUTY | HIDDEN
            GET /api/v1/calendar | READ | FILTERED
            GET /api/v1/calendar/night | READ | NONE
            GET /api/v1/calendar/holidays/{holiday} | READ | NONE
            GET /api/v1/calendar/key-periods/{period} | READ | HIDDEN
            PUT /api/v1/calendar | PLAN_DUTY | ALL | {"night":{"from":"22:00","to":"06:00"},"holidays":[{"id":"new-year","name":"x","from":"2026-01-01","to":"2026-01-01"}],"keyPeriods":[{"id":"period-huarun-gas","name":"x","from":"2026-03-01","to":"2026-03-02","enterprise":"huarun-gas","tightens":{"leaderOnSite":true}},{"id":"period-north-chem","name":"x","from":"2026-03-01","to":"2026-03-02","enterprise":"north-chem","tightens":{"leaderOnSite":true}}]}
            GET /api/v1/calendar/export.yaml | READ | FILTERED
            PUT /api/v1/calendar/night | PLAN_DUTY | ALL | {"from":"22:00","to":"06:00"}
            POST /api/v1/calendar/holidays | PLAN_DUTY | ALL | {"id":"new-year","name":"x","from":"2026-03-01","to":"2026-03-02"}
            PUT /api/v1/calendar/holidays/{holiday} | PLAN_DUTY | ALL | {"name":"x","from":"2026-03-01","to":"2026-03-02"}
            DELETE /api/v1/calendar/holidays/{holiday} | PLAN_DUTY | ALL
            POST /api/v1/calendar/key-periods | PLAN_DUTY | HIDDEN | {"id":"period-{enterprise}","name":"x","from":"2026-03-01","to":"2026-03-02","enterprise":"{enterprise}","tightens":{"leaderOnSite":true}}
            PUT /api/v1/calendar/key-periods/{period} | PLAN_DUTY | HIDDEN | {"name":"x","from":"2026-03-01","to":"2026-03-02","enterprise":"{enterprise}","tightens":{"leaderOnSite":true}}
            DELETE /api/v1/calendar/key-periods/{period} | PLAN_DUTY | HIDDEN
            GET /api/v1/roster/leaves | READ | FILTERED
            GET /api/v1/roster/leaves/{leave} | READ | HIDDEN
            POST /api/v1/roster/leaves | PLAN_DUTY | HIDDEN | {"person":"{enterprise}-a","to":"2025-11-23T00:00:00Z","replacement":"{enterprise}-b"}
            DELETE /api/v1/roster/leaves/{leave} | PLAN_DUTY | HIDDEN
            GET /api/v1/messages/preview | TRY_MESSAGES | NONE
            POST /api/v1/messages/preview | TRY_MESSAGES | NONE | {"form":"title","template":"{head}"}
            GET /api/v1/demo-phones | TRY_MESSAGES | ALL
            POST /api/v1/demo-phones/{message}/answer | TRY_MESSAGES | ALL | {"outcome":"taken"}
            POST /receipts/{channel} | nobody | NONE
            GET /api/v1/weather/figures | READ | FILTERED
            GET /api/v1/weather/restrictions | READ | FILTERED
            GET /api/v1/weather/warnings | READ | FILTERED
            POST /api/v1/weather/warnings | HAND_IN_WARNINGS | ALL
            GET /api/v1/weather/warnings/{warning} | READ | FILTERED
            POST /api/v1/weather/warnings/{warning}/answer | ANSWER_CALLS | FILTERED
            POST /api/v1/weather/warnings/{warning}/match | HAND_IN_WARNINGS | HIDDEN | {"enterprise":"{enterprise}","site":"{site}","concerns":true}
            GET /api/v1/weather/warnings/{warning}/actions/rain-drains/photo | READ | NONE
            POST /api/v1/weather/warnings/{warning}/actions/rain-drains/confirm | CONFIRM_ACTIONS | HIDDEN | {"enterprise":"{enterprise}","site":"{site}"}
            GET /api/v1/openapi.yaml | nobody | NONE
            GET /health/live | nobody | NONE
            GET /health/ready | nobody | NONE
            GET /metrics | nobody | NONE
            GET /mqtt | nobody | NONE
            POST /api/v1/ingest/{enterprise}/{site}/{device} | device | NONE
            POST /api/v1/device-certificates/renewal | device | NONE
            POST /api/v1/claim | device | NONE | {"serial":"SN-1000","code":"wrong"}
            GET /api/v1/device-certificates/authority | nobody | NONE
            GET /api/v1/device-certificates/revoked | nobody | NONE
            """;

    private AccessCalls() {}
}
