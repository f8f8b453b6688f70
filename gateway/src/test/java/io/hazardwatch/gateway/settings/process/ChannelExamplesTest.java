package io.hazardwatch.gateway.settings.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.settings.channels.ChannelsFile;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The examples of channels can be used as they are, once their variables are set. */
class ChannelExamplesTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("hazardwatch.root"), "config/examples");

    @Test
    void examples_areAccepted() throws IOException {
        Map<String, String> environment = Pattern.compile("Env: ([A-Z0-9_]+)").matcher(Files.readString(EXAMPLES.resolve("channels.yaml"))).results()
                .map((MatchResult name) -> name.group(1)).distinct()
                .collect(Collectors.toMap(name -> name, name -> name.startsWith("SMPP_") ? "secretof" : "https://secret-of-" + name + "/x"));
        ChannelsFile file = loaded(environment);
        assertTrue(file.channels().size() >= 4);
        assertFalse(file.toString().contains("secret-of-") || file.toString().contains("secretof"), "no secret in a text that may be logged");
        assertEquals(file, loaded(environment), "a reload changes nothing");
    }

    private static ChannelsFile loaded(Map<String, String> environment) {
        if (new SettingsLoader(environment).loadChannels(EXAMPLES) instanceof LoadResult.Valid<ChannelsFile> valid) {
            return valid.value();
        }
        throw new AssertionError(new SettingsLoader(environment).loadChannels(EXAMPLES).problems().toString());
    }
}
