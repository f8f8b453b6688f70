package io.hazardwatch.gateway.testkit;

import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Turns the text of a site file into a registry. Its site is {@code acme/yard} in UTC. */
public final class SiteText {
    private static final String HEAD = "enterprise: acme\nsite: yard\ntimezone: UTC\n";

    private SiteText() {}

    /**
     * Writes the site file into a configuration directory and loads that.
     *
     * @param site what the file says after its name
     * @throws AssertionError when the file has problems
     */
    static Registry write(Path directory, String site, PointIndexes indexes) throws IOException {
        Path file = Files.createDirectories(directory.resolve("sites")).resolve("yard.yaml");
        Files.writeString(file, HEAD + site);
        LoadResult<Registry> loaded = new SitesLoader(indexes).load(directory);
        if (!loaded.problems().isEmpty()) {
            throw new AssertionError(loaded.problems().toString());
        }
        return ((LoadResult.Valid<Registry>) loaded).value();
    }

    /** As {@link #write}, in a directory that is gone afterwards. */
    public static Registry load(String site) {
        try {
            Path directory = Files.createTempDirectory("lane-rig");
            try {
                return write(directory, site, new PointIndexes());
            } finally {
                for (Path made : List.of(directory.resolve("sites/yard.yaml"), directory.resolve("sites"), directory)) {
                    Files.deleteIfExists(made);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
