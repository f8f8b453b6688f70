package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.StoredSession;
import io.hazardwatch.gateway.api.DeskUsers;
import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.signing.Sha256;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final String ADDRESS = "10.1.2.3";
    private final FakeClock clock = new FakeClock(1_763_781_234_567L);
    private final DeskUsers users = new DeskUsers();
    private final Sessions sessions = new Sessions(users, AccessSettings.STANDARD, clock);

    private String open(String name) {
        return sessions.open(users.known(name), ADDRESS, "Firefox");
    }

    private Sessions restarted(List<StoredSession> stored) {
        Sessions next = new Sessions(users, AccessSettings.STANDARD, clock);
        next.restore(stored);
        return next;
    }

    @Test
    void restart_logsNobodyOut() {
        String token = open("operator");
        List<StoredSession> stored = sessions.takeChanges().changed();
        clock.advance(AccessSettings.STANDARD.changeIdleMillis() - 1);
        assertEquals("operator", restarted(stored).use(token).name());
    }

    @Test
    void ownSecret_isBelievedForAWhile_inMemoryOnly_butForTheAccountForEmergencies() {
        String token = open("operator");
        assertFalse(sessions.isBelieved(token, 1_000), "a session that nothing proved");
        sessions.prove(token);
        clock.advance(999);
        assertTrue(sessions.isBelieved(token, 1_000));
        clock.advance(1);
        assertFalse(sessions.isBelieved(token, 1_000));
        sessions.prove(token);
        users.glass.seal();
        String sealed = open(SealedAccount.NAME);
        Sessions next = restarted(sessions.takeChanges().changed());
        assertFalse(next.isBelieved(token, 1_000));
        assertTrue(next.isBelieved(sealed, 1_000), "its password is void, so it could never give it again");
    }

    @Test
    void storedSessions_doNotContainTheToken() {
        String token = open("operator");
        StoredSession stored = sessions.takeChanges().changed().getFirst();
        assertFalse(stored.toString().contains(token));
        assertNull(restarted(List.of(stored)).use(stored.tokenHash()));
        assertNull(restarted(List.of(stored)).use(Sessions.idOf(stored.tokenHash())));
    }

    @Test
    void accountChangedWhileTheGatewayWasDown_endsItsSessions() {
        String token = open("operator");
        StoredSession stored = sessions.takeChanges().changed().getFirst();
        StoredSession ofOtherPassword = new StoredSession(stored.tokenHash(), stored.account(), "earlier password", stored.openedAt(),
                stored.usedAt(), stored.address(), stored.client());
        Sessions next = restarted(List.of(ofOtherPassword));
        assertNull(next.use(token));
        assertEquals(List.of(stored.tokenHash()), next.takeChanges().endedHashes());
    }

    @Test
    void accountRemovedWhileTheGatewayWasDown_endsItsSessions() {
        String token = open("operator");
        List<StoredSession> stored = sessions.takeChanges().changed();
        users.revoked.add("operator");
        assertNull(restarted(stored).use(token));
    }

    @Test
    void sessionIdleTooLongOverARestart_ends() {
        String token = open("operator");
        List<StoredSession> stored = sessions.takeChanges().changed();
        clock.advance(AccessSettings.STANDARD.changeIdleMillis());
        Sessions next = restarted(stored);
        assertEquals(List.of(stored.getFirst().tokenHash()), next.takeChanges().endedHashes());
        assertNull(next.use(token));
    }

    @Test
    void use_isStoredOnceAMinute() {
        String token = open("operator");
        sessions.takeChanges();
        clock.advance(Sessions.STORED_USE_MILLIS - 1);
        assertNotNull(sessions.use(token));
        assertTrue(sessions.takeChanges().isEmpty());
        clock.advance(1);
        assertNotNull(sessions.use(token));
        assertEquals(clock.millis(), sessions.takeChanges().changed().getFirst().usedAt());
        assertNotNull(sessions.use(token));
        assertTrue(sessions.takeChanges().isEmpty());
    }

    @Test
    void refusedWrite_isRepeated_butNotForASessionThatEndedMeanwhile() {
        String ending = open("operator");
        String staying = open("admin");
        Sessions.Changes refused = sessions.takeChanges();
        sessions.close(ending);
        sessions.giveBack(refused);
        Sessions.Changes next = sessions.takeChanges();
        assertEquals(List.of("admin"), next.changed().stream().map(StoredSession::account).toList());
        assertEquals(List.of(Sha256.hex(ending)), next.endedHashes());
        assertNotNull(sessions.use(staying));
    }

    @Test
    void allOfAnAccount_endOverARestartToo() {
        String first = open("operator");
        String second = open("operator");
        String other = open("admin");
        sessions.takeChanges();
        sessions.closeAll("operator");
        assertNull(sessions.use(first));
        assertNotNull(sessions.use(other));
        assertEquals(List.of(Sha256.hex(first), Sha256.hex(second)), sessions.takeChanges().endedHashes());
    }

    @Test
    void placesAllTaken_theLeastRecentlyUsedSessionMakesRoom() {
        String oldest = open("operator");
        String used = open("operator");
        for (int i = 2; i < Sessions.SESSIONS_MAX; i++) {
            open("viewer");
        }
        sessions.takeChanges();
        assertNotNull(sessions.use(oldest));
        sessions.of("operator");
        sessions.takeChanges();
        open("viewer");
        assertNotNull(sessions.use(oldest));
        assertNull(sessions.use(used));
        assertEquals(List.of(Sha256.hex(used)), sessions.takeChanges().endedHashes());
    }

    @Test
    void listedSessions_areThoseOfTheAccount_newestUseFirst_andEndByTheirId() {
        String first = open("operator");
        clock.advance(1_000);
        String second = open("operator");
        open("admin");
        List<StoredSession> listed = sessions.of("operator");
        assertEquals(List.of(Sha256.hex(second), Sha256.hex(first)), listed.stream().map(StoredSession::tokenHash).toList());
        assertFalse(sessions.close("admin", Sessions.idOfToken(first)));
        assertTrue(sessions.close("operator", Sessions.idOfToken(first)));
        assertNull(sessions.use(first));
        Caller still = sessions.use(second);
        assertEquals("operator", still.name());
    }

    @Test
    void browserName_isShortenedAndPrintable() {
        sessions.open(users.known("operator"), ADDRESS, "x\n\u202e" + "y".repeat(1_000));
        assertEquals("x??" + "y".repeat(117), sessions.of("operator").getFirst().client());
    }
}
