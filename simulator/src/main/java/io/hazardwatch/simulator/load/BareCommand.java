package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.command.Numbers;
import io.hazardwatch.simulator.command.UsageException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a {@link BareServer} until it is stopped. */
@Command(name = "bare", description = "Runs the least an MQTT server in this stack can do, to compare the gateway with, until stopped.",
        showDefaultValues = true)
public final class BareCommand implements Callable<Integer> {
    private final PrintStream out;
    private final CountDownLatch stop;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", converter = Numbers.WholeFromZero.class,
            description = "The port to listen at; 0 takes a free one.")
    private int port;

    @Option(names = "--parse", paramLabel = "jackson|none", defaultValue = "jackson", description = "Whether payloads are parsed.")
    private String parse;

    @Mixin
    private HelpOption help;

    /** @param stop ends the server when it reaches zero */
    public BareCommand(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public Integer call() throws UsageException, InterruptedException, ExecutionException {
        if (!parse.equals("jackson") && !parse.equals("none")) {
            throw new UsageException("--parse: " + parse + ": must be jackson or none");
        }
        BareServer server = new BareServer(parse.equals("jackson"));
        int bound = server.start(port).toCompletionStage().toCompletableFuture().get();
        out.println("bare MQTT server on 127.0.0.1:" + bound);
        stop.await();
        out.println(server.line());
        server.stop().toCompletionStage().toCompletableFuture().get();
        return ExitStatus.OK;
    }
}
