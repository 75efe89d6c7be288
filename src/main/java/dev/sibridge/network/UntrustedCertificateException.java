package dev.sibridge.network;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** A certificate that was rejected, with those that were shown along with it. */
class UntrustedCertificateException extends CertificateException {

    private static final long serialVersionUID = 1L;

    private final transient X509Certificate[] chain;

    /** @param chain from the host's own towards its authority's */
    UntrustedCertificateException(X509Certificate[] chain, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.chain = chain.clone();
    }

    X509Certificate[] chain() {
        return chain;
    }
}
