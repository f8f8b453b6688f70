package io.hazardwatch.gateway.duty.tables;

import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class SqliteDutyTablesTest implements DutyTablesContract {
    @TempDir
    private Path data;

    @Override
    public TestDatabase place() {
        return TestDatabase.sqlite(data);
    }
}
