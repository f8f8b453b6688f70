package io.hazardwatch.gateway.sqlite;

import java.nio.file.Path;

/**
 * A disk that refused an operation.
 *
 * @param isFull whether it has no free space; otherwise it fails in another way
 * @param text for people: the folder and its free bytes
 */
public record DiskFault(boolean isFull, String text) {
    /** SQLite reports some full disks as a failed write; less free space than this counts as full. */
    private static final long ROOM_BYTES_MIN = 1 << 20;

    /**
     * The disk fault behind {@code failure} for the disk that holds {@code folder}; null if the disk is not the cause. Reads
     * the file system.
     */
    public static DiskFault of(Throwable failure, Path folder) {
        SqliteFailure kind = SqliteFailure.of(failure);
        boolean isOutOfRoom = kind == SqliteFailure.DISK_FULL || saysFull(failure);
        if (!isOutOfRoom && kind != SqliteFailure.DISK_ERROR) {
            return null;
        }
        long free = folder.toFile().getUsableSpace();
        boolean isFull = isOutOfRoom || free < ROOM_BYTES_MIN;
        return new DiskFault(isFull, (isFull ? "the disk is full: " : "the disk refuses: ") + folder.toAbsolutePath() + " has "
                + free + " bytes free");
    }

    private static boolean saysFull(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage());
            if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
                return true;
            }
        }
        return false;
    }
}
