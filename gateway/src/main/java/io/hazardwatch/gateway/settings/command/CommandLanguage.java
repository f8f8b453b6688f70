package io.hazardwatch.gateway.settings.command;

import io.hazardwatch.gateway.api.http.SettingRuleTexts;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.util.List;
import java.util.Map;

/** In which language commands speak: Chinese if the locale of the environment is, else English. Immutable, any thread. */
final class CommandLanguage {
    private static final List<String> LOCALES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    private final boolean isChinese;

    /** @param environment has the locale, in the order of POSIX */
    CommandLanguage(Map<String, String> environment) {
        isChinese = LOCALES.stream().map(name -> environment.getOrDefault(name, "")).filter(value -> !value.isEmpty()).findFirst().orElse("")
                .startsWith("zh");
    }

    boolean isChinese() {
        return isChinese;
    }

    String pick(String chinese, String english) {
        return isChinese ? chinese : english;
    }

    /** A problem as it is printed. */
    String said(SettingsProblem problem) {
        return (!isChinese ? problem
                : new SettingsProblem(problem.file(), problem.path(), problem.value(), SettingRuleTexts.of(problem.rule()).zh())).toString();
    }

    /** How many problems there are, as the last line says it. */
    String count(int problems) {
        return pick(problems + " 个问题", problems == 1 ? "1 problem" : problems + " problems");
    }
}
