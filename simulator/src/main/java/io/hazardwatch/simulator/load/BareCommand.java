package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.command.Command;
import io.hazardwatch.simulator.command.Grammar;
import io.hazardwatch.simulator.command.Options;
import io.hazardwatch.simulator.command.UsageException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/** Runs a {@link BareServer} until stopped. */
public final class BareCommand implements Command {
    /** What the command takes. */
    public static final Grammar GRAMMAR = new Grammar().value("port", 0).value("parse", "jackson");

    private final PrintStream out;
    private final CountDownLatch stop;

    /** @param stop ends the server when it reaches zero */
    public BareCommand(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public int run(Options options) throws UsageException, InterruptedException, ExecutionException {
        String parse = options.text("parse");
        if (!parse.equals("jackson") && !parse.equals("none")) {
            throw new UsageException("--parse: " + parse + ": must be jackson or none");
        }
        BareServer server = new BareServer(parse.equals("jackson"));
        int port = server.start(options.whole("port", 0)).toCompletionStage().toCompletableFuture().get();
        out.println("bare MQTT server on 127.0.0.1:" + port);
        stop.await();
        out.println(server.line());
        server.stop().toCompletionStage().toCompletableFuture().get();
        return OK;
    }
}
