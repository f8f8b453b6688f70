package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.settings.yaml.SourceFile;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Contents of files by name, sorted; each is unpacked when it is asked for, so that they are never all in memory. Read only; any thread. */
final class SourceContents extends AbstractMap<String, byte[]> {
    private final TreeMap<String, SourceFile> files = new TreeMap<>();

    SourceContents(List<SourceFile> templates, List<SourceFile> sites) {
        Stream.concat(templates.stream(), sites.stream()).forEach(file -> files.put(file.name(), file));
    }

    @Override
    public byte[] get(Object name) {
        SourceFile file = files.get(name);
        return file == null ? null : file.content();
    }

    @Override
    public boolean containsKey(Object name) {
        return files.containsKey(name);
    }

    @Override
    public Set<String> keySet() {
        return files.keySet();
    }

    @Override
    public Set<Map.Entry<String, byte[]>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, byte[]>> iterator() {
                return files.values().stream().map(file -> Map.entry(file.name(), file.content())).iterator();
            }

            @Override
            public int size() {
                return files.size();
            }
        };
    }
}
