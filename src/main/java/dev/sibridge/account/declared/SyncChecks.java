package dev.sibridge.account.declared;

import dev.sibridge.account.ProductIdPattern;
import dev.sibridge.account.ProductIdPattern.InvalidPatternException;
import dev.sibridge.account.declared.AccountProperties.ClientEntry;
import dev.sibridge.account.declared.AccountProperties.LimitsEntry;
import dev.sibridge.account.declared.AccountProperties.Sync;
import dev.sibridge.text.Pasted;
import dev.sibridge.text.Text;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a dealer's choices, a sentence each. */
final class SyncChecks {

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration SHORTEST_MEMORY = Duration.ofDays(1);
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,<>\"\\p{Cntrl}]+@[^@\\s,<>\"\\p{Cntrl}]+");
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
    private static final int SHORTEST_LIMIT = 10;
    private static final int LONGEST_LIMIT = 156;

    private final Mistakes mistakes;

    private SyncChecks(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    static void check(Sync sync, Duration timeout, LimitsEntry limits, Mistakes mistakes) {
        SyncChecks checks = new SyncChecks(mistakes);
        checks.times(timeout, sync);
        checks.choices(sync);
        checks.limit("limits.company-identifier", limits.companyIdentifier());
        checks.limit("limits.company-name", limits.companyName());
        checks.limit("limits.site-name", limits.siteName());
        checks.limit("limits.product-id", limits.productId());
    }

    private void times(Duration timeout, Sync sync) {
        mistakes.requireAtLeast("sync.interval", sync.interval(), SHORTEST_INTERVAL, "5m");
        mistakes.requireAtLeast("sync.unknown-settle", sync.unknownSettle(), Duration.ZERO, "2m");
        mistakes.requireAtLeast("connectwise.timeout", timeout, SHORTEST_TIMEOUT, "30s");
        if (sync.keepRuns().compareTo(SHORTEST_MEMORY) < 0) {
            mistakes.wrong("sync.keep-runs", "{sync.keep-runs} must be at least one day.");
        }
        if (sync.keepExports().isNegative()) {
            mistakes.wrong("sync.keep-exports", "{sync.keep-exports} must not be negative.");
        }
        mistakes.requireNotTooLong("sync.keep-runs", sync.keepRuns());
        mistakes.requireNotTooLong("sync.keep-exports", sync.keepExports());
    }

    private void choices(Sync sync) {
        mistakes.require("sync.sales-rep", sync.salesRep(), "the identifier of a member in Manage");
        if (!Pasted.names(sync.progresses()).isEmpty()) {
            mistakes.require("sync.won-status", sync.wonStatus(),
                    "the opportunity status for won projects, because {sync.progresses} is set");
        }
        pattern("sync.product-id", sync.productId());
        pattern("sync.labor-id", sync.laborId());
        if (Mistakes.isSet(sync.vendorPartNumber())) {
            pattern("sync.vendor-part-number", sync.vendorPartNumber());
        }
        if (Mistakes.isSet(sync.currency()) && !CURRENCY.matcher(sync.currency().strip()).matches()) {
            mistakes.wrong("sync.currency", "{sync.currency} is \"" + sync.currency() + "\"; write the currency's three"
                    + " letters, such as USD.");
        }
        choice("sync.billing-method", sync.billingMethod());
        choice("sync.bill-time", sync.billTime());
        choice("sync.bill-products", sync.billProducts());
        companies(sync.companies());
        list("sync.progresses", sync.progresses());
        list("sync.company-types", sync.companyTypes());
        Pasted.mailAddresses(sync.errorEmails()).stream().filter(address -> !ADDRESS.matcher(address).matches())
                .forEach(address -> mistakes.wrong("sync.error-emails", "{sync.error-emails}: \"" + address
                        + "\" is not an email address; separate addresses with semicolons."));
    }

    private void list(String setting, String names) {
        if (Pasted.isUnclearList(names)) {
            mistakes.wrong(setting, "{" + setting + "} contains commas: \"" + names.strip() + "\"; separate names with"
                    + " semicolons, and put one after a single name that contains a comma.");
        }
    }

    private void companies(List<ClientEntry> companies) {
        Set<String> clients = new HashSet<>();
        for (ClientEntry entry : companies) {
            if (!Mistakes.isSet(entry.client()) || !Mistakes.isSet(entry.company())) {
                mistakes.wrong("sync.companies", "every entry of {sync.companies} needs \"client\", the client's name"
                        + " in SI, and \"company\", the id of its company in Manage.");
            } else if (!clients.add(Text.fold(entry.client()))) {
                mistakes.wrong("sync.companies", "{sync.companies} names the client \"" + entry.client() + "\" twice;"
                        + " keep one of the entries.");
            }
        }
    }

    private void limit(String setting, int given) {
        if (given < SHORTEST_LIMIT) {
            mistakes.wrong(setting, "{" + setting + "}: no limit may be below " + SHORTEST_LIMIT + " characters; names"
                    + " would be cut beyond recognition.");
        } else if (given > LONGEST_LIMIT) {
            mistakes.wrong(setting, "{" + setting + "}: no limit may be above " + LONGEST_LIMIT + " characters; no"
                    + " release of Manage allows more.");
        }
    }

    private void pattern(String setting, String pattern) {
        try {
            ProductIdPattern.parse(pattern);
        } catch (InvalidPatternException e) {
            mistakes.wrong(setting, "{" + setting + "}: " + e.getMessage());
        }
    }

    private void choice(String setting, String value) {
        List<String> choices = SettingType.of(setting).choices();
        if (!choices.contains(value)) {
            mistakes.wrong(setting, "{" + setting + "} must be one of " + String.join(", ", choices) + ".");
        }
    }
}
