package io.hazardwatch.simulator.publish;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the source of the credentials. Picocli fills the fields. */
public final class CredentialOptions {
    @Option(names = "--credentials", paramLabel = "FILE",
            description = "JSON lines with enterprise, username and password; what the gateway makes is kept here.")
    private Path file;

    @Option(names = "--username", paramLabel = "NAME", description = "One user name for all; else HAZARDWATCH_SIM_USERNAME.")
    private String username;

    @Option(names = "--password", paramLabel = "TEXT",
            description = "Its password; else HAZARDWATCH_SIM_PASSWORD, which other users of the machine cannot read.")
    private String password;

    @Mixin
    private ApiOptions api;

    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** The API of the gateway that creates missing credentials. */
    public ApiOptions api() {
        return api;
    }

    /** The credential for all enterprises; empty when neither the options nor the environment give one. */
    Optional<Credential> common() {
        String name = username == null ? System.getenv("HAZARDWATCH_SIM_USERNAME") : username;
        String secret = password == null ? System.getenv("HAZARDWATCH_SIM_PASSWORD") : password;
        return Optional.ofNullable(name).map(given -> new Credential(given, secret == null ? "" : secret));
    }
}
