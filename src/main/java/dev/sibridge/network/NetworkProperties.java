package dev.sibridge.network;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How calls leave, as {@code application.yaml} says it; what is not set is empty.
 *
 * @param httpsProxy          address of the proxy; may hold a password
 * @param noProxy             hosts that are reached without it
 * @param trustedCertificates a PEM file, or what one holds
 */
@ConfigurationProperties("bridge.network")
public record NetworkProperties(String httpsProxy, String noProxy,
        String trustedCertificates) {

    /** No proxy and no certificates but Java's own. */
    public static final NetworkProperties NONE = new NetworkProperties("", "", "");

    @Override
    public String toString() {
        return "network settings"; // never the proxy's password
    }
}
