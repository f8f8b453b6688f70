package io.hazardwatch.gateway.onboarding;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.signing.Sha256;
import java.util.List;
import java.util.Map;

/** The files of the configuration, and the registry made of them. Blocks while files are read. Thread: that of the proposals. */
public interface ConfigurationFiles {
    /**
     * The files in force.
     *
     * @param isSettled whether the files on the disk are those in force; if not, the rest is empty
     * @param registry  made of them, without limits that are tighter for a while
     * @param contents  by name, sorted; unpacked when asked for, so better not copied
     * @param siteFiles names of files by {@code enterprise/site}
     */
    record Present(boolean isSettled, String revision, Registry registry, Map<String, byte[]> contents, Map<String, String> siteFiles) {
        /** SHA-256 of the file of a site, given as {@code enterprise/site}. */
        public String version(String site) {
            return Sha256.hex(contents.get(siteFiles.get(site)));
        }
    }

    /**
     * Files that were checked as a start would check them.
     *
     * @param registry null if there are problems
     */
    record Checked(String revision, Registry registry, List<ConfigurationProblem> problems) {}

    /**
     * What became of a publication.
     *
     * @param refusal null if the files are written
     * @param problems why the files would be refused
     * @param detail  for people
     */
    record Published(ProposalRefusal refusal, List<ConfigurationProblem> problems, String detail) {}

    /** Reads what is in force. */
    Present present();

    /** The registry in force, without limits that are tighter for a while; reads no file. */
    Registry registry();

    /** The revision in force; reads no file. */
    String revision();

    /** Checks files, all of them, without an effect. */
    Checked check(Map<String, byte[]> contents);

    /** The site that a content says it is of, as {@code enterprise/site}; null if it does not say so. */
    String siteOf(byte[] content);

    /** The content of a site file with another value of a limit, or null if it cannot be changed in place. */
    byte[] withLimit(byte[] content, PointId point, LimitLevel level, double at);

    /**
     * Checks once more, writes, and puts in force, while nothing else changes the configuration.
     *
     * @param proposal          with {@link Proposal#before} as the revision that must be in force
     * @param confirmsRemovals  whether it may stop watching much, or points in alarm
     */
    Published publish(Proposal proposal, boolean confirmsRemovals);
}
