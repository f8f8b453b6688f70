package io.hazardwatch.gateway.response.tables;

import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class SqliteResponseStoreTest extends ResponseStoreContract {
    @TempDir
    private Path directory;

    @Override
    TestDatabase place() {
        return TestDatabase.sqlite(directory);
    }
}
