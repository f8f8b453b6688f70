package io.hazardwatch.gateway.app.equipment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.equipment.EquipmentBypass;
import io.hazardwatch.gateway.equipment.EquipmentKey;
import io.hazardwatch.gateway.equipment.EquipmentReminders.Reminder;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.ProofKind;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.SiteText;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people read about equipment, letter by letter, and who they are. */
class EquipmentMessagesTest {
    private static final LocalDate DUE = LocalDate.parse("2027-01-31");
    private static final Site SITE = SiteText.load("""
            hazardSources:
              - {id: farm, substances: [{name: LPG, cas: 68476-85-7, tonnes: 100}], inCharge: {principal: li, technical: zhao, operational: sun}}
              - {id: yard, substances: [{name: LPG, cas: 68476-85-7, tonnes: 100}], inCharge: {principal: li, technical: wu, operational: sun}}
            equipment:
              - {id: psv, name: {zh: 安全阀, en: relief valve}, kind: relief_valve, hazardSource: farm, calibration: {last: 2026-01-31, due: 2027-01-31}}
            devices: []
            """).sites().getFirst();
    private static final Equipment VALVE = SITE.plant().guarded().equipment().getFirst();

    private static Reminder reminder(ProofKind kind, EquipmentBypass bypass, long left) {
        return new Reminder("id", SITE, VALVE, kind, bypass, DUE, left);
    }

    private static Text words(Reminder... reminders) {
        return EquipmentMessages.words(List.of(reminders));
    }

    @Test
    void dates_areSaidAheadAndAfterwards_inBothLanguages() {
        assertEquals(new Text("安全阀 校验 2027-01-31 到期，还有 7 天", "relief valve: calibration due 2027-01-31, in 7 days"),
                words(reminder(ProofKind.CALIBRATION, null, 7)));
        assertEquals(new Text("安全阀 检验 已于 2027-01-31 到期；安全阀 功能测试 2027-01-31 到期，还有 30 天；安全阀 证书有效期 已于 2027-01-31 到期",
                "relief valve: inspection was due 2027-01-31; relief valve: proof test due 2027-01-31, in 30 days; "
                        + "relief valve: certificate was due 2027-01-31"), words(reminder(ProofKind.INSPECTION, null, 0),
                reminder(ProofKind.PROOF_TEST, null, 30), reminder(null, null, -1)));
    }

    @Test
    void bypassThatLastsTooLong_andMoreThanFiveMatters() {
        Text bypassed = new Text("安全阀 旁路超过约定时间 2027-01-31", "relief valve is bypassed beyond 2027-01-31");
        Reminder reminder = reminder(null, new EquipmentBypass("1", new EquipmentKey("acme", "yard", "psv"), EquipmentBypass.Kind.BYPASS, "x", "y",
                "li", 1, 2, null, null), 0);
        assertEquals(bypassed, words(reminder));
        Text seven = EquipmentMessages.words(Collections.nCopies(7, reminder));
        assertEquals(String.join("；", Collections.nCopies(5, bypassed.zh())) + "；另有 2 项", seven.zh());
        assertEquals(String.join("; ", Collections.nCopies(5, bypassed.en())) + "; and 2 more", seven.en());
    }

    @Test
    void thoseInChargeTechnicallyAndOperationally_ofTheHazardSourceOrOfAllOfTheSite() {
        assertEquals(Set.of("zhao", "sun"), EquipmentMessages.persons(SITE, "farm"));
        assertEquals(Set.of("zhao", "sun", "wu"), EquipmentMessages.persons(SITE, null));
    }
}
