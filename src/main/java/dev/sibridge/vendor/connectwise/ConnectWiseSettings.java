package dev.sibridge.vendor.connectwise;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;

/**
 * Where and as whom an account writes.
 *
 * @param site       such as {@code https://api-na.myconnectwise.net}
 * @param company    the company id that people type when they sign in
 * @param clientId   names this integration to ConnectWise, a GUID from developer.connectwise.com
 * @param publicKey  of an API member; secret, as is the private key; blank with an integrator login
 * @param member     identifier of the member as whom an integrator login works; blank with keys
 * @param integratorUsername of the integrator login; its password is secret
 * @param timeout    how long one answer may take
 */
public record ConnectWiseSettings(
        URI site, String company, String clientId, String publicKey, String privateKey, String member,
        String integratorUsername, String integratorPassword, Duration timeout) {

    /** The site without a slash at its end. */
    public String siteUrl() {
        return site.toString().replaceAll("/+$", "");
    }

    /**
     * The API's base for a release.
     *
     * @param codebase with or without a slash at its end, such as {@code v2025_1/}
     */
    public String apiUrl(String codebase) {
        return siteUrl() + "/" + codebase.replaceAll("^/+|/+$", "") + "/apis/3.0";
    }

    /** Whether we work with tokens in a member's name, not with keys of our own. */
    public boolean impersonates() {
        return member != null && !member.isBlank();
    }

    /** The value of the Authorization header for keys: the API member's own or those of a token. Secret. */
    public String authorization(String publicKey, String privateKey) {
        String user = company + "+" + publicKey + ":" + privateKey;
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    /** What tells one tenant from another: records of one mean nothing in another. */
    public String tenant() {
        return (site.getHost() + (site.getPort() < 0 ? "" : ":" + site.getPort()) + "/" + company)
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "ConnectWise at " + site + ", company " + company; // never the keys
    }

}
