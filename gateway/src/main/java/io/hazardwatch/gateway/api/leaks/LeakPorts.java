package io.hazardwatch.gateway.api.leaks;

import io.hazardwatch.gateway.api.equipment.EquipmentRecords;
import io.hazardwatch.gateway.leaks.Leaks;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.pipelines.Pipelines;
import java.util.function.Function;

/**
 * What the routes of leaks need from other rooms; all from memory.
 *
 * @param last the newest reading of a point, or null
 * @param households what people call the household that is told by that contact, or null
 */
public record LeakPorts(Leaks leaks, Pipelines pipelines, InstrumentChecks checks, EquipmentRecords equipment, WarningSkill skill,
                        FieldTasks field, Function<PointId, Reading> last, Function<String, Text> households) {}
