package io.hazardwatch.gateway.app.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.CertificateBook;
import io.hazardwatch.gateway.api.access.CredentialArchives;
import io.hazardwatch.gateway.api.access.CredentialArchives.Kind;
import io.hazardwatch.gateway.api.access.CredentialArchives.Open;
import io.hazardwatch.gateway.api.access.CredentialArchives.Waiting;
import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.testkit.NamelessSync;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Archives of credentials that are given up, also where the disk or the store refuses that: nothing that lets in is left. */
class GivenUpArchivesTest extends ArchiveRig {
    @Test
    void archiveThatIsGivenUp_leavesNeitherFileNorCredential() throws Exception {
        accounts.createCredential("huarun-gas", null, "gateway of the depot");
        for (Kind kind : Kind.values()) {
            Open open = begin(30, kind);
            assertEquals(31, accounts.credentials("huarun-gas").size() + book.of("huarun-gas").size());
            open.abandon();
            assertEquals(1, accounts.credentials("huarun-gas").size(), "that of somebody else stays");
            assertEquals(List.of(), book.of("huarun-gas"));
            assertEquals(List.of(), archives.waiting());
        }
        CertificateBook later = CertificateBook.open(database, null, clock);
        assertEquals(List.of(), later.of("huarun-gas"), "after a restart as well");
        assertEquals(List.of(), List.copyOf(later.revoked()), "the list of revoked certificates does not grow by them");
    }

    /** The disk takes contents and not the name of a finished archive. */
    private Open unnamed(Kind kind) throws Exception {
        archives = archives(new DurableFiles(new NamelessSync(".*\\.(creds|certs)")));
        Open open = begin(3, kind);
        assertThrows(IOException.class, open::finish);
        return open;
    }

    private void requireNothingLeft() throws Exception {
        assertEquals(List.of(), archives.waiting(), "no archive is listed whose credentials nobody takes");
        assertEquals(0, accounts.credentials("huarun-gas").size() + book.of("huarun-gas").size());
        try (Stream<Path> files = Files.list(data.resolve("credential-archives"))) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void archiveWhoseNameTheDiskRefuses_isGivenUpWhole_alsoAfterARestart() throws Exception {
        for (Kind kind : Kind.values()) {
            unnamed(kind).abandon();
            close();
            open();
            requireNothingLeft();
        }
    }

    @Test
    void archiveWhoseNameTheDiskRefuses_andThatCannotBeWithdrawn_goesAtTheNextStart() throws Exception {
        isStoreAway = true;
        assertThrows(UndeclaredThrowableException.class, unnamed(Kind.TOKEN)::abandon);
        isStoreAway = false;
        close();
        open();
        assertEquals(3, accounts.credentials("huarun-gas").size());
        requireNothingLeft();
    }

    @Test
    void archiveWhoseNameTheDiskRefuses_andThatCannotLoseIt_isGivenUpWhole() throws Exception {
        for (Kind kind : Kind.values()) {
            Open open = unnamed(kind);
            Path inTheWay = Files.createDirectories(data.resolve("credential-archives/huarun-gas." + ID + ".part/in-the-way"));
            open.abandon();
            assertEquals(0, accounts.credentials("huarun-gas").size() + book.of("huarun-gas").size());
            Files.delete(inTheWay);
            Files.delete(inTheWay.getParent());
            close();
            open();
            requireNothingLeft();
        }
    }

    @Test
    void finishedArchiveWhoseCredentialsAreGone_isNotListed_andGoes() throws Exception {
        for (Kind kind : Kind.values()) {
            make(3, kind);
            accounts.withdrawCredentials("huarun-gas", CredentialArchives.name(ID));
            book.withdraw("huarun-gas", CredentialArchives.name(ID));
            close();
            open();
            requireNothingLeft();
        }
    }

    /** A local copy may be older than the archive, whose credentials let in. */
    @Test
    void finishedArchiveWhoseCredentialsNobodyKnowsWithoutTheStore_staysAndIsListed() throws Exception {
        Path file = make(3, Kind.TOKEN);
        accounts.withdrawCredentials("huarun-gas", CredentialArchives.name(ID));
        close();
        isStoreRead = false;
        open();
        assertEquals(1, archives.waiting().size());
        assertTrue(Files.exists(file));
    }

    /** Its file does not tell whose it is, as an older version named it. */
    @Test
    void unfinishedArchiveOfAnOlderVersion_goesWithItsCredentials() throws Exception {
        Path file = make(3, Kind.TOKEN);
        Path older = Files.writeString(file.resolveSibling("fedcba9876543210.part"), "begun");
        accounts.createCredential("north-chem", new DeviceId("north-chem", "tank-farm-02", "tk-01"), "archive fedcba9876543210");
        accounts.createCredential("north-chem", null, "gateway of the tank farm");
        assertEquals(List.of(new Waiting("huarun-gas", ID, 3, Kind.TOKEN)), archives.waiting());
        assertEquals(List.of("gateway of the tank farm"), accounts.credentials("north-chem").stream().map(each -> each.credential().name()).toList());
        assertEquals(3, accounts.credentials("huarun-gas").size());
        assertFalse(Files.exists(older));
    }

    @Test
    void unfinishedArchiveThatCannotBeForgotten_hidesNoFinishedOne_andGoesAtTheNextStart() throws Exception {
        Path file = make(3, Kind.TOKEN);
        Path begun = Files.writeString(file.resolveSibling("a-gas.fedcba9876543210.part"), "begun");
        isStoreAway = true;
        assertEquals(List.of(new Waiting("huarun-gas", ID, 3, Kind.TOKEN)), archives.waiting());
        assertTrue(Files.exists(begun));
        isStoreAway = false;
        archives.waiting();
        assertFalse(Files.exists(begun));
    }
}
