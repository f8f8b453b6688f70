package io.hazardwatch.gateway.settings.command;

import io.hazardwatch.gateway.settings.process.Overrides;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads the command line and the environment into {@link Arguments}. Picocli parses; nothing runs here. Main thread.
 *
 * <p>The commands are described by calls, not by annotated classes, which cost every start a quarter of a second of processor time more.
 */
public final class ArgumentsReader {
    static final String CONFIG = "--config";
    static final String DATA = "--data";
    static final String HTTP_PORT = "--http-port";
    static final String MQTT_PORT = "--mqtt-port";
    static final String MQTTS_PORT = "--mqtts-port";
    static final String ALLOW_EMPTY = "--allow-empty";
    /** Options of a start that take a value. */
    static final Set<String> VALUED = Set.of(CONFIG, DATA, HTTP_PORT, MQTT_PORT, MQTTS_PORT);
    private static final String CONFIG_TEXT = "The configuration.";

    /** What each command takes; printed if it is given anything else. */
    private static final Map<String, String> RULES = Map.of(
            "check", "check takes one directory, and " + ALLOW_EMPTY,
            "self-test", "self-test takes one directory",
            "verify-journal", "verify-journal takes one file, or --data and a directory",
            "audit", "audit takes --data DIR",
            "browse", "browse takes a directory, the id of an OPC UA server in its gateway.yaml, a node id to begin at if wanted, and --data DIR",
            "move-database", "move-database takes the address of a PostgreSQL database, or sqlite, and --data DIR",
            "set-password", "set-password takes the name of a user, and --data DIR; it asks for the password");

    private final Map<String, String> environment;

    public ArgumentsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    public Arguments read(List<String> words) {
        Arguments.Run usual = StartLine.read(words, environment);
        return usual == null ? parse(words) : usual;
    }

    /** By Picocli, which knows every command and says what is wrong. */
    Arguments parse(List<String> words) {
        CommandSpec spec = start().addSubcommand("check", check()).addSubcommand("self-test", selfTest())
                .addSubcommand("verify-journal", verifyJournal()).addSubcommand("set-password", setPassword())
                .addSubcommand("move-database", moveDatabase()).addSubcommand("audit", audit()).addSubcommand("browse", browse());
        CommandLine line = new CommandLine(spec).setOverwrittenOptionsAllowed(true).setAllowOptionsAsOptionParameters(true)
                .setPosixClusteredShortOptionsAllowed(false).setExpandAtFiles(false).setDefaultValueProvider(new Variables());
        return arguments(line.parseArgs(words.toArray(new String[0])), words);
    }

    private static CommandSpec start() {
        CommandSpec spec = command("Starts the gateway.").name("hazardwatch-gateway")
                .addOption(option(CONFIG, Path.class, "DIR", "The configuration; config when neither option nor variable say."))
                .addOption(option(DATA, Path.class, "DIR", "Journal, history and accounts, instead of the folder in gateway.yaml."))
                .addOption(port(HTTP_PORT, new Port(0), "The port of console, API and live feed; 0 takes a free one."))
                .addOption(port(MQTT_PORT, new Port(-1), "The MQTT port; 0 takes a free one, -1 opens none."))
                .addOption(port(MQTTS_PORT, new Port(-1), "The port of MQTT over TLS; 0 takes a free one, -1 opens none."))
                .addOption(allowEmpty("Starts on a configuration without a site, which is refused otherwise."));
        spec.usageMessage().footer("", "Each option has a variable, which counts less than the option: HAZARDWATCH_CONFIG,"
                + " HAZARDWATCH_DATA, HAZARDWATCH_HTTP_PORT, HAZARDWATCH_MQTT_PORT, HAZARDWATCH_MQTTS_PORT, HAZARDWATCH_ALLOW_EMPTY (true)."
                + " HAZARDWATCH_ADMIN_PASSWORD sets the password of user admin on a first start.");
        return spec;
    }

    private static CommandSpec check() {
        return command("Validates a configuration and ends: 0, or 2 with every problem.")
                .addPositional(operand(Path.class, "DIR", CONFIG_TEXT).required(true).build())
                .addOption(allowEmpty("A configuration without a site is meant, and no problem."));
    }

    private static CommandSpec selfTest() {
        return command("Proves that each rule of a configuration can fire, and ends.")
                .addPositional(operand(Path.class, "DIR", CONFIG_TEXT).required(true).build());
    }

    private static CommandSpec verifyJournal() {
        return command("Checks the hash chain of a journal, a copy or one in use, and ends.").addArgGroup(ArgGroupSpec.builder()
                .multiplicity("1").addArg(operand(Path.class, "FILE", "The journal's file.").required(true).build())
                .addArg(option(DATA, Path.class, "DIR", "The folder it is in, as journal.db.")).build());
    }

    private static CommandSpec audit() {
        return command("Watches a gateway through its journal, from a process of its own, and tells people what fails.")
                .addOption(option(DATA, Path.class, "DIR", "The data folder; else HAZARDWATCH_DATA, else data."));
    }

    private static CommandSpec browse() {
        return command("Shows the nodes of an OPC UA server, for the site files, and ends.")
                .addPositional(operand(Path.class, "DIR", CONFIG_TEXT).index("0").required(true).build())
                .addPositional(operand(String.class, "SERVER", "The id of the server in gateway.yaml.").index("1").required(true).build())
                .addPositional(operand(String.class, "NODE", "The node to begin at, such as ns=2;s=Tank1; else all objects.").index("2").build())
                .addOption(option(DATA, Path.class, "DIR", "The data folder, which holds the certificates, instead of the one in gateway.yaml."));
    }

    private static CommandSpec setPassword() {
        return command("Sets a person's password, read from the terminal, and ends; the gateway must be stopped.")
                .addPositional(operand(String.class, "USER", "Whose password.").required(true).build())
                .addOption(option(DATA, Path.class, "DIR", "The folder with the accounts; else HAZARDWATCH_DATA, else data."));
    }

    private static CommandSpec moveDatabase() {
        return command("Moves accounts, people and duty to another relational store, and ends; the gateway must be stopped.")
                .addPositional(operand(String.class, "URL", "The address of a PostgreSQL database, or sqlite.").required(true).build())
                .addOption(option(DATA, Path.class, "DIR", "The data folder; else HAZARDWATCH_DATA, else data."));
    }

    private static CommandSpec command(String description) {
        CommandSpec spec = CommandSpec.create().addOption(OptionSpec.builder("-h", "--help").usageHelp(true)
                .description("Prints this text and ends.").build());
        spec.usageMessage().description(description);
        spec.parser().collectErrors(true);
        return spec;
    }

    private static OptionSpec option(String name, Class<?> type, String label, String description) {
        return OptionSpec.builder(name).type(type).paramLabel(label).description(description).build();
    }

    private static OptionSpec port(String name, Port port, String description) {
        return OptionSpec.builder(name).type(Integer.class).converters(port).paramLabel("N").description(description).build();
    }

    private static OptionSpec allowEmpty(String description) {
        return OptionSpec.builder(ALLOW_EMPTY).description(description).build();
    }

    private static PositionalParamSpec.Builder operand(Class<?> type, String label, String description) {
        return PositionalParamSpec.builder().type(type).paramLabel(label).description(description);
    }

    /** Recognises a command only as the first word, so that {@code --config x check y} is refused instead of half executed. */
    private Arguments arguments(ParseResult all, List<String> words) {
        ParseResult asked = all.hasSubcommand() ? all.subcommand() : all;
        String name = asked.commandSpec().name();
        if (all.isUsageHelpRequested() || asked.isUsageHelpRequested()) {
            return new Arguments.Help(asked.commandSpec().commandLine().getUsageMessage(Ansi.OFF));
        }
        if (all.hasSubcommand() && !name.equals(words.getFirst())) {
            return new Arguments.Wrong(unknown(name, all));
        }
        if (!asked.errors().isEmpty()) {
            return new Arguments.Wrong(RULES.containsKey(name) ? RULES.get(name) : problems(asked));
        }
        return switch (name) {
            case "check" -> new Arguments.CheckOnly(operand(asked), asked.hasMatchedOption(ALLOW_EMPTY));
            case "self-test" -> new Arguments.ProveRules(operand(asked));
            case "verify-journal" -> new Arguments.VerifyJournal(asked.hasMatchedOption(DATA)
                    ? data(asked).resolve("journal.db") : operand(asked));
            case "set-password" -> new Arguments.SetPassword(asked.matchedPositionalValue(0, ""), data(asked));
            case "move-database" -> new Arguments.MoveDatabase(asked.matchedPositionalValue(0, ""), data(asked));
            case "audit" -> new Arguments.WatchGateway(data(asked));
            case "browse" -> new Arguments.Browse(operand(asked), asked.commandSpec().findOption(DATA).getValue(),
                    asked.matchedPositionalValue(1, ""), asked.matchedPositionalValue(2, null));
            default -> run(asked);
        };
    }

    private static Path operand(ParseResult asked) {
        return asked.matchedPositionalValue(0, Path.of(""));
    }

    private static Path data(ParseResult asked) {
        Path data = asked.commandSpec().findOption(DATA).getValue();
        return data == null ? Path.of("data") : data;
    }

    private Arguments run(ParseResult asked) {
        CommandSpec spec = asked.commandSpec();
        boolean isEmptyMeant = asked.hasMatchedOption(ALLOW_EMPTY) || "true".equals(environment.get("HAZARDWATCH_ALLOW_EMPTY"));
        Path config = spec.findOption(CONFIG).getValue();
        return new Arguments.Run(config == null ? Path.of("config") : config, new Overrides(spec.findOption(DATA).getValue(),
                spec.findOption(HTTP_PORT).getValue(), spec.findOption(MQTT_PORT).getValue(), spec.findOption(MQTTS_PORT).getValue(),
                isEmptyMeant), environment.get("HAZARDWATCH_ADMIN_PASSWORD"));
    }

    private static String problems(ParseResult asked) {
        List<String> problems = new ArrayList<>();
        for (Exception error : asked.errors()) {
            String problem = problem((ParameterException) error, asked);
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
        }
        return String.join(System.lineSeparator(), problems);
    }

    private static String problem(ParameterException wrong, ParseResult asked) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getUnmatched().getFirst(), asked);
        }
        if (wrong instanceof MissingParameterException missing && missing.getMissing().getFirst() instanceof OptionSpec option) {
            return option.longestName() + ": needs a value";
        }
        if (wrong.getCause() instanceof TypeConversionException rule && wrong.getArgSpec() instanceof OptionSpec option) {
            return option.longestName() + ": " + wrong.getValue() + ": " + rule.getMessage();
        }
        return wrong.getMessage();
    }

    private static String unknown(String word, ParseResult all) {
        Set<String> commands = all.commandSpec().subcommands().keySet();
        return word + ": unknown; known are " + String.join(", ", commands) + ", " + ALLOW_EMPTY + " and "
                + String.join(" ", CONFIG, DATA, HTTP_PORT, MQTT_PORT, MQTTS_PORT);
    }

    /** Reads an option's environment variable, named like the option; an empty one counts as not set. */
    private final class Variables implements IDefaultValueProvider {
        @Override
        public String defaultValue(ArgSpec argument) {
            if (!(argument instanceof OptionSpec option) || option.arity().max() == 0 || option.group() != null) {
                return null; // a flag would be turned round by it, a choice made twice
            }
            String name = option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
            String value = environment.get("HAZARDWATCH_" + name);
            return value == null || value.isEmpty() ? null : value;
        }
    }

    /** Reads a port from {@code lowest} to 65535. */
    private record Port(int lowest) implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            int port = text.matches("-1|[0-9]{1,5}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
            if (port < lowest || port > 65535) {
                throw new TypeConversionException("must be a port from " + lowest + " to 65535");
            }
            return port;
        }
    }
}
