package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.access.DeviceCredentials;
import io.hazardwatch.gateway.api.access.UserAccounts;
import io.hazardwatch.gateway.api.access.Users;
import io.hazardwatch.gateway.api.alarms.AlarmQueries;
import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.api.alarms.Commands;
import io.hazardwatch.gateway.api.alarms.LastReading;
import io.hazardwatch.gateway.api.alarms.NoticeQueries;
import io.hazardwatch.gateway.api.alarms.RejectQueries;
import io.hazardwatch.gateway.api.analysis.Analysis;
import io.hazardwatch.gateway.api.duty.Duty;
import io.hazardwatch.gateway.api.history.HistoryQueries;
import io.hazardwatch.gateway.api.plant.LiveConfiguration;
import io.hazardwatch.gateway.api.plant.UnitModes;
import io.hazardwatch.gateway.intake.mqtt.WebSocketConnections;
import io.hazardwatch.gateway.registry.Registry;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the API needs of the other rooms; app fills it in.
 *
 * @param registry what is configured at present
 * @param studies  what is found out by reading much
 * @param configuration what is in force and what waits
 * @param scrape   the metrics as Prometheus text; called on a worker thread
 * @param piped    MQTT over WebSocket, on its way to the door
 * @param duty     who is on duty, hand-over, duty log and roll calls
 * @param notes    takes what the journal is to keep beside alarms; never blocks
 * @param bugs     the one sink for what nobody foresaw: where, and what was thrown
 */
public record Rooms(Supplier<Registry> registry, AlarmView alarms, AlarmQueries journal, Commands commands,
                    UnitModes modes,
                    LastReading lastReading, HistoryQueries history, Users users, UserAccounts people,
                    DeviceCredentials credentials, RejectQueries rejects, NoticeQueries notices, Analysis studies, LiveConfiguration configuration, HealthSource health, Supplier<String> scrape,
                    WebSocketConnections piped, Duty duty, Consumer<Note> notes, BiConsumer<String, Throwable> bugs) {}
