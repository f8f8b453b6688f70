package io.hazardwatch.gateway.onboarding;

import io.hazardwatch.gateway.onboarding.publication.FileChange;
import io.hazardwatch.gateway.signing.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares files by their contents. Pure. */
final class FileChanges {
    private FileChanges() {}

    /**
     * The files that differ, by name.
     *
     * @param before SHA-256 by name
     * @param after  all files afterwards
     */
    static List<FileChange> between(Map<String, String> before, Map<String, byte[]> after) {
        Map<String, String> hashes = new TreeMap<>();
        after.forEach((name, content) -> hashes.put(name, Sha256.hex(content)));
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(hashes.keySet());
        List<FileChange> changed = new ArrayList<>();
        for (String name : names) {
            String was = before.getOrDefault(name, "");
            String is = hashes.getOrDefault(name, "");
            if (!was.equals(is)) {
                changed.add(new FileChange(name, was, is));
            }
        }
        return changed;
    }
}
