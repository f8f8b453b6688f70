package io.hazardwatch.gateway.people;

import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * A level of the escalation chain, through which an unanswered alarm goes.
 *
 * @param enterprise whose chain; null for a usual level that no enterprise has made its own yet
 * @param sequence   the lowest is told first
 * @param fallback   ids of people who are told when the source gives nobody, in order; at least two, but for a usual level none
 */
public record DutyLevel(String enterprise, String id, int sequence, Text name, LevelSource source, List<String> fallback) {
    /** Fewest people at the end of a level that an enterprise has made its own. */
    public static final int FALLBACK_MIN = 2;

    /** The usual level of who is on duty in a control room. */
    public static final String DUTY_OFFICER = "duty-officer";

    /** The standard chain of duty rules; each enterprise assigns people to its levels. */
    public static final List<DutyLevel> USUAL = List.of(
            usual(DUTY_OFFICER, 10, "值班员", "Control-room duty officer", LevelSource.ON_DUTY),
            usual("shift-leader", 20, "带班领导", "Leader on shift", LevelSource.ON_DUTY),
            usual("operational-in-charge", 30, "操作负责人", "Operational person in charge", LevelSource.OPERATIONAL_IN_CHARGE),
            usual("technical-in-charge", 40, "技术负责人", "Technical person in charge", LevelSource.TECHNICAL_IN_CHARGE),
            usual("principal-in-charge", 50, "主要负责人", "Principal person in charge", LevelSource.PRINCIPAL_IN_CHARGE),
            usual("enterprise-principal", 60, "企业主要负责人", "Principal of the enterprise", LevelSource.ON_DUTY),
            usual("district-bureau", 70, "区应急管理局", "District emergency bureau", LevelSource.ON_DUTY));

    public DutyLevel {
        fallback = List.copyOf(fallback);
    }

    private static DutyLevel usual(String id, int sequence, String zh, String en, LevelSource source) {
        return new DutyLevel(null, id, sequence, new Text(zh, en), source, List.of());
    }

    /** Whether somebody is notified even if the source gives nobody. */
    public boolean hasFallback() {
        return fallback.size() >= FALLBACK_MIN;
    }
}
