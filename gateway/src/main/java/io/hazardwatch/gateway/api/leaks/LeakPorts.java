package io.hazardwatch.gateway.api.leaks;

import io.hazardwatch.gateway.api.equipment.EquipmentRecords;
import io.hazardwatch.gateway.leaks.Leaks;
import io.hazardwatch.gateway.pipelines.Pipelines;

/** What the routes of leaks need from other rooms; all from memory. */
public record LeakPorts(Leaks leaks, Pipelines pipelines, InstrumentChecks checks, EquipmentRecords equipment, WarningSkill skill,
                        FieldTasks field) {}
