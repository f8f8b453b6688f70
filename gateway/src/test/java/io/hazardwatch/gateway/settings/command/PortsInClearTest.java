package io.hazardwatch.gateway.settings.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.settings.process.Overrides;
import io.hazardwatch.gateway.settings.process.Settings;
import io.hazardwatch.gateway.settings.process.SettingsLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsInClearTest {
    @TempDir
    private Path directory;

    private Settings settings(String yaml) throws IOException {
        Files.writeString(directory.resolve("gateway.yaml"), yaml);
        LoadResult<Settings> read = new SettingsLoader(Map.of()).load(directory, Overrides.NONE);
        assertEquals(List.of(), read.problems());
        return ((LoadResult.Valid<Settings>) read).value();
    }

    @Test
    void coapWithoutEncryption_isWarnedOf_whereOthersReachIt() throws IOException {
        Settings open = settings("coap: {host: 0.0.0.0, port: 5683, plain: true}\n");
        assertTrue(PortsInClear.lines(open, false).getFirst().startsWith("warning: coap.port 5683: "));
        assertTrue(PortsInClear.lines(open, true).getFirst().startsWith("警告：coap.port 5683："));
        assertEquals(List.of(), PortsInClear.lines(settings("coap: {port: 5683}\n"), false));
        assertEquals(List.of(), PortsInClear.lines(settings("coap: {host: 0.0.0.0, dtlsPort: 5684}\n"), false));
    }

    @Test
    void coap_isOffUntilItNamesAPort() throws IOException {
        assertFalse(settings("").coap().isOn());
        assertFalse(settings("coap: {payloadBytesMax: 1000}\n").coap().isOn());
        assertTrue(settings("coap: {dtlsPort: 0}\n").coap().isOn());
    }
}
