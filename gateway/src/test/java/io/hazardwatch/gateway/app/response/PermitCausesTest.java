package io.hazardwatch.gateway.app.response;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.Alarms;
import io.hazardwatch.gateway.api.alarms.AlarmJson;
import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.response.permits.Permit;
import io.hazardwatch.gateway.response.permits.PermitAct;
import io.hazardwatch.gateway.response.permits.PermitCause;
import io.hazardwatch.gateway.response.permits.PermitKind;
import io.hazardwatch.gateway.response.permits.PermitState;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which alarms are the matter at the place of a permit. */
class PermitCausesTest {
    private static final PointId NEAR = PointId.parse("acme/yard/gd-1/lel");
    private static final long NOW = 1_763_781_000_000L;

    private final AlarmView view = new AlarmView(new AlarmJson(() -> Registry.EMPTY));
    private final PermitCauses causes = new PermitCauses(new PermitCauses.Sources(() -> Registry.EMPTY, view, point -> null, null, null, null), NOW);

    private List<String> keys() {
        PermitTerms terms = new PermitTerms(PermitKind.EXCAVATION, "NONE", "acme", "yard", "", "x", NOW, NOW + 1_000, "ann", "bob", "", true,
                List.of(NEAR), List.of(), Map.of());
        Permit permit = new Permit("wp-1", terms, new PermitAct(NOW, "op", ""), PermitAct.NONE, PermitAct.NONE, PermitState.VALID);
        causes.refresh();
        return causes.causes(permit, false, NOW).stream().map(PermitCause::key).sorted().toList();
    }

    @Test
    void alarmThatIsOverBeforeTheLook_countsInItOnce() {
        Alarm puff = Alarms.raised(NEAR, Priority.P3, NOW);
        causes.raised(puff);
        assertEquals(List.of("alarm/" + puff.id()), keys());
        assertEquals(List.of(), keys());
    }

    @Test
    void alarmThatWasOverBeforeThePermitBegan_doesNotCount() {
        causes.raised(Alarms.raised(NEAR, Priority.P3, NOW - 1));
        assertEquals(List.of(), keys());
    }

    @Test
    void alarmThatStands_countsOnce_whateverItsOccurrence() {
        Alarm standing = Alarms.raised(NEAR, Priority.P3, NOW);
        view.restore(List.of(standing), 1);
        causes.raised(standing);
        assertEquals(List.of("alarm/" + standing.id()), keys());
        assertEquals(List.of("alarm/" + standing.id()), keys());
    }

    @Test
    void alarmElsewhere_countsOnlyWithTheFirstPriorityAtTheSite() {
        causes.raised(Alarms.raised(PointId.parse("acme/yard/gd-2/lel"), Priority.P2, NOW));
        causes.raised(Alarms.raised(PointId.parse("acme/other/gd-1/lel"), Priority.P1, NOW));
        assertEquals(List.of(), keys());
        causes.raised(Alarms.raised(PointId.parse("acme/yard/gd-2/lel"), Priority.P1, NOW));
        assertEquals(1, keys().size());
    }
}
