package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.AlarmPolicy;

/**
 * What the routes for alarms need from other rooms.
 *
 * @param view open alarms as committed; any thread
 * @param journal blocking, worker threads only
 * @param commands sends commands to the lanes; never blocks
 * @param lastReading newest reading of a point; never blocks
 * @param rejects payloads that could not be used; never blocks
 * @param notices blocking, worker threads only
 * @param policy how long alarms may be shelved
 */
public record AlarmPorts(AlarmView view, AlarmQueries journal, Commands commands, LastReading lastReading, RejectQueries rejects,
                         NoticeQueries notices, AlarmPolicy policy) {}
