package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.model.DeviceId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Files with the credentials of many devices, encrypted with a passphrase. Blocking; worker threads only, one file's calls one after the other. */
public interface CredentialArchives {
    /** A file that is being written. */
    interface Open {
        /** Makes credentials for those devices, stores them, and adds them to the file. */
        void issue(List<DeviceId> devices) throws IOException;

        /** Ends the file, so that it can be fetched. */
        void finish() throws IOException;

        /** Deletes the file. */
        void abandon() throws IOException;
    }

    /**
     * A file that waits to be fetched, from before a restart.
     *
     * @param made how many credentials it holds
     */
    record Waiting(String enterprise, String id, int made) {}

    /**
     * Begins a file.
     *
     * @param name of each credential
     */
    Open begin(String enterprise, String id, String name, String passphrase) throws IOException;

    /** Files that were finished before the start. Those that were not are deleted. */
    List<Waiting> waiting();

    /** Where the finished file is. */
    Path file(Waiting archive);

    /** Deletes a finished file. */
    void delete(Waiting archive) throws IOException;
}
