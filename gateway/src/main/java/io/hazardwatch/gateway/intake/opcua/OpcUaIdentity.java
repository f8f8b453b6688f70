package io.hazardwatch.gateway.intake.opcua;

import io.hazardwatch.gateway.files.DurableFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Period;
import java.util.UUID;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/**
 * Key and certificate by which OPC UA servers know the gateway; made on the first use and kept in the data folder. Any thread.
 *
 * @param uri the application URI, which stands in the certificate too
 */
record OpcUaIdentity(KeyPair keys, X509Certificate certificate, String uri) {
    private static final String KEY_FILE = "own.p12";
    /** For people, who give it to the servers. */
    private static final String CERTIFICATE_FILE = "own.der";
    private static final String ENTRY = "gateway";
    /** The file is for the gateway's user alone; a password beside it would protect nothing. */
    private static final char[] NO_SECRET = "hazardwatch".toCharArray();
    private static final int KEY_BITS = 2_048;
    private static final Period VALIDITY = Period.ofYears(20);

    /**
     * Reads the identity, or makes one.
     *
     * @throws IOException if the folder cannot be used, or holds no identity where one should be
     */
    static OpcUaIdentity in(Path folder) throws IOException {
        return in(folder, DurableFiles.SYSTEM);
    }

    /** As {@link #in(Path)}; {@code files} writes one that is made. One at a time, because the servers have the folder in common. */
    static synchronized OpcUaIdentity in(Path folder, DurableFiles files) throws IOException {
        Path file = folder.resolve(KEY_FILE);
        try {
            return Files.exists(file) ? read(file) : make(folder, file, files.lenient());
        } catch (GeneralSecurityException unusable) {
            throw new IOException(file + ": " + unusable.getMessage(), unusable);
        }
    }

    private static OpcUaIdentity read(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(file)), NO_SECRET);
        Key key = store.getKey(ENTRY, NO_SECRET);
        X509Certificate certificate = (X509Certificate) store.getCertificate(ENTRY);
        if (!(key instanceof PrivateKey privateKey) || certificate == null) {
            throw new IOException(file + ": has no entry " + ENTRY);
        }
        String uri = CertificateUtil.getSanUri(certificate).orElseThrow(() -> new IOException(file + ": the certificate has no application URI"));
        return new OpcUaIdentity(new KeyPair(certificate.getPublicKey(), privateKey), certificate, uri);
    }

    /** The key is written last, so that one that is there has its certificate for people beside it. */
    private static OpcUaIdentity make(Path folder, Path file, DurableFiles files) throws IOException, GeneralSecurityException {
        KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
        String uri = "urn:hazardwatch:gateway:" + UUID.randomUUID();
        X509Certificate certificate;
        try {
            certificate = new SelfSignedCertificateBuilder(keys).setCommonName("HazardWatch gateway").setOrganization("HazardWatch")
                    .setApplicationUri(uri).setValidityPeriod(VALIDITY).setSignatureAlgorithm(SelfSignedCertificateBuilder.SA_SHA256_RSA).build();
        } catch (Exception failed) { // as the library declares it
            throw new GeneralSecurityException("no certificate could be made", failed);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ENTRY, keys.getPrivate(), NO_SECRET, new X509Certificate[] {certificate});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, NO_SECRET);
        files.createDirectory(folder);
        files.replace(folder.resolve(CERTIFICATE_FILE), certificate.getEncoded());
        files.replace(file, bytes.toByteArray());
        return new OpcUaIdentity(keys, certificate, uri);
    }
}
