package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.notify.channel.WebhookSettings;
import io.hazardwatch.gateway.settings.channels.ChannelsFile;
import io.hazardwatch.gateway.settings.yaml.FileStamps;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Detects changes of settings that are read only at the start: they need a restart, and mistakes in them should be found before
 * it. Of {@code channels.yaml} only the webhooks need one; the channels that reach people are taken over at once. So is {@code escalation.yaml}
 * unless it is unusable, gone or lacks what it had: then the running times stay and the change waits for a restart. Runs on a thread lent by
 * app; owns none.
 */
public final class SettingsWatcher {
    private static final String CHANNELS = "channels.yaml";
    private static final List<String> FILES = List.of("gateway.yaml", CHANNELS, EscalationFile.NAME);

    /**
     * Changes that wait for a restart.
     *
     * @param files files that differ from the start
     * @param problems why the next start would refuse them
     */
    public record Pending(List<String> files, List<SettingsProblem> problems) {
        static final Pending NOTHING = new Pending(List.of(), List.of());
    }

    // the lent thread
    private final List<Path> paths;
    private final Path channelsPath;
    private final Path escalationPath;
    private final Supplier<List<SettingsProblem>> check;
    private final Supplier<LoadResult<ChannelsFile>> channels;
    private Consumer<ChannelsFile> reloaded = next -> { };
    private final Map<Path, Object> atStart = new HashMap<>();
    private FileStamps seen;
    private FileStamps judged;

    // any thread
    private volatile Pending pending = Pending.NOTHING;
    private volatile EscalationSettings escalation;

    /**
     * Takes the present files as those of the start.
     *
     * @param check reads them and finds problems
     * @param channels reads {@code channels.yaml}
     */
    public SettingsWatcher(Path directory, Supplier<List<SettingsProblem>> check, Supplier<LoadResult<ChannelsFile>> channels) {
        this.channels = channels;
        this.paths = FILES.stream().map(directory::resolve).toList();
        this.check = check;
        this.channelsPath = directory.resolve(CHANNELS);
        this.escalationPath = directory.resolve(EscalationFile.NAME);
        this.escalation = EscalationFile.load(directory) instanceof LoadResult.Valid<EscalationSettings> read ? read.value()
                : EscalationSettings.STANDARD;
        this.judged = FileStamps.of(paths);
        this.seen = judged;
        paths.forEach(path -> atStart.put(path, content(path)));
    }

    /** Sets who takes the channels that reach people, whenever the file has changed. Called before the first check. */
    public void onChannels(Consumer<ChannelsFile> listener) {
        reloaded = listener;
    }

    /**
     * Checks once. A changed file counts when it is found unchanged at the next check, so that a half-written one is not read.
     *
     * @return whether the waiting changes differ from before
     */
    public boolean look() {
        FileStamps now = FileStamps.of(paths);
        boolean isSettled = now.equals(seen);
        seen = now;
        if (now.equals(judged) || !isSettled) {
            return false;
        }
        judged = now;
        if (Files.isRegularFile(channelsPath) && channels.get() instanceof LoadResult.Valid<ChannelsFile> read) {
            reloaded.accept(read.value());
        }
        EscalationSettings next = escalationIfUsable();
        escalation = next == null ? escalation : next;
        List<String> files = paths.stream().filter(path -> !Objects.equals(atStart.get(path), content(path)))
                .map(path -> path.getFileName().toString()).toList();
        Pending before = pending;
        pending = files.isEmpty() ? Pending.NOTHING : new Pending(files, List.copyOf(check.get()));
        return !pending.equals(before);
    }

    /** Changes that wait for a restart. Any thread. */
    public Pending pending() {
        return pending;
    }

    /** How people are called, as the file last said in full. Any thread. */
    public EscalationSettings escalation() {
        return escalation;
    }

    /** What needs a restart if it changes: the bytes, the webhooks, or whether the file can be used; null if it cannot. */
    private Object content(Path path) {
        return path.endsWith(CHANNELS) ? webhooks() : !path.equals(escalationPath) ? bytes(path) : escalationIfUsable() == null ? null : "usable";
    }

    private EscalationSettings escalationIfUsable() {
        boolean isGone = !Files.isRegularFile(escalationPath) && !escalation.equals(EscalationSettings.STANDARD);
        return !isGone && EscalationFile.load(escalationPath.getParent()) instanceof LoadResult.Valid<EscalationSettings> read
                && !escalation.isShrunkIn(read.value()) ? read.value() : null;
    }

    private List<WebhookSettings> webhooks() {
        return channels.get() instanceof LoadResult.Valid<ChannelsFile> read ? read.value().webhooks() : null;
    }

    private static ByteBuffer bytes(Path path) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(path));
        } catch (IOException e) {
            return null;
        }
    }
}
