package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.command.UsageException;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where a gateway's API is and who asks. Filled by the command line. */
public final class ApiOptions {
    @Option(names = "--api", paramLabel = "URL", description = "The gateway's address, for example http://127.0.0.1:8080.")
    private URI api;

    @Option(names = "--admin-user", paramLabel = "NAME", defaultValue = "admin", description = "The user who asks the gateway.")
    private String user;

    @Option(names = "--admin-password-env", paramLabel = "VARIABLE", defaultValue = "HAZARDWATCH_ADMIN_PASSWORD",
            description = "The environment variable that holds that user's password.")
    private String passwordVariable;

    /** Where the gateway is; empty when the command line does not say. */
    public Optional<URI> api() {
        return Optional.ofNullable(api);
    }

    /**
     * The API that the options name.
     *
     * @throws UsageException when there is no address or no password
     */
    public GatewayApi open() throws UsageException {
        if (api == null) {
            throw new UsageException("--api: is needed");
        }
        return new GatewayApi(api, user, password());
    }

    /**
     * The value of the {@code Authorization} header that the options come to.
     *
     * @throws UsageException when there is no password
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
