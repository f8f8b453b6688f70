package io.hazardwatch.gateway.emergency;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program of this machine, such as one that sends an SMS through a modem or switches a siren, with the message on its standard
 * input: it works while the network does not. No shell is involved; exit code 0 counts as taken.
 */
public final class EmergencyCommand implements EmergencyChannel {
    private final String id;
    private final List<String> words;

    /** @param words the program's absolute path and its arguments */
    public EmergencyCommand(String id, List<String> words) {
        this.id = id;
        this.words = List.copyOf(words);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public CompletableFuture<String> send(EmergencyMessage message) {
        return CompletableFuture.supplyAsync(() -> run(message), task -> {
            Thread thread = new Thread(task, "emergency " + id);
            thread.setDaemon(true);
            thread.start();
        });
    }

    private String run(EmergencyMessage message) {
        try {
            Process process = new ProcessBuilder(words).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
            try (OutputStream input = process.getOutputStream()) {
                input.write(message.plain().getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                // A program may end without reading the message; its exit code decides.
            }
            if (!process.waitFor(ATTEMPT_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return "no end within " + ATTEMPT_MILLIS_MAX + " ms";
            }
            return process.exitValue() == 0 ? null : "exit code " + process.exitValue();
        } catch (IOException refused) {
            return refused.getMessage();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
