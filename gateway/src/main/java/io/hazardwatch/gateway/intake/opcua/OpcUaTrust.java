package io.hazardwatch.gateway.intake.opcua;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;

/**
 * Certificates of servers that a person has trusted: the files of {@code trusted}, DER or PEM, looked at anew each time. Any other one is
 * put into {@code waiting}, from where a person moves it, and is refused. Any thread.
 */
final class OpcUaTrust implements CertificateValidator {
    private static final int WAITING_MAX = 100;

    private final Path trusted;
    private final Path waiting;

    /** @param folder holds both folders, which are created */
    OpcUaTrust(Path folder) throws IOException {
        this.trusted = Files.createDirectories(folder.resolve("trusted"));
        this.waiting = Files.createDirectories(folder.resolve("waiting"));
    }

    /** @throws UaException if no person has trusted the first certificate, or it is not valid now; says what a person can do */
    @Override
    public void validateCertificateChain(List<X509Certificate> chain, String applicationUri, String[] hostNames) throws UaException {
        check(chain.getFirst());
    }

    void check(X509Certificate certificate) throws UaException {
        try {
            certificate.checkValidity();
            if (!isTrusted(certificate)) {
                Path file = keep(certificate);
                throw new UaException(StatusCodes.Bad_CertificateUntrusted, "the certificate of the server is not trusted; if its SHA-256 is "
                        + fingerprint(certificate) + ", move " + file + " to " + trusted);
            }
        } catch (GeneralSecurityException | IOException unusable) {
            throw new UaException(StatusCodes.Bad_CertificateInvalid, "the certificate of the server: " + unusable.getMessage());
        }
    }

    private boolean isTrusted(X509Certificate certificate) throws IOException, GeneralSecurityException {
        byte[] wanted = certificate.getEncoded();
        try (Stream<Path> files = Files.list(trusted)) {
            for (Path file : files.toList()) {
                if (Files.isRegularFile(file) && holds(file, wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean holds(Path file, byte[] wanted) throws IOException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return MessageDigest.isEqual(factory.generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file))).getEncoded(), wanted);
        } catch (GeneralSecurityException noCertificate) {
            return false;
        }
    }

    private Path keep(X509Certificate certificate) throws IOException, GeneralSecurityException {
        Path file = waiting.resolve(fingerprint(certificate) + ".der");
        try (Stream<Path> files = Files.list(waiting)) {
            if (!Files.exists(file) && files.count() < WAITING_MAX) {
                Files.write(file, certificate.getEncoded());
            }
        }
        return file;
    }

    private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }
}
