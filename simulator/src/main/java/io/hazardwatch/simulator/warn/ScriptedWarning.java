package io.hazardwatch.simulator.warn;

import io.hazardwatch.simulator.command.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * A message of a scenario, as a line of its file has it; the head of the file explains the columns.
 *
 * @param seconds   after the begin
 * @param reference id of the message that it updates or cancels; empty if none
 * @param minutes   after its issue, when it ends
 */
public record ScriptedWarning(long seconds, String id, String type, String reference, String code, String event, String colour, String severity,
                              String headline, String description, String circle, long minutes) {
    private static final int CELLS = 12;

    /**
     * Reads the lines of a scenario, in the order of their times.
     *
     * @throws UsageException for the first line that cannot be read
     */
    public static List<ScriptedWarning> read(List<String> lines) throws UsageException {
        List<ScriptedWarning> all = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                all.add(read(line));
            }
        }
        all.sort((a, b) -> Long.compare(a.seconds, b.seconds));
        return all;
    }

    private static ScriptedWarning read(String line) throws UsageException {
        String[] cells = line.split(";", -1);
        try {
            if (cells.length == CELLS) {
                return new ScriptedWarning(Long.parseLong(cells[0]), cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8],
                        cells[9], cells[10], Long.parseLong(cells[11]));
            }
        } catch (NumberFormatException noNumber) {
            throw new UsageException(line + ": the first and the last column must be numbers");
        }
        throw new UsageException(line + ": must have " + CELLS + " columns");
    }
}
