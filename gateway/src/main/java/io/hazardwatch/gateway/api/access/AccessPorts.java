package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.alarms.Note;
import java.util.function.Consumer;

/**
 * What the routes about people and devices need of other rooms.
 *
 * @param users       checks passwords; blocking, worker threads only
 * @param people      changes accounts; blocking, worker threads only
 * @param credentials of devices; blocking, worker threads only
 * @param notes       takes what the journal keeps beside alarms; never blocks
 */
public record AccessPorts(Users users, UserAccounts people, DeviceCredentials credentials, Consumer<Note> notes) {}
