package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.SecondFactors;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.http.AnswerStore;
import java.util.function.Consumer;

/**
 * What the routes for people and devices need from other rooms.
 *
 * @param users checks passwords; blocking, worker threads only
 * @param people changes accounts; blocking, worker threads only
 * @param credentials device credentials; blocking, worker threads only
 * @param certificates certificates of devices; blocking but for what a TLS port asks
 * @param claims places prepared for devices; blocking, worker threads only
 * @param archives files with credentials of many devices; blocking, worker threads only
 * @param sessions keeps open log-ins over a restart
 * @param keys keys of programs
 * @param factors second factors of accounts
 * @param sealed the account for emergencies
 * @param preferences how each person likes the console
 * @param log keeps what people did; blocking, worker threads only
 * @param answers keeps answers to repeatable commands over a restart
 * @param secondPersons keeps requests for a second person over a restart
 * @param notes takes journal entries that belong to no alarm; never blocks
 */
public record AccessPorts(Users users, UserAccounts people, DeviceCredentials credentials, DeviceCertificates certificates,
        DeviceClaims claims, CredentialArchives archives,
        SessionStore sessions, ApiKeys keys, SecondFactors factors, SealedAccount sealed, Preferences preferences, AccessLog log,
        AnswerStore answers, SecondPersonStore secondPersons, Consumer<Note> notes) {}
