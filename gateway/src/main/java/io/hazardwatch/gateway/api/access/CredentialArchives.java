package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.model.DeviceId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Files with the credentials of many devices, encrypted with a passphrase. Blocking; worker threads only, one file's calls one after the other. */
public interface CredentialArchives {
    /** By what the credentials of a file let in. */
    enum Kind { TOKEN, CERTIFICATE }

    /** What each credential of a file is called, by the id of the file. */
    static String name(String id) {
        return "archive " + id;
    }

    /** A file that is being written. */
    interface Open {
        /** Makes credentials for those devices, stores them, and adds them to the file. */
        void issue(List<DeviceId> devices) throws IOException;

        /** Ends the file, so that it can be fetched. */
        void finish() throws IOException;

        /** Deletes the file and forgets the credentials that were made for it. */
        void abandon() throws IOException;
    }

    /**
     * A file that waits to be fetched, from before a restart.
     *
     * @param made how many credentials it holds
     */
    record Waiting(String enterprise, String id, int made, Kind kind) {}

    /** Begins a file. */
    Open begin(String enterprise, String id, Kind kind, String passphrase) throws IOException;

    /** Files that were finished before the start. Those that were not are deleted, and the credentials that were made for them forgotten. */
    List<Waiting> waiting();

    /** Where the finished file is. */
    Path file(Waiting archive);

    /** Deletes a finished file. */
    void delete(Waiting archive) throws IOException;
}
