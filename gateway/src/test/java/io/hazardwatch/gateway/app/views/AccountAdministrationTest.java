package io.hazardwatch.gateway.app.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.ApiKey;
import io.hazardwatch.gateway.accounts.ApiKeyTable;
import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.accounts.SecondFactorTable;
import io.hazardwatch.gateway.accounts.SecondFactors;
import io.hazardwatch.gateway.accounts.SecretSeal;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountAdministrationTest {
    @TempDir
    private Path directory;

    @Test
    void removedAccount_takesItsKeysWithIt_soThatALaterOneOfThatNameHasNone() {
        try (Database database = TestDatabase.sqlite(directory).open()) {
            StoredApiKeys keys = StoredApiKeys.open(database);
            AccountAdministration people = new AccountAdministration(Accounts.open(database, null, new FakeClock(0)), keys,
                    new SecondFactors(new SecondFactorTable(database, null), SecretSeal.ofProcess()), new FakeClock(0));
            people.create(new Caller("chen", Role.VIEWER, Scope.ALL), "correct staple 7", null);
            keys.add(key("1", "chen"));
            keys.add(key("2", "wang"));
            assertTrue(people.remove("chen"));
            assertEquals(List.of("2"), keys.all().stream().map(ApiKey::id).toList());
            assertEquals(List.of("2"), new ApiKeyTable(database).all().stream().map(ApiKey::id).toList());
        }
    }

    private static ApiKey key(String id, String account) {
        return new ApiKey(id, "k", "hash-" + id, account, Set.of(Capability.READ), Scope.ALL, 0, 1, 0);
    }
}
