package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.command.UsageException;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for the address and the login of a gateway's API. Picocli fills the fields. */
public final class ApiOptions {
    @Option(names = "--api", paramLabel = "URL", description = "The gateway's address, for example http://127.0.0.1:8080.")
    private URI api;

    @Option(names = "--admin-user", paramLabel = "NAME", defaultValue = "admin", description = "The user who asks the gateway.")
    private String user;

    @Option(names = "--admin-password-env", paramLabel = "VARIABLE", defaultValue = "HAZARDWATCH_ADMIN_PASSWORD",
            description = "The environment variable that holds that user's password.")
    private String passwordVariable;

    /** The address of the gateway; empty when the command line gives none. */
    public Optional<URI> api() {
        return Optional.ofNullable(api);
    }

    /**
     * Creates a client for the API that the options name.
     *
     * @throws UsageException when the address or the password is missing
     */
    public GatewayApi open() throws UsageException {
        if (api == null) {
            throw new UsageException("--api: is needed");
        }
        return new GatewayApi(api, user, password());
    }

    /**
     * The value of the {@code Authorization} header for the user and password of the options.
     *
     * @throws UsageException when the password is missing
     */
    public String authorization() throws UsageException {
        return GatewayApi.basic(user, password());
    }

    private String password() throws UsageException {
        String password = System.getenv(passwordVariable);
        if (password == null) {
            throw new UsageException("--admin-password-env: " + passwordVariable + ": is not set in the environment");
        }
        return password;
    }
}
