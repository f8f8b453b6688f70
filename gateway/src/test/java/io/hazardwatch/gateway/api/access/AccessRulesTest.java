package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.api.AccessTable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccessRulesTest {
    private final AccessRules rules = new AccessRules();

    @Test
    void rightsOfEachRole_areThoseOfTheDocumentedTable() {
        Map<String, Set<String>> granted = new TreeMap<>();
        for (Capability each : Capability.values()) {
            granted.put(each.name(), Arrays.stream(Role.values()).filter(role -> role.grants(each)).map(Role::name)
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
        assertEquals(granted, AccessTable.rolesByRight());
    }

    @Test
    void everyRightButThoseOfConditions_isNeededBySomeCall() {
        Set<Capability> needed = rules.all().values().stream().flatMap(Set::stream).collect(Collectors.toCollection(() -> EnumSet.noneOf(
                Capability.class)));
        needed.addAll(Set.of(Capability.SHELVE_LONG, Capability.FETCH_ANY_EXPORT, Capability.BULK_ACKNOWLEDGE));
        assertEquals(EnumSet.allOf(Capability.class), needed);
    }

    @Test
    void regulator_changesAndAcknowledgesNothingOfAPlant() {
        assertEquals(EnumSet.of(Capability.OWN_ACCOUNT, Capability.READ, Capability.READ_JOURNAL, Capability.EXPORT, Capability.ORDER_CHECKS),
                Role.REGULATOR.granted());
    }

    @Test
    void auditor_readsTheJournalAndTheAccessLogAndNothingElse() {
        Set<String> reached = rules.all().entrySet().stream().filter(rule -> rule.getValue().stream().anyMatch(Role.AUDITOR::grants))
                .map(Map.Entry::getKey)
                .filter(call -> !call.contains("/session") && !call.contains("/api-keys")).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("GET /journal", "GET /access-log", "GET /alarms.csv", "GET /alarms/{id}/journal", "GET /reports/monitoring-actions",
                "GET /reports/monitoring-actions.csv", "GET /reports/monitoring-actions/print"), reached);
    }

    @Test
    void administratorOfAnEnterprise_handsOutNoRightsBeyondIt() {
        Stream.of(Role.ADMIN, Role.REGULATOR, Role.AUDITOR).forEach(role -> assertFalse(Role.ENTERPRISE_ADMIN.mayManage(role), role.name()));
        assertTrue(Role.ENTERPRISE_ADMIN.mayManage(Role.SUPERVISOR));
        Arrays.stream(Role.values()).forEach(role -> assertTrue(Role.ADMIN.mayManage(role), role.name()));
        assertFalse(Role.SUPERVISOR.mayManage(Role.VIEWER));
    }

    @Test
    void callsThatAskForTheSecretAgain_areThoseOfTheDocument() {
        String section = AccessTable.document().split("## The own secret again")[1].split("\n## ")[0];
        Set<String> documented = Pattern.compile("`((?:POST|PUT|DELETE) /[^`]*)`").matcher(section).results().map(each -> each.group(1))
                .filter(call -> !call.contains("/api/v1")).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(documented, new TreeSet<>(rules.secretAsked()));
    }

    @Test
    void unknownCalls_haveNoRule() {
        assertNull(rules.enoughFor("GET", "/nothing"));
        assertNull(rules.enoughFor("PATCH", "/users"));
        assertNull(rules.enoughFor("GET", "/users/../alarms"));
        assertNull(rules.enoughFor("GET", "/Users"));
        assertNull(rules.enoughFor("GET", ""));
    }

    @Test
    void moreExactRule_isChosen() {
        assertEquals(Set.of(Capability.READ), rules.enoughFor("GET", "/points/unprotected"));
        assertEquals(Set.of(Capability.READ), rules.enoughFor("HEAD", "/alarms/a.b.c.d.e"));
        assertEquals(Set.of(Capability.WITHDRAW_ACKNOWLEDGEMENTS), rules.enoughFor("POST", "/alarms/ack/unack"));
    }
}
