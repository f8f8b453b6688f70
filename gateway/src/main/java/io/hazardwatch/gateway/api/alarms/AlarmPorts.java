package io.hazardwatch.gateway.api.alarms;

/**
 * What the routes about alarms need of other rooms.
 *
 * @param view        open alarms as committed; any thread
 * @param journal     blocking, worker threads only
 * @param commands    to the lanes; never blocks
 * @param lastReading newest reading of a point; never blocks
 * @param rejects     what could not be used; never blocks
 * @param notices     blocking, worker threads only
 */
public record AlarmPorts(AlarmView view, AlarmQueries journal, Commands commands, LastReading lastReading, RejectQueries rejects,
                         NoticeQueries notices) {}
