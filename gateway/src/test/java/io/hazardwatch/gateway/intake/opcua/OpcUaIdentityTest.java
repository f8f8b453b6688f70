package io.hazardwatch.gateway.intake.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.testkit.NamelessSync;
import io.hazardwatch.gateway.testkit.RecordedSyncs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key and certificate of the gateway, which people trust at the servers: they outlive a restart and a loss of power. */
class OpcUaIdentityTest {
    @TempDir
    private Path data;

    private Path folder() {
        return data.resolve("opcua");
    }

    @Test
    void identityThatIsMade_isOnTheDiskBeforeItHasItsName_andTheKeyLast() throws Exception {
        RecordedSyncs syncs = new RecordedSyncs();
        OpcUaIdentity made = OpcUaIdentity.in(folder(), new DurableFiles(syncs));
        Path key = folder().resolve("own.p12");
        assertEquals(List.of("names " + data.getFileName() + " [opcua]",
                "contents own.der.new " + made.certificate().getEncoded().length + " in [own.der.new]", "names opcua [own.der]",
                "contents own.p12.new " + Files.size(key) + " in [own.der, own.p12.new]", "names opcua [own.der, own.p12]"), syncs.steps());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals(made.uri(), OpcUaIdentity.in(folder()).uri(), "after a restart");
    }

    @Test
    void identityWhoseNameTheDiskRefuses_isUsed() throws Exception {
        OpcUaIdentity made = OpcUaIdentity.in(folder(), new DurableFiles(new NamelessSync(".*")));
        assertEquals(made.uri(), OpcUaIdentity.in(folder()).uri());
    }

    @Test
    void serversThatNeedTheFirstIdentityAtOnce_getOne() throws Exception {
        try (ExecutorService servers = Executors.newFixedThreadPool(3)) {
            Callable<OpcUaIdentity> asking = () -> OpcUaIdentity.in(folder());
            Set<String> uris = servers.invokeAll(List.of(asking, asking, asking)).stream().map(Future::resultNow).map(OpcUaIdentity::uri)
                    .collect(Collectors.toSet());
            assertEquals(Set.of(OpcUaIdentity.in(folder()).uri()), uris);
        }
    }
}
