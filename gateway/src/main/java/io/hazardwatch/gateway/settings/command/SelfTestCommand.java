package io.hazardwatch.gateway.settings.command;

import io.hazardwatch.gateway.evaluate.selftest.RuleSelfTest;
import io.hazardwatch.gateway.evaluate.selftest.SelfTestResult;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The command {@code self-test DIR}: proves with generated readings that every rule of every point can fire. */
public final class SelfTestCommand {
    private SelfTestCommand() {}

    /**
     * Prints the rules that cannot fire, or the number that can.
     *
     * @return the exit code, see {@link CheckCommand}
     */
    public static int run(Path directory, PrintStream out) {
        return run(directory, Map.of(), out);
    }

    /** As {@link #run(Path, PrintStream)}, with the variables that contain passwords of devices and the locale. */
    public static int run(Path directory, Map<String, String> environment, PrintStream out) {
        LoadResult<Registry> loaded = new SitesLoader(new PointIndexes(), Long.MAX_VALUE, environment).load(directory);
        List<SettingsProblem> empty = SitesLoader.problemIfEmpty(loaded);
        CommandLanguage language = new CommandLanguage(environment);
        return switch (loaded) {
            case LoadResult.Valid<Registry> taken -> empty.isEmpty() ? prove(taken.value(), language, out) : refuse(empty, language, out);
            case LoadResult.Invalid<Registry> refused -> refuse(refused.problems(), language, out);
        };
    }

    private static int prove(Registry registry, CommandLanguage language, PrintStream out) {
        RuleSelfTest provocation = new RuleSelfTest(registry::point);
        List<SelfTestResult> proofs = registry.points().parallelStream().flatMap(point -> provocation.prove(point).stream()).toList();
        List<SelfTestResult> dead = proofs.stream().filter(proof -> !proof.fired()).toList();
        dead.forEach(proof -> out.println(proof.point().id() + ": " + proof.rule() + language.pick("：不会触发", ": cannot fire")));
        out.println(dead.isEmpty() ? language.pick("正常：" + proofs.size() + " 条规则均能触发", "ok: " + proofs.size() + " rules can fire")
                : language.pick(proofs.size() + " 条规则中有 " + dead.size() + " 条不会触发", dead.size() + " of " + proofs.size() + " rules cannot fire"));
        return dead.isEmpty() ? CheckCommand.OK : CheckCommand.REFUSED;
    }

    private static int refuse(List<SettingsProblem> problems, CommandLanguage language, PrintStream out) {
        problems.forEach(problem -> out.println(language.said(problem)));
        out.println(language.count(problems.size()));
        return CheckCommand.REFUSED;
    }
}
