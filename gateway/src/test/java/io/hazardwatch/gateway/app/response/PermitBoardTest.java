package io.hazardwatch.gateway.app.response;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.api.response.Permits;
import io.hazardwatch.gateway.leaks.NearbyWork;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.response.permits.Permit;
import io.hazardwatch.gateway.response.permits.PermitAct;
import io.hazardwatch.gateway.response.permits.PermitArea;
import io.hazardwatch.gateway.response.permits.PermitBook;
import io.hazardwatch.gateway.response.permits.PermitKind;
import io.hazardwatch.gateway.response.permits.PermitState;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import io.hazardwatch.gateway.response.permits.PermitView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The work that leaks are told of: what goes on at their site, with its place. */
class PermitBoardTest {
    private static final PointId DETECTOR = PointId.parse("e/s/gd-1/lel");

    private record Open(List<PermitView> open) implements Permits {
        @Override
        public <T> CompletionStage<T> submit(Function<PermitBook, T> work) {
            throw new AssertionError("is asked from memory only");
        }

        @Override
        public CompletionStage<PermitView> change(String session, Function<PermitBook, PermitBook.Outcome> wish) {
            throw new AssertionError("is asked from memory only");
        }

        @Override
        public boolean isKnown() {
            return true;
        }
    }

    private static PermitView permit(String id, String site, PermitState state) {
        PermitTerms terms = new PermitTerms(PermitKind.HOT_WORK, "SECOND", "e", site, "", "shed", 0, 1, "li", "wu", "", true, List.of(DETECTOR),
                List.of(), Map.of(), new PermitArea(new GroundPosition(10, 20), 30, List.of()));
        return new PermitView(new Permit(id, terms, PermitAct.NONE, PermitAct.NONE, PermitAct.NONE, state), state, null, List.of(), List.of(),
                List.of(), false);
    }

    @Test
    void workThatGoesOn_isGivenWithItsPlace_alsoWhileItIsSuspended() {
        PermitBoard board = new PermitBoard(new Open(List.of(permit("on", "s", PermitState.VALID), permit("paused", "s", PermitState.SUSPENDED),
                permit("later", "s", PermitState.PLANNED), permit("elsewhere", "other", PermitState.VALID))), id -> null);
        List<NearbyWork> works = board.works("e", "s");
        assertEquals(List.of("on", "paused"), works.stream().map(NearbyWork::id).toList());
        assertEquals(new NearbyWork("on", "HOT_WORK", "shed", new GroundPosition(10, 20), 30, List.of(DETECTOR)), works.getFirst());
    }
}
