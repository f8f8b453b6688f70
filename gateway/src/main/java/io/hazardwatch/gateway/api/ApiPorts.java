package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.access.AccessPorts;
import io.hazardwatch.gateway.api.alarms.AlarmPorts;
import io.hazardwatch.gateway.api.analysis.Analysis;
import io.hazardwatch.gateway.api.answer.AnswerPorts;
import io.hazardwatch.gateway.api.channels.ChannelPorts;
import io.hazardwatch.gateway.api.duty.Duty;
import io.hazardwatch.gateway.api.duty.DutyRoster;
import io.hazardwatch.gateway.api.escalation.CallControl;
import io.hazardwatch.gateway.api.escalation.ExerciseControl;
import io.hazardwatch.gateway.api.history.HistoryQueries;
import io.hazardwatch.gateway.api.ingest.IngestPorts;
import io.hazardwatch.gateway.api.leaks.LeakPorts;
import io.hazardwatch.gateway.api.onboarding.OnboardingPorts;
import io.hazardwatch.gateway.api.plant.PlantPorts;
import io.hazardwatch.gateway.api.position.PositionPorts;
import io.hazardwatch.gateway.api.response.ResponsePorts;
import io.hazardwatch.gateway.api.watchdog.WatchdogCheckBook;
import io.hazardwatch.gateway.api.weather.Weather;
import io.hazardwatch.gateway.people.PeopleBook;

/** The ports of each folder of the API, filled in by app. A route gets only the ports it uses. */
public record ApiPorts(ServerPorts server, AccessPorts access, AlarmPorts alarms, PlantPorts plant, HistoryQueries history,
                       Analysis analysis, Duty duty, DutyRoster roster, PeopleBook people, ChannelPorts channels, CallControl calls,
                       ExerciseControl exercises, Weather weather, ResponsePorts response, LeakPorts leaks, AnswerPorts answers,
                       WatchdogCheckBook forcedMiss, PositionPorts positions, IngestPorts ingest, OnboardingPorts onboarding) {}
