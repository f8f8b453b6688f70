package io.hazardwatch.simulator.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.simulator.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The credential of each enterprise. Immutable. */
public final class Credentials {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Credential> byEnterprise;
    private final Credential fallback;

    private Credentials(Map<String, Credential> byEnterprise, Credential fallback) {
        this.byEnterprise = Map.copyOf(byEnterprise);
        this.fallback = fallback;
    }

    /** Credentials for a broker that requires no authentication. */
    public static Credentials none() {
        return new Credentials(Map.of(), Credential.NONE);
    }

    /**
     * Collects the credentials of {@code enterprises}. A credential from the file of JSON lines comes first, then the user name and
     * password of the options or of the environment ({@code HAZARDWATCH_SIM_USERNAME}, {@code HAZARDWATCH_SIM_PASSWORD}); without these,
     * the gateway creates one per enterprise. Created credentials are saved in the file, if one is named, with access for its owner only,
     * because the gateway shows a password only once. Blocks while it asks the gateway.
     *
     * @throws UsageException when the options for the gateway's API are incomplete
     * @throws IOException    when the file cannot be read or written, or the gateway refuses
     */
    public static Credentials of(CredentialOptions options, Collection<String> enterprises)
            throws UsageException, IOException, InterruptedException {
        Map<String, Credential> known = new HashMap<>();
        Optional<Path> file = options.file();
        boolean mayCreate = options.api().api().isPresent();
        if (file.isPresent() && (Files.exists(file.get()) || !mayCreate)) {
            known.putAll(read(file.get()));
        }
        Optional<Credential> fallback = options.common();
        if (fallback.isEmpty() && mayCreate && !known.keySet().containsAll(enterprises)) {
            create(options.api().open(), enterprises, known);
            if (file.isPresent()) {
                write(file.get(), known);
            }
        }
        return new Credentials(known, fallback.orElse(Credential.NONE));
    }

    /** The credential of {@code enterprise}, or the common one; {@link Credential#NONE} when there is neither. */
    public Credential of(String enterprise) {
        return byEnterprise.getOrDefault(enterprise, fallback);
    }

    private static void create(GatewayApi api, Collection<String> enterprises, Map<String, Credential> known)
            throws IOException, InterruptedException {
        for (String enterprise : enterprises) {
            if (!known.containsKey(enterprise)) {
                known.put(enterprise, api.newCredential(enterprise));
            }
        }
    }

    /** Replaces the file in one atomic move, so that a killed process leaves the old file intact. */
    private static void write(Path file, Map<String, Credential> known) throws IOException {
        Path made = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(made);
        Files.createFile(made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Credential> entry : new TreeMap<>(known).entrySet()) {
            lines.add(JSON.writeValueAsString(new TreeMap<>(Map.of("enterprise", entry.getKey(),
                    "username", entry.getValue().username(), "password", entry.getValue().password()))));
        }
        Files.write(made, lines);
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static Map<String, Credential> read(Path file) throws IOException {
        Map<String, Credential> read = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                JsonNode node = JSON.readTree(line);
                read.put(node.path("enterprise").asText(),
                        new Credential(node.path("username").asText(), node.path("password").asText()));
            }
        }
        return read;
    }
}
