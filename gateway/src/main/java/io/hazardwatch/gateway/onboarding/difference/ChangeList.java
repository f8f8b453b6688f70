package io.hazardwatch.gateway.onboarding.difference;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Site;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Collects the changes of one site. One thread. */
final class ChangeList {
    private static final Set<String> URGENCIES = Set.of("priority", "failPriority");
    private static final Set<String> UNSAID = Set.of("id", "name");
    /** Addresses that are shown to nobody, because they may hold a token. Changes stand in the journal, which many read. */
    private static final Set<String> SECRET = Set.of("url");
    private static final int WORDS_MAX = 1_000;
    private static final Text NOTHING = Text.of("");
    private static final String ON_DELAY = "onDelayMillis";

    private final List<ConfigurationChange> changes = new ArrayList<>();
    private final Site site;

    /** @param site that the changes are of */
    ChangeList(Site site) {
        this.site = site;
    }

    List<ConfigurationChange> all() {
        return changes;
    }

    void add(String subject, ChangeDirection direction, boolean needsApproval, Text what) {
        Text words = subject.isEmpty() ? what : new Text(subject + "：" + what.zh(), subject + ": " + what.en());
        Text said = direction == ChangeDirection.OTHER ? words
                : new Text(words.zh() + "，" + direction.words().zh(), words.en() + ", " + direction.words().en());
        changes.add(new ConfigurationChange(site.enterprise(), site.site(), subject, direction, needsApproval, said));
    }

    /** Adds what differs between two values of a setting, if anything does. */
    void compare(String subject, String component, Object before, Object after, boolean needsApproval) {
        if (!Objects.equals(before, after)) {
            add(subject, direction(component, before, after), needsApproval, setting(component, before, after));
        }
    }

    static Text setting(String component, Object before, Object after) {
        if (SECRET.contains(component)) {
            return SettingWords.join(SettingWords.name(component), " ", new Text("已更改（不显示）", "changed (not shown)"));
        }
        return SettingWords.join(SettingWords.name(component), " ",
                SettingWords.change(SettingWords.value(component, before), SettingWords.value(component, after)));
    }

    private static ChangeDirection direction(String component, Object before, Object after) {
        if (URGENCIES.contains(component) && before instanceof Enum<?> was && after instanceof Enum<?> is) {
            return ChangeDirection.of(is.ordinal() - was.ordinal());
        }
        return component.equals(ON_DELAY) && before instanceof Long was && after instanceof Long is
                ? ChangeDirection.of(Long.compare(is, was)) : ChangeDirection.OTHER;
    }

    /** Compares parts that have an id, each component by component; a part that is gone is watched no longer. */
    <T extends Record> void compareParts(Text kind, Collection<T> before, Collection<T> after, Function<T, String> id, Set<String> harmless,
                                         ChangeDirection whenAdded) {
        Map<String, T> old = new LinkedHashMap<>();
        before.forEach(part -> old.put(id.apply(part), part));
        for (T part : after) {
            T known = old.remove(id.apply(part));
            if (known == null) {
                Text what = whenAdded == ChangeDirection.OTHER ? NOTHING : described(part);
                add(id.apply(part), whenAdded, true, new Text("新增" + kind.zh() + what.zh(), kind.en() + " added" + what.en()));
            } else {
                compareRecords(id.apply(part), known, part, harmless);
            }
        }
        old.forEach((name, gone) -> add(name, whenAdded.opposite(), true, new Text("删除" + kind.zh(), kind.en() + " removed")));
    }

    /** All that a new part says, in brackets, so that whoever approves it sees what it does. */
    static Text described(Record part) {
        List<Text> said = new ArrayList<>();
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            if (!UNSAID.contains(component.getName()) && !SECRET.contains(component.getName())) {
                said.add(SettingWords.join(SettingWords.name(component.getName()), " ",
                        SettingWords.value(component.getName(), read(component, part))));
            }
        }
        return new Text('（' + cut(said.stream().map(Text::zh).collect(Collectors.joining("，"))) + '）',
                " (" + cut(said.stream().map(Text::en).collect(Collectors.joining(", "))) + ')');
    }

    private static String cut(String words) {
        return words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) + '…' : words;
    }

    /** @param harmless components that need nobody else */
    void compareRecords(String subject, Record before, Record after, Set<String> harmless) {
        if (before.equals(after)) {
            return;
        }
        if (before.getClass() != after.getClass()) {
            add(subject, ChangeDirection.OTHER, true, SettingWords.change(Text.of(before.toString()), Text.of(after.toString())));
            return;
        }
        for (RecordComponent component : before.getClass().getRecordComponents()) {
            compare(subject, component.getName(), read(component, before), read(component, after), !harmless.contains(component.getName()));
        }
    }

    private static Object read(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
