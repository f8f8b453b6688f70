package io.hazardwatch.gateway.weather.cap;

import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.SignatureState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.Data;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorException;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.URIReference;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Verifies the enveloped signature of a message. The signature must cover the whole document; what it refers to elsewhere is never
 * fetched. A certificate has to be valid when the message was received. Any thread.
 */
public final class CapSignatures {
    private static final int TRANSFORMS_MAX = 4;
    private static final int CERTIFICATES_MAX = 8;

    private final Set<TrustAnchor> anchors;

    /** @param authorities certificates of the authorities that are trusted; with none, no signature is more than UNTRUSTED */
    public CapSignatures(List<X509Certificate> authorities) {
        this.anchors = authorities.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet());
    }

    SignatureState check(byte[] document, long receivedMillis, ParseDeadline time) {
        try {
            Document parsed = builder().parse(new ByteArrayInputStream(document));
            NodeList found = parsed.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
            if (found.getLength() != 1 || found.item(0).getParentNode() != parsed.getDocumentElement()
                    || !isCanonicalBase64((Element) found.item(0))) {
                return SignatureState.INVALID;
            }
            Certificates certificates = new Certificates();
            if (isCorrect(found.item(0), certificates, time)) {
                return trust(certificates, receivedMillis);
            }
            removeLayout(parsed);
            return isCorrect(found.item(0), certificates, time) ? trust(certificates, receivedMillis) : SignatureState.INVALID;
        } catch (SAXException | IOException | ParserConfigurationException | IllegalArgumentException unusable) {
            return SignatureState.INVALID;
        }
    }

    /** A decoder ignores the unused bits of a last character, so a value could be altered there unnoticed. */
    private static boolean isCanonicalBase64(Element signature) {
        for (String name : List.of("SignatureValue", "DigestValue", "X509Certificate")) {
            NodeList values = signature.getElementsByTagNameNS(XMLSignature.XMLNS, name);
            for (int i = 0; i < values.getLength(); i++) {
                String text = values.item(i).getTextContent().replaceAll("\\s", "");
                if (!Base64.getEncoder().encodeToString(Base64.getMimeDecoder().decode(text)).equals(text)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isCorrect(Node signature, Certificates certificates, ParseDeadline time) {
        try {
            certificates.chain.clear();
            DOMValidateContext context = new DOMValidateContext(certificates, signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
            context.setURIDereferencer(CapSignatures::wholeDocument);
            XMLSignature read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            time.check();
            return coversAll(read) && read.validate(context);
        } catch (MarshalException | XMLSignatureException unusable) {
            return false;
        }
    }

    private static Data wholeDocument(URIReference reference, XMLCryptoContext context) throws URIReferenceException {
        if (!reference.getURI().isEmpty()) {
            throw new URIReferenceException("only the whole document may be signed");
        }
        return XMLSignatureFactory.getInstance("DOM").getURIDereferencer().dereference(reference, context);
    }

    /** Some issuers indent a message, or add a style sheet, after they signed it; that changes no word of it. */
    private static void removeLayout(Document document) {
        for (Node child = document.getFirstChild(); child != null;) {
            Node next = child.getNextSibling();
            if (child != document.getDocumentElement()) {
                document.removeChild(child);
            }
            child = next;
        }
        removeBlanks(document.getDocumentElement());
    }

    private static void removeBlanks(Node parent) {
        for (Node child = parent.getFirstChild(); child != null;) {
            Node next = child.getNextSibling();
            if (child.getNodeType() == Node.TEXT_NODE && child.getTextContent().isBlank()) {
                parent.removeChild(child);
            } else {
                removeBlanks(child);
            }
            child = next;
        }
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder;
    }

    private static boolean coversAll(XMLSignature signature) {
        List<Reference> references = signature.getSignedInfo().getReferences();
        return references.size() == 1 && references.getFirst().getURI() != null && references.getFirst().getURI().isEmpty()
                && references.getFirst().getTransforms().size() <= TRANSFORMS_MAX && signature.getObjects().isEmpty();
    }

    private SignatureState trust(Certificates used, long receivedMillis) {
        if (anchors.isEmpty() || used.chain.isEmpty()) {
            return SignatureState.UNTRUSTED;
        }
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(new Date(receivedMillis));
            Set<X509Certificate> trusted = anchors.stream().map(TrustAnchor::getTrustedCert).collect(Collectors.toSet());
            List<X509Certificate> chain = used.chain.stream().filter(each -> !trusted.contains(each)).toList();
            used.chain.getFirst().checkValidity(new Date(receivedMillis));
            if (!chain.isEmpty()) {
                CertPathValidator.getInstance("PKIX").validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
            }
            return SignatureState.VALID;
        } catch (GeneralSecurityException notVouchedFor) {
            return SignatureState.UNTRUSTED;
        }
    }

    /** Takes the key of the first certificate that the signature brings. */
    private static final class Certificates extends KeySelector {
        private final List<X509Certificate> chain = new ArrayList<>();

        @Override
        public KeySelectorResult select(KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context)
                throws KeySelectorException {
            if (info != null) {
                info.getContent().stream().filter(X509Data.class::isInstance).map(X509Data.class::cast)
                        .flatMap(data -> data.getContent().stream()).filter(X509Certificate.class::isInstance).map(X509Certificate.class::cast)
                        .limit(CERTIFICATES_MAX).forEach(chain::add);
            }
            if (chain.isEmpty()) {
                throw new KeySelectorException("the signature names no certificate");
            }
            return chain.getFirst()::getPublicKey;
        }
    }
}
