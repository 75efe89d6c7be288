package dev.sibridge.network;

import dev.sibridge.failure.Causes;
import java.io.IOException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.x500.X500Principal;

/** Says in plain words why a certificate was rejected. */
public final class CertificateTrouble {

    private static final List<String> NAMES = List.of("CN", "OU", "O");

    private CertificateTrouble() {
    }

    /** The trouble as one that kept a request from its host; empty when no certificate was rejected. */
    public static Optional<NoWayException> of(IOException trouble, String host) {
        return sentence(trouble, host).map(sentence -> NoWayException.untrusted(sentence, trouble));
    }

    /** A sentence for an operator; empty when no certificate was rejected. */
    public static Optional<String> sentence(Throwable trouble, String host) {
        SSLPeerUnverifiedException another = Causes.find(SSLPeerUnverifiedException.class, trouble);
        UntrustedCertificateException rejected = Causes.find(UntrustedCertificateException.class, trouble);
        if (Causes.find(InvalidAlgorithmParameterException.class, trouble) != null) {
            return Optional.of("This machine does not trust any certificates. Check -Djavax.net.ssl.trustStore, or "
                    + "install Java's own.");
        }
        if (another != null) {
            return Optional.of(anothers(host, another.getMessage()));
        }
        return Optional.ofNullable(rejected).map(rejection -> sentence(rejection, host));
    }

    private static String sentence(UntrustedCertificateException rejected, String host) {
        if (Causes.find(CertificateExpiredException.class, rejected) != null) {
            return "The certificate of " + host + " expired" + on(rejected, X509Certificate::getNotAfter, true)
                    + ". The operator of that host must renew it, unless this machine's clock is wrong.";
        }
        if (Causes.find(CertificateNotYetValidException.class, rejected) != null) {
            return "The certificate of " + host + " is not valid before"
                    + on(rejected, X509Certificate::getNotBefore, false) + ". Check this machine's clock.";
        }
        CertPathValidatorException flaw = Causes.find(CertPathValidatorException.class, rejected);
        boolean unknown = Causes.find(CertPathBuilderException.class, rejected) != null
                || flaw != null && flaw.getReason() == PKIXReason.NO_TRUST_ANCHOR;
        if (unknown) {
            return "The certificate of " + host + " is issued by \"" + issuer(rejected) + "\", which this machine does "
                    + "not trust. If that is your company's own authority (of a firewall that inspects encrypted "
                    + "traffic, or of Manage on your premises), name its certificate in TRUSTED_CERTIFICATES;"
                    + " otherwise, find out who answers there.";
        }
        return flaw == null ? anothers(host, rejected.getMessage())
                : "The certificate of " + host + " is not accepted: " + flaw.getMessage() + ".";
    }

    private static String anothers(String host, String reason) {
        return "The certificate presented for " + host + " belongs to another host (" + reason + "). Check the"
                + " address, and whether a proxy or a firewall answers in its place.";
    }

    private static String on(UntrustedCertificateException rejected,
            Function<X509Certificate, Date> limit, boolean past) {
        Predicate<Instant> wrong = past ? Instant.now()::isAfter : Instant.now()::isBefore;
        return Arrays.stream(rejected.chain()).map(limit).map(Date::toInstant).filter(wrong).findFirst()
                .map(time -> (past ? " on " : " ") + time.atOffset(ZoneOffset.UTC).toLocalDate()).orElse("");
    }

    // Of the last one that was shown: who issued that is whom to trust.
    private static String issuer(UntrustedCertificateException rejected) {
        X500Principal issuer = rejected.chain()[rejected.chain().length - 1].getIssuerX500Principal();
        try {
            List<Rdn> parts = new LdapName(issuer.getName()).getRdns();
            return NAMES.stream().flatMap(name -> parts.stream().filter(part -> part.getType().equalsIgnoreCase(name)))
                    .map(part -> String.valueOf(part.getValue())).findFirst().orElse(issuer.getName());
        } catch (InvalidNameException e) {
            return issuer.getName();
        }
    }
}
