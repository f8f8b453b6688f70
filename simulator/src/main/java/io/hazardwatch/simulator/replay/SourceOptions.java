package io.hazardwatch.simulator.replay;

import io.hazardwatch.simulator.command.Numbers;
import io.hazardwatch.simulator.command.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that select the series to replay and describe the data files. Picocli fills the fields. */
final class SourceOptions {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files of specifications (.json), or data files that the options describe.")
    private List<Path> files = List.of();

    @Option(names = "--format", paramLabel = "csv|tep|stafford", defaultValue = "csv",
            description = "What the data file is.")
    private String format;

    @Option(names = "--name", paramLabel = "NAME",
            description = "The name of the series, which becomes the device; else the name of the file.")
    private String name;

    @Option(names = "--only", paramLabel = "NAME,NAME",
            description = "Replays only the series with these names.")
    private String only;

    @Option(names = "--time", paramLabel = "HEADER", defaultValue = "timestamp",
            description = "csv: the column with the time.")
    private String time;

    @Option(names = "--value", paramLabel = "HEADER", defaultValue = "value",
            description = "csv: the column with the value; stafford: the key below data.")
    private String value;

    @Option(names = "--delimiter", paramLabel = "CHARACTER", defaultValue = ",",
            description = "csv: what separates columns.")
    private String delimiter;

    @Option(names = "--where", paramLabel = "HEADER=TEXT",
            description = "csv: takes only the rows with this text in this column.")
    private String where;

    @Option(names = "--column", paramLabel = "N", defaultValue = "1", converter = Numbers.WholeFromOne.class,
            description = "tep: the number of the column, from 1.")
    private int column;

    @Option(names = "--sample-seconds", paramLabel = "N", defaultValue = "180", converter = Numbers.WholeFromOne.class,
            description = "tep: the time from row to row.")
    private int sampleSeconds;

    @Option(names = "--from-device", paramLabel = "NAME",
            description = "stafford: whose readings.")
    private String fromDevice;

    /**
     * The series, in the order named.
     *
     * @throws UsageException when no file is named
     * @throws IOException    when a file of specifications cannot be read
     */
    List<Source> sources() throws UsageException, IOException {
        List<Source> sources = new ArrayList<>();
        for (Path file : files) {
            boolean isSpecs = file.toString().endsWith(".json") && format.equals("csv");
            sources.addAll(isSpecs ? Sources.specs(file) : List.of(single(file)));
        }
        if (sources.isEmpty()) {
            throw new UsageException("replay: name a file of specifications or a data file");
        }
        if (only != null) {
            List<String> names = List.of(only.split(","));
            sources.removeIf(source -> !names.contains(source.name()));
        }
        return sources;
    }

    private Source single(Path file) throws UsageException {
        Map<String, String> conditions = new HashMap<>();
        if (where != null) {
            String[] pair = where.split("=", 2);
            conditions.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        if (delimiter.isEmpty()) {
            throw new UsageException("--delimiter: takes a character");
        }
        String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return new Source(name == null ? stem : name, file, format, time, value, delimiter.charAt(0), conditions, column, sampleSeconds,
                fromDevice == null ? "" : fromDevice);
    }
}
