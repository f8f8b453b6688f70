package io.hazardwatch.gateway.sqlite;

import java.nio.file.Path;

/**
 * That a disk refused something, and which.
 *
 * @param isFull whether it has no room, else it fails in another way
 * @param text   for people: the folder and how many bytes are free there
 */
public record DiskFault(boolean isFull, String text) {
    /** SQLite reports some full disks as a failed write; so little is none. */
    private static final long ROOM_BYTES_MIN = 1 << 20;

    /** What {@code failure} says of the disk that holds {@code folder}; null when the disk is not its cause. Asks the file system. */
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
