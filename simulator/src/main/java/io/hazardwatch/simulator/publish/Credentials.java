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

    /** Nobody authenticates. */
    public static Credentials none() {
        return new Credentials(Map.of(), Credential.NONE);
    }

    /**
     * Takes, in this order: a file of JSON lines, the user name and password of the options or of the environment
     * ({@code HAZARDWATCH_SIM_USERNAME}, {@code HAZARDWATCH_SIM_PASSWORD}), and else has the gateway make one per enterprise. What the
     * gateway made is kept in the file, when one is named, for its owner's eyes only: the gateway shows a password once.
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

    /** The credential of {@code enterprise}, or the common one. */
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

    /** Replaces the file whole, so that a process killed meanwhile leaves the old one. */
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
