package io.hazardwatch.gateway.certificates;

import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.model.DeviceId;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The gateway's own authority for certificates of devices (ECDSA P-256), made when the first certificate is asked for. Its key is in a file of the
 * data folder that only the owner may read, and leaves this class in no form. Any thread; one signature at a time; blocks on the disk once.
 */
public final class DeviceAuthority {
    /** Its folder in the data folder. */
    public static final String FOLDER = "device-authority";
    /** How long a certificate of a device holds. */
    public static final Duration VALIDITY = Duration.ofDays(365);
    /** How long the authority itself holds; it signs nothing in its last year, so no certificate outlives it. */
    private static final Duration OWN_VALIDITY = Duration.ofDays(7_305);
    /** Clocks of devices may be this late when they get a certificate. */
    private static final Duration LATE_CLOCKS = Duration.ofHours(1);
    private static final Duration NEXT_REVOCATIONS = Duration.ofDays(1);
    /** RFC 5280 §4.1.2.2 allows 20 octets and wants a positive number. */
    private static final int SERIAL_BITS = 127;
    private static final String SIGNATURE = "SHA256withECDSA";

    /** A certificate that no longer holds, by its serial number. */
    public record Revoked(BigInteger serial, long atMillis) {}

    /**
     * A certificate with the key that was made for it.
     *
     * @param key PKCS 8 in PEM, a secret
     */
    public record Keyed(X509Certificate certificate, String key) {
        @Override
        public String toString() {
            return "Keyed[" + certificate.getSerialNumber() + ']';
        }
    }

    private record Signer(X509Certificate certificate, PrivateKey key) {}

    private final Path folder;
    private final DurableFiles files;
    private final SecureRandom random = new SecureRandom();
    private volatile X509Certificate certificate;
    private volatile String problem;

    // guarded by this
    private Signer signer;

    private DeviceAuthority(Path folder, DurableFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /** Reads the authority's certificate and key, if they were made before; {@link #problem} says if they cannot be used. */
    public static DeviceAuthority open(Path data) {
        return open(data, DurableFiles.SYSTEM);
    }

    /** As {@link #open(Path)}; {@code files} writes what is made. */
    public static DeviceAuthority open(Path data, DurableFiles files) {
        DeviceAuthority authority = new DeviceAuthority(data.resolve(FOLDER), files);
        if (Files.exists(authority.certificateFile())) {
            authority.load();
        }
        return authority;
    }

    private synchronized void load() {
        try {
            certificate = read();
            signer = new Signer(certificate, readKey());
        } catch (IOException | GeneralSecurityException unusable) {
            problem = unusable.getMessage();
        }
    }

    /** Why no certificate can be signed; null if one can. What the authority signed before holds as long as its certificate can be read. */
    public String problem() {
        return problem;
    }

    /** The certificate that signs; null before the first was asked for. Any thread. */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * Signs a certificate for that key, valid for {@link #VALIDITY}.
     *
     * @param device null for all of the enterprise
     * @param shown how lists of credentials show it; the name of what has no device
     * @throws IOException if the authority's files cannot be used or made
     */
    public synchronized X509Certificate issue(PublicKey key, String enterprise, DeviceId device, String shown, long nowMillis) throws IOException {
        try {
            Signer by = signer(nowMillis);
            long until = nowMillis + VALIDITY.toMillis();
            if (until > by.certificate.getNotAfter().getTime()) {
                throw new IOException(certificateFile() + " ends within a year; put both files aside, so that a new authority is made");
            }
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder built = new JcaX509v3CertificateBuilder(by.certificate, serial(), new Date(nowMillis - LATE_CLOCKS.toMillis()),
                    new Date(until), subject(enterprise, device, shown), key)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
                    .addExtension(Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(by.certificate.getPublicKey()));
            return signed(built, by.key);
        } catch (GeneralSecurityException | OperatorCreationException failed) {
            throw new IOException("a certificate cannot be signed: " + failed.getMessage(), failed);
        }
    }

    /**
     * Makes a key (ECDSA P-256), and signs a certificate for it; the key is kept nowhere.
     *
     * @throws IOException if the authority's files cannot be used or made
     */
    public Keyed issueWithKey(String enterprise, DeviceId device, String shown, long nowMillis) throws IOException {
        try {
            KeyPair pair = pair();
            return new Keyed(issue(pair.getPublic(), enterprise, device, shown, nowMillis), Pem.encode(Pem.KEY, pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException absent) {
            throw new IOException("no key can be made: " + absent.getMessage(), absent);
        }
    }

    private KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    /** The list of revoked certificates, DER (RFC 5280 §5), until the next day; null before the authority was made. */
    public synchronized byte[] revocations(Collection<Revoked> revoked, long nowMillis) throws IOException {
        if (certificate == null) {
            return null;
        }
        try {
            Signer by = signer(nowMillis);
            JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(by.certificate, new Date(nowMillis));
            list.setNextUpdate(new Date(nowMillis + NEXT_REVOCATIONS.toMillis()));
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(nowMillis)));
            list.addExtension(Extension.authorityKeyIdentifier, false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(by.certificate.getPublicKey()));
            revoked.forEach(each -> list.addCRLEntry(each.serial(), new Date(each.atMillis()), CRLReason.unspecified));
            return list.build(new JcaContentSignerBuilder(SIGNATURE).build(by.key)).getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException failed) {
            throw new IOException("the list of revoked certificates cannot be signed: " + failed.getMessage(), failed);
        }
    }

    /** A name has at most 64 characters, as X.520 allows; the gateway's own rule for names is the same. */
    private static X500Name subject(String enterprise, DeviceId device, String shown) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, enterprise);
        if (device != null) {
            name.addRDN(BCStyle.OU, device.site());
        }
        return name.addRDN(BCStyle.CN, device == null ? shown : device.device()).build();
    }

    private BigInteger serial() {
        return new BigInteger(SERIAL_BITS, random).setBit(0);
    }

    private Signer signer(long nowMillis) throws IOException, GeneralSecurityException, OperatorCreationException {
        if (problem != null) {
            throw new IOException(problem);
        }
        if (signer == null) {
            signer = make(nowMillis);
            certificate = signer.certificate;
        }
        return signer;
    }

    /** The key is on the disk, with its name, before the certificate, so that a certificate which is there has a key, also after a loss of power. */
    private Signer make(long nowMillis) throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair pair = pair();
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, "HazardWatch devices").build();
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        X509v3CertificateBuilder built = new JcaX509v3CertificateBuilder(name, serial(), new Date(nowMillis - LATE_CLOCKS.toMillis()),
                new Date(nowMillis + OWN_VALIDITY.toMillis()), name, pair.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(pair.getPublic()));
        X509Certificate made = signed(built, pair.getPrivate());
        files.createDirectory(folder);
        write(keyFile(), Pem.encode(Pem.KEY, pair.getPrivate().getEncoded()));
        write(certificateFile(), Pem.encode(Pem.CERTIFICATE, made.getEncoded()));
        return new Signer(made, pair.getPrivate());
    }

    /** The file is there with its whole contents or not at all, and for its owner alone. */
    private void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        files.write(fresh, text.getBytes(StandardCharsets.US_ASCII));
        files.rename(fresh, file);
    }

    private static X509Certificate signed(X509v3CertificateBuilder built, PrivateKey key) throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter().getCertificate(built.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    }

    private X509Certificate read() throws IOException {
        try {
            return Certificates.read(Files.readString(certificateFile()));
        } catch (RefusedCertificateException unusable) {
            throw new IOException(certificateFile() + ": " + unusable.getMessage(), unusable);
        }
    }

    private PrivateKey readKey() throws IOException, GeneralSecurityException {
        try {
            byte[] encoded = Pem.decode(Pem.KEY, Files.readString(keyFile()));
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            Certificates.requirePair(key, certificate.getPublicKey());
            return key;
        } catch (RefusedCertificateException unusable) {
            throw new IOException(keyFile() + ": " + unusable.getMessage());
        }
    }

    private Path certificateFile() {
        return folder.resolve("certificate.pem");
    }

    private Path keyFile() {
        return folder.resolve("key.pem");
    }
}
