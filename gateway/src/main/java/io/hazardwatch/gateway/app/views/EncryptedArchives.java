package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.CredentialArchive;
import io.hazardwatch.gateway.api.access.CredentialArchives;
import io.hazardwatch.gateway.api.access.DeviceCertificates;
import io.hazardwatch.gateway.api.access.DeviceCertificates.Keyed;
import io.hazardwatch.gateway.api.access.DeviceCredentials;
import io.hazardwatch.gateway.api.access.DeviceCredentials.Issued;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.model.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    private static final Pattern FINISHED = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.([0-9a-f]{16})\\.(\\d{1,6})\\.(creds|certs)");
    /** An older version left the enterprise out. */
    private static final Pattern UNFINISHED = Pattern.compile("(?:([A-Za-z0-9_-]{1,64})\\.)?([0-9a-f]{16})\\.part");
    private static final String TOKENS = "creds";
    private static final String CERTIFICATES = "certs";

    private final DeviceCredentials credentials;
    private final DeviceCertificates certificates;
    private final Path folder;
    private final DurableFiles files;
    private final boolean isStoreRead;

    /**
     * @param data        the data directory
     * @param isStoreRead whether the credentials known are those of the store; false for a local copy, which may be older than an archive
     */
    public EncryptedArchives(DeviceCredentials credentials, DeviceCertificates certificates, Path data, boolean isStoreRead) {
        this(credentials, certificates, data, DurableFiles.SYSTEM, isStoreRead);
    }

    EncryptedArchives(DeviceCredentials credentials, DeviceCertificates certificates, Path data, DurableFiles files, boolean isStoreRead) {
        this.isStoreRead = isStoreRead;
        this.credentials = credentials;
        this.certificates = certificates;
        this.folder = data.resolve("credential-archives");
        this.files = files;
    }

    private final class Part implements Open {
        private final CredentialArchive archive;
        private final Path part;
        private final String enterprise;
        private final String id;
        private final Kind kind;
        private int made;

        Part(String enterprise, String id, Kind kind, String passphrase) throws IOException {
            this.enterprise = enterprise;
            this.id = id;
            this.kind = kind;
            part = folder.resolve(enterprise + '.' + id + ".part");
            archive = kind == Kind.TOKEN ? CredentialArchive.create(part, passphrase, "device", "username", "password")
                    : CredentialArchive.create(part, passphrase, "device", "username", "certificate", "key");
        }

        @Override
        public void issue(List<DeviceId> devices) throws IOException {
            if (kind == Kind.TOKEN) {
                List<Issued> issued = credentials.issueAll(enterprise, CredentialArchives.name(id), devices);
                for (int i = 0; i < issued.size(); i++) {
                    archive.add(devices.get(i).toString(), issued.get(i).username(), issued.get(i).password());
                }
            } else {
                List<Keyed> issued = certificates.issueWithKeys(enterprise, CredentialArchives.name(id), devices);
                for (int i = 0; i < issued.size(); i++) {
                    archive.add(devices.get(i).toString(), issued.get(i).shown(), issued.get(i).certificate(), issued.get(i).key());
                }
            }
            made += devices.size();
        }

        @Override
        public void finish() throws IOException {
            archive.close();
            files.written(part);
            files.rename(part, finished());
        }

        private Path finished() {
            return file(new Waiting(enterprise, id, made, kind));
        }

        /**
         * One that has its final name already, which the disk did not take, loses it first: if the gateway ends here, the next start forgets it.
         * Where the disk refuses that too, its credentials are forgotten all the same, and the next start does not list it.
         */
        @Override
        public void abandon() throws IOException {
            archive.abandon();
            boolean wasNamed = Files.exists(finished());
            boolean isNamed = wasNamed && !isUnnamed();
            credentials.withdraw(enterprise, CredentialArchives.name(id));
            Files.deleteIfExists(isNamed ? finished() : part);
            if (wasNamed) {
                files.names(folder);
            }
        }

        private boolean isUnnamed() {
            try {
                Files.move(finished(), part, StandardCopyOption.ATOMIC_MOVE);
                return true;
            } catch (IOException refused) {
                LOG.error("an archive of credentials of {} that is given up keeps its name: {}", enterprise, refused.toString());
                return false;
            }
        }
    }

    @Override
    public Open begin(String enterprise, String id, Kind kind, String passphrase) throws IOException {
        files.createDirectory(folder);
        return new Part(enterprise, id, kind, passphrase);
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
                Matcher unfinished = UNFINISHED.matcher(name);
                if (finished.matches() && !isGivenUp(finished)) {
                    found.add(new Waiting(finished.group(1), finished.group(2), Integer.parseInt(finished.group(3)),
                            finished.group(4).equals(TOKENS) ? Kind.TOKEN : Kind.CERTIFICATE));
                } else if (finished.matches() || unfinished.matches()) {
                    Matcher gone = finished.matches() ? finished : unfinished;
                    forget(file, gone.group(1), gone.group(2));
                }
            }
        } catch (IOException unreadable) {
            LOG.error("archives of credentials cannot be read: {}", unreadable.getMessage());
        }
        return found;
    }

    /** Whether none of its credentials lets anybody in: then it serves nobody. Without the store nobody knows, so it is not. */
    private boolean isGivenUp(Matcher finished) {
        String name = CredentialArchives.name(finished.group(2));
        return isStoreRead && Integer.parseInt(finished.group(3)) > 0
                && credentials.list(finished.group(1)).stream().noneMatch(each -> name.equals(each.name()));
    }

    /**
     * One that was not finished serves nobody: nobody has its passphrase and its tag is missing. What cannot be forgotten, as while the store is
     * away, waits for the next start and hides no other file.
     *
     * @param enterprise null when it is not known
     */
    private void forget(Path file, String enterprise, String id) {
        String whose = enterprise == null ? "an enterprise that its name does not tell" : enterprise;
        try {
            credentials.withdraw(enterprise, CredentialArchives.name(id));
            Files.delete(file);
            LOG.warn("an archive of credentials of {} was given up or not finished before the gateway stopped; what was made for it is forgotten",
                    whose);
        } catch (DatabaseAwayException away) {
            LOG.warn("an archive of credentials of {} was not finished before the gateway stopped: {}", whose, away.getMessage());
        } catch (IOException | RuntimeException failed) {
            LOG.error("archive {} of credentials of {} was not finished before the gateway stopped, and what was made for it lets in until the next"
                    + " start: {}", id, whose, failed.toString());
        }
    }

    @Override
    public Path file(Waiting archive) {
        return folder.resolve(archive.enterprise() + '.' + archive.id() + '.' + archive.made() + '.'
                + (archive.kind() == Kind.TOKEN ? TOKENS : CERTIFICATES));
    }

    @Override
    public void delete(Waiting archive) throws IOException {
        if (Files.deleteIfExists(file(archive))) {
            files.names(folder);
        }
    }
}
