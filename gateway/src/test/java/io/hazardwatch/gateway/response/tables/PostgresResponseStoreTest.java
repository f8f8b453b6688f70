package io.hazardwatch.gateway.response.tables;

import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.PostgresPlace;
import io.hazardwatch.gateway.testkit.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("service")
@ExtendWith(LeakCheck.class)
class PostgresResponseStoreTest extends ResponseStoreContract {
    @RegisterExtension
    static final PostgresPlace POSTGRES = new PostgresPlace();

    @Override
    TestDatabase place() {
        return POSTGRES.place();
    }
}
