package io.hazardwatch.gateway.response.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.response.cards.NeighbourCall;
import io.hazardwatch.gateway.response.permits.Permit;
import io.hazardwatch.gateway.response.permits.PermitAct;
import io.hazardwatch.gateway.response.permits.PermitArea;
import io.hazardwatch.gateway.response.permits.PermitCause;
import io.hazardwatch.gateway.response.permits.PermitKind;
import io.hazardwatch.gateway.response.permits.PermitLimit;
import io.hazardwatch.gateway.response.permits.PermitNotice;
import io.hazardwatch.gateway.response.permits.PermitState;
import io.hazardwatch.gateway.response.permits.PermitStore;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import io.hazardwatch.gateway.response.warnings.OwnWarning;
import io.hazardwatch.gateway.response.warnings.OwnWarningScope;
import io.hazardwatch.gateway.response.warnings.OwnWarningStore;
import io.hazardwatch.gateway.response.warnings.OwnWarningText;
import io.hazardwatch.gateway.response.warnings.OwnWarningType;
import io.hazardwatch.gateway.response.warnings.OwnWarningUrgency;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever store it is: permits, notices and our warnings come back as they were written, and what was sent is never changed. */
abstract class ResponseStoreContract {
    private static final PointId LEL = PointId.parse("acme/yard/gd-1/lel");

    abstract TestDatabase place();

    private static Permit permit(String id, long until, PermitAct suspended) {
        PermitTerms terms = new PermitTerms(PermitKind.HOT_WORK, "SPECIAL", "acme", "yard", "tanks", "2 号泵房", 1_000, until, "ann", "bob", "", true,
                List.of(LEL, PointId.parse("acme/yard/gd-2/lel")), List.of(new PermitLimit(LEL, LimitLevel.HH, 40.5)), Map.of(LEL, 2.1),
                new PermitArea(id.equals("wp-0") ? null : new GroundPosition(-3.5, 20), 15, List.of(LEL)));
        return new Permit(id, terms, new PermitAct(900, "op", ""), suspended, PermitAct.NONE, PermitState.VALID);
    }

    @Test
    void permitsAndNotices_comeBack() {
        TestDatabase place = place();
        Permit first = permit("wp-1", 5_000, PermitAct.NONE);
        Permit suspended = permit("wp-1", 5_000, new PermitAct(2_000, "op", "气体"));
        PermitNotice notice = new PermitNotice("wp-1", new PermitCause(PermitCause.Kind.ALARM, "alarm/1", new Text("报警", "alarm")), 1, 1_500, 1_600,
                0);
        PermitNotice over = new PermitNotice("wp-1", notice.cause(), 2, 1_700, 1_800, 1_900);
        try (Database database = place.open()) {
            PermitTables tables = new PermitTables(database);
            tables.add(first);
            tables.save(permit("wp-0", 3_000, PermitAct.NONE));
            tables.save(List.of(notice));
            tables.save(suspended);
            tables.save(List.of(over));
        }
        try (Database database = place.open()) {
            PermitStore.Contents contents = new PermitTables(database).load(4_000);
            assertEquals(List.of(suspended), contents.permits());
            assertEquals(List.of(over), contents.notices());
            assertEquals(List.of(permit("wp-0", 3_000, PermitAct.NONE), suspended), new PermitTables(database).load(0).permits().stream()
                    .sorted(Comparator.comparing(Permit::id)).toList());
            new PermitTables(database).said(Map.of("wp-1", PermitState.ENDED));
            assertEquals(List.of(new Permit("wp-1", suspended.terms(), suspended.created(), suspended.suspended(), PermitAct.NONE,
                    PermitState.ENDED)),
                    new PermitTables(database).load(4_000).permits());
            new PermitTables(database).said(Map.of("wp-1", PermitState.VALID));
            assertThrows(RuntimeException.class, () -> new PermitTables(database).add(first), "an id is taken once");
            new PermitTables(database).delete(3_000, List.of());
            assertEquals(List.of(suspended), new PermitTables(database).load(0).permits());
            new PermitTables(database).delete(0, List.of("wp-1"));
            assertEquals(new PermitStore.Contents(List.of(), List.of()), new PermitTables(database).load(0));
        }
    }

    @Test
    void callsToNeighbours_comeBack() {
        TestDatabase place = place();
        NeighbourCall first = new NeighbourCall("nc-1", "acme", "yard", "school", new Text("小学", "school"), "", "", NeighbourCall.Means.VISIT, false,
                "没人\n开门", "op", 900, 1_000);
        NeighbourCall second = new NeighbourCall("nc-2", "acme", "yard", "mill", Text.of("mill"), "0519", "leak-1", NeighbourCall.Means.PHONE, true,
                "", "op", 1_900, 2_000);
        try (Database database = place.open()) {
            new NeighbourCallTables(database).add(second);
            new NeighbourCallTables(database).add(first);
            assertThrows(RuntimeException.class, () -> new NeighbourCallTables(database).add(first), "an id is taken once");
        }
        try (Database database = place.open()) {
            NeighbourCallTables tables = new NeighbourCallTables(database);
            assertEquals(List.of(first, second), tables.load(1_000));
            assertEquals(List.of(second), tables.load(1_001));
            tables.forget(2_000);
            assertEquals(List.of(second), tables.load(0));
        }
    }

    @Test
    void warnings_comeBackToTheByte_andSentOnesAreNeverChanged() {
        TestDatabase place = place();
        OwnWarningText text = new OwnWarningText(new Text("泄漏", "leak"), new Text("罐区", "tanks"), new Text("𠮷\n\"", "x"), Text.of(""), Text.of("n"),
                31.78,
                119.95, 1_000);
        OwnWarning prepared = OwnWarning.prepared("w-1", "acme", "yard", "acme.yard.1", OwnWarningScope.PUBLIC, true, OwnWarningType.ALERT,
                OwnWarningUrgency.IMMEDIATE, text, "note", 60, "ann", 1_000);
        OwnWarning sent = new OwnWarning("w-1", "acme", "yard", "acme.yard.1", OwnWarningScope.PUBLIC, true, OwnWarningType.ALERT,
                OwnWarningUrgency.IMMEDIATE, text, "note", 60, "ann", 1_000, List.of("ann", "bob"), OwnWarning.State.SENT, "hw-1", "r", 2_000, 3_000,
                "<alert>\r\n  氯 </alert>\n", "abc");
        OwnWarning changed = new OwnWarning("w-1", "acme", "yard", "acme.yard.1", OwnWarningScope.PUBLIC, true, OwnWarningType.ALERT,
                OwnWarningUrgency.IMMEDIATE, text, "note", 60, "ann", 1_000, List.of(), OwnWarning.State.DISCARDED, "hw-2", "", 0, 0, "other", "def");
        try (Database database = place.open()) {
            OwnWarningTables tables = new OwnWarningTables(database);
            tables.save(prepared);
            assertEquals(new OwnWarningStore.Contents(List.of(prepared), 0), tables.load(0));
            tables.save(sent);
            assertThrows(IllegalStateException.class, () -> tables.save(changed));
            OwnWarning other = new OwnWarning("w-2", "acme", "yard", "acme.yard.2", OwnWarningScope.PUBLIC, true, OwnWarningType.ALERT,
                    OwnWarningUrgency.IMMEDIATE, text, "note", 60, "ann", 1_000, List.of("ann"), OwnWarning.State.SENT, "hw-1", "", 2_000, 3_000,
                    "<alert/>", "abc");
            assertThrows(RuntimeException.class, () -> tables.save(other), "a number is taken once");
        }
        try (Database database = place.open()) {
            assertEquals(new OwnWarningStore.Contents(List.of(sent), 1), new OwnWarningTables(database).load(3_000));
            assertEquals(new OwnWarningStore.Contents(List.of(), 1), new OwnWarningTables(database).load(3_001));
            new OwnWarningTables(database).forget(9_000);
            new OwnWarningTables(database).remove("w-1");
            assertEquals(List.of(sent), new OwnWarningTables(database).load(0).warnings(), "what was sent stays");
        }
    }
}
