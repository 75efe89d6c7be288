package dev.sibridge.si.mapping;

import dev.sibridge.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands behind the @ of an address, as far as it tells to which organization somebody belongs. */
public final class MailDomain {

    private static final Set<String> PUBLIC = read("/public-mail-domains.txt");
    // RFC 2606: nobody can have an address there. Who has to enter one, and has none, writes such.
    private static final Pattern SET_ASIDE =
            Pattern.compile("(.*\\.)?(example\\.(com|net|org)|example|invalid|localhost|test)");
    private static final String NAME = "[\\p{L}\\d-]+(\\.[\\p{L}\\d-]+)+";

    private MailDomain() {
    }

    /** The domain of an address; empty when everybody can have an address there, or it is none. */
    public static Optional<String> of(String email) {
        String address = Text.fold(email);
        String domain = address.substring(address.indexOf('@') + 1);
        return address.indexOf('@') < 1 || !domain.matches(NAME) || isPublic(domain)
                ? Optional.empty() : Optional.of(domain);
    }

    /** Whether an address only fills a field: it tells of nobody. */
    public static boolean isPlaceholder(String email) {
        return SET_ASIDE.matcher(Text.fold(email).replaceFirst(".*@", "")).matches();
    }

    /** Whether a website is one of a domain, such as {@code https://www.acme.example/about} of {@code acme.example}. */
    public static boolean isOf(String domain, String website) {
        return Text.fold(website).replaceFirst("^[a-z]+://", "").replaceFirst("[/?#:].*", "")
                .replaceFirst("^www\\.", "").equals(domain);
    }

    // A whole top level is listed with its dot.
    private static boolean isPublic(String domain) {
        return PUBLIC.contains(domain) || PUBLIC.contains(domain.substring(domain.lastIndexOf('.')));
    }

    private static Set<String> read(String resource) {
        try (InputStream list = MailDomain.class.getResourceAsStream(resource)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
