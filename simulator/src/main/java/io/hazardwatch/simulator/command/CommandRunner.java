package io.hazardwatch.simulator.command;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Parses the command line and runs the command. All problems of a command line are reported together, one line each, in the form
 * {@code option: value: rule}, so that the user can correct them in one go. Runs on the main thread.
 */
public final class CommandRunner {
    private final PrintStream err;

    /** @param err receives the problems found */
    public CommandRunner(PrintStream err) {
        this.err = err;
    }

    /**
     * Runs the command that {@code arguments} name and blocks until it ends.
     *
     * @param line a command, or one with subcommands
     * @return an {@link ExitStatus}; {@code OK} also after {@code --help}
     */
    public int run(CommandLine line, List<String> arguments) {
        line.setOverwrittenOptionsAllowed(true).setPosixClusteredShortOptionsAllowed(false)
                .setAllowOptionsAsOptionParameters(true).setExpandAtFiles(false).setUsageHelpAutoWidth(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler((wrong, all) -> refuse(problems(wrong)))
                .setExecutionExceptionHandler((failure, failed, parsed) -> fail(failure, failed.getCommandName()));
        collectErrors(line);
        return line.execute(arguments.toArray(String[]::new));
    }

    private static void collectErrors(CommandLine line) {
        line.getCommandSpec().parser().collectErrors(true);
        line.getSubcommands().values().forEach(CommandRunner::collectErrors);
    }

    private int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        if (!parsed.hasSubcommand() && !parsed.commandSpec().subcommands().isEmpty()) {
            return refuse(Stream.of("commands: " + String.join(", ", parsed.commandSpec().subcommands().keySet())));
        }
        List<Exception> errors = (parsed.hasSubcommand() ? parsed.subcommand() : parsed).errors();
        return errors.isEmpty() ? new RunLast().execute(parsed)
                : refuse(errors.stream().flatMap(error -> problems((ParameterException) error)));
    }

    private int refuse(Stream<String> problems) {
        problems.distinct().forEach(err::println);
        return ExitStatus.REFUSED;
    }

    private int fail(Exception failure, String command) {
        if (failure instanceof UsageException refused) {
            return refuse(Stream.of(refused.getMessage()));
        }
        err.println(command + ": " + failure);
        return ExitStatus.FAILED;
    }

    private static Stream<String> problems(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unmatched.getUnmatched().stream().map(word -> word + (word.startsWith("-") ? ": unknown option" : ": is not expected"));
        }
        if (wrong instanceof MissingParameterException missing) {
            return missing.getMissing().stream().map(argument -> name(argument) + (argument.required() ? ": is needed" : ": takes a value"));
        }
        if (wrong.getCause() instanceof TypeConversionException rule && wrong.getArgSpec() != null) {
            return Stream.of(name(wrong.getArgSpec()) + ": " + wrong.getValue() + ": " + rule.getMessage());
        }
        return Stream.of(wrong.getMessage());
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
