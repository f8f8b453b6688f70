package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.files.PrivateFiles;
import io.questdb.cairo.DefaultCairoConfiguration;
import io.questdb.std.FilesFacade;
import io.questdb.std.FilesFacadeImpl;
import io.questdb.std.str.LPSZ;
import io.questdb.std.str.Path;
import io.questdb.std.str.Utf8s;
import java.io.IOException;

/**
 * QuestDB with files and folders for the gateway's own user only: its native code makes files everybody may read, so
 * they are made before it opens them. Any thread.
 */
class PrivateQuestFiles extends DefaultCairoConfiguration {
    /** rwx------ */
    private static final int FOLDER_MODE = 0700;

    private final FilesFacade files = new Making();

    PrivateQuestFiles(CharSequence directory) {
        super(directory);
    }

    @Override
    public FilesFacade getFilesFacade() {
        return files == null ? super.getFilesFacade() : files;
    }

    @Override
    public int getMkDirMode() {
        return FOLDER_MODE;
    }

    @Override
    public int getDetachedMkDirMode() {
        return FOLDER_MODE;
    }

    private static final class Making extends FilesFacadeImpl {
        @Override
        public int mkdir(LPSZ path, int mode) {
            return super.mkdir(path, FOLDER_MODE);
        }

        @Override
        public int mkdirs(Path path, int mode) {
            return super.mkdirs(path, FOLDER_MODE);
        }

        @Override
        public long openRW(LPSZ name, int options) {
            prepare(name);
            return super.openRW(name, options);
        }

        @Override
        public long openRWNoCache(LPSZ name, int options) {
            prepare(name);
            return super.openRWNoCache(name, options);
        }

        @Override
        public long openCleanRW(LPSZ name, long size) {
            prepare(name);
            return super.openCleanRW(name, size);
        }

        @Override
        public long openAppend(LPSZ name) {
            prepare(name);
            return super.openAppend(name);
        }

        @Override
        public boolean touch(LPSZ path) {
            prepare(path);
            return super.touch(path);
        }

        @Override
        public int copy(LPSZ from, LPSZ to) {
            prepare(to);
            return super.copy(from, to);
        }

        /** Opening keeps the permissions of a file that is there; what cannot be made here, QuestDB reports when it opens it. */
        private void prepare(LPSZ name) {
            if (!exists(name)) {
                try {
                    PrivateFiles.createIfMissing(java.nio.file.Path.of(Utf8s.stringFromUtf8Bytes(name)));
                } catch (IOException refused) {
                    return;
                }
            }
        }
    }
}
