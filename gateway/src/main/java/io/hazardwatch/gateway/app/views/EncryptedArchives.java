package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.CredentialArchive;
import io.hazardwatch.gateway.api.access.CredentialArchives;
import io.hazardwatch.gateway.api.access.DeviceCredentials;
import io.hazardwatch.gateway.api.access.DeviceCredentials.Issued;
import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.model.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Implements the API's port for files of credentials with a folder in the data directory. Worker threads. */
public final class EncryptedArchives implements CredentialArchives {
    private static final Logger LOG = LoggerFactory.getLogger(EncryptedArchives.class);
    private static final Pattern FINISHED = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.([0-9a-f]{16})\\.(\\d{1,6})\\.creds");
    private static final String UNFINISHED = ".part";

    private final DeviceCredentials credentials;
    private final Path folder;
    private final DurableFiles files;

    /** @param data the data directory */
    public EncryptedArchives(DeviceCredentials credentials, Path data) {
        this(credentials, data, DurableFiles.SYSTEM);
    }

    EncryptedArchives(DeviceCredentials credentials, Path data, DurableFiles files) {
        this.credentials = credentials;
        this.folder = data.resolve("credential-archives");
        this.files = files;
    }

    private final class Part implements Open {
        private final CredentialArchive archive;
        private final Path part;
        private final String enterprise;
        private final String id;
        private final String name;
        private int made;

        Part(String enterprise, String id, String name, String passphrase) throws IOException {
            this.enterprise = enterprise;
            this.id = id;
            this.name = name;
            part = folder.resolve(id + UNFINISHED);
            archive = CredentialArchive.create(part, passphrase);
        }

        @Override
        public void issue(List<DeviceId> devices) throws IOException {
            List<Issued> issued = credentials.issueAll(enterprise, name, devices);
            for (int i = 0; i < issued.size(); i++) {
                archive.add(devices.get(i).toString(), issued.get(i).username(), issued.get(i).password());
            }
            made += issued.size();
        }

        @Override
        public void finish() throws IOException {
            archive.close();
            files.written(part);
            files.rename(part, file(new Waiting(enterprise, id, made)));
        }

        @Override
        public void abandon() throws IOException {
            archive.abandon();
            Files.deleteIfExists(part);
        }
    }

    @Override
    public Open begin(String enterprise, String id, String name, String passphrase) throws IOException {
        files.createDirectory(folder);
        return new Part(enterprise, id, name, passphrase);
    }

    @Override
    public List<Waiting> waiting() {
        List<Waiting> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                String name = file.getFileName().toString();
                Matcher finished = FINISHED.matcher(name);
                if (finished.matches()) {
                    found.add(new Waiting(finished.group(1), finished.group(2), Integer.parseInt(finished.group(3))));
                } else if (name.endsWith(UNFINISHED)) {
                    LOG.warn("an archive of credentials was not finished before the gateway stopped; revoke the credentials that it made");
                    Files.delete(file);
                }
            }
        } catch (IOException unreadable) {
            LOG.error("archives of credentials cannot be read: {}", unreadable.getMessage());
        }
        return found;
    }

    @Override
    public Path file(Waiting archive) {
        return folder.resolve(archive.enterprise() + '.' + archive.id() + '.' + archive.made() + ".creds");
    }

    @Override
    public void delete(Waiting archive) throws IOException {
        if (Files.deleteIfExists(file(archive))) {
            files.names(folder);
        }
    }
}
