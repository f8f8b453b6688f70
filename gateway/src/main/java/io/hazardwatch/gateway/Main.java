package io.hazardwatch.gateway;

import io.hazardwatch.gateway.app.App;
import io.hazardwatch.gateway.app.AuditCommand;
import io.hazardwatch.gateway.app.MoveDatabaseCommand;
import io.hazardwatch.gateway.app.SetPasswordCommand;
import io.hazardwatch.gateway.app.StartupPreloader;
import io.hazardwatch.gateway.app.VerifyJournalCommand;
import io.hazardwatch.gateway.settings.command.Arguments;
import io.hazardwatch.gateway.settings.command.BrowseCommand;
import io.hazardwatch.gateway.settings.command.CheckCommand;
import io.hazardwatch.gateway.settings.command.SelfTestCommand;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Turns the command line into a running gateway, and nothing else. */
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /** Entry point; exits with 2 when the arguments or the configuration are refused, with 1 when it cannot start. */
    public static void main(String[] words) throws Exception {
        switch (Arguments.parse(List.of(words), System.getenv())) {
            case Arguments.Help help -> System.out.print(help.text());
            case Arguments.Wrong wrong -> refuse(wrong.message());
            case Arguments.CheckOnly check -> System.exit(new CheckCommand(System.getenv()).run(check.config(),
                    check.allowEmpty(), System.out));
            case Arguments.ProveRules prove -> System.exit(SelfTestCommand.run(prove.config(), System.getenv(), System.out));
            case Arguments.VerifyJournal verify -> System.exit(VerifyJournalCommand.run(verify.journal(), System.out));
            case Arguments.SetPassword set -> System.exit(SetPasswordCommand.run(System.getenv(), set.data(), set.user(), Main::newPassword,
                    System.out));
            case Arguments.MoveDatabase move -> System.exit(MoveDatabaseCommand.run(move.data(), move.url(), System.getenv(), System.out));
            case Arguments.WatchGateway watch -> System.exit(AuditCommand.run(watch.data(), System.getenv(), System.out));
            case Arguments.Browse browse -> System.exit(BrowseCommand.run(browse, System.getenv(), System.out));
            case Arguments.Run run -> start(run);
        }
    }

    private static void start(Arguments.Run run) throws Exception {
        try {
            StartupPreloader.begin();
            App app = App.start(run, System.getenv());
            Runtime.getRuntime().addShutdownHook(new Thread(app::stop, "shutdown"));
            app.announce(System.out);
        } catch (App.RefusedException refused) {
            refuse(refused.getMessage());
        } catch (IOException failed) {
            fail(failed.getMessage());
        }
    }

    /** Twice from a terminal, without showing it; from a pipe its first line. */
    private static String newPassword() throws IOException {
        System.setProperty("jdk.console", "java.base"); // only then it is null without a terminal, on every JDK
        Console console = System.console();
        if (console == null) {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        }
        String password = new String(console.readPassword("new password: "));
        if (!password.equals(new String(console.readPassword("once more: ")))) {
            throw new IOException("the two differ; nothing was changed");
        }
        return password;
    }

    private static void refuse(String message) {
        System.err.println(message);
        System.exit(MISUSED);
    }

    /** A port that is taken, a directory that cannot be used: the sentence helps, a trace would not. */
    private static void fail(String message) {
        System.err.println(message);
        System.exit(FAILED);
    }
}
