package dev.sibridge.account;

import dev.sibridge.account.AccountProperties.ClientEntry;
import dev.sibridge.account.AccountProperties.ConnectWise;
import dev.sibridge.account.AccountProperties.DTools;
import dev.sibridge.account.AccountProperties.Entry;
import dev.sibridge.account.AccountProperties.LimitsEntry;
import dev.sibridge.account.AccountProperties.Sync;
import dev.sibridge.account.ProductIdPattern.InvalidPatternException;
import dev.sibridge.text.Pasted;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import dev.sibridge.vendor.dtools.DToolsSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The accounts whose settings are complete, and what is wrong with the settings of the others. */
@Component
public class Accounts {

    private static final Set<String> BILLING_METHODS = Set.of("ActualRates", "FixedFee", "NotToExceed", "OverrideRate");
    private static final Set<String> BILLABLE_OPTIONS =
            Set.of("Billable", "DoNotBill", "NoCharge", "NoDefault");

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration SHORTEST_MEMORY = Duration.ofDays(1);
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,<>\"\\p{Cntrl}]+@[^@\\s,<>\"\\p{Cntrl}]+");
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
    private static final int SHORTEST_LIMIT = 10;
    private static final int LONGEST_LIMIT = 156;

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    public Accounts(AccountProperties properties) {
        properties.accounts().forEach(this::add);
        if (properties.accounts().isEmpty()) {
            mistakes.add("No account is declared: application.yaml needs an entry below \"accounts\".");
        }
    }

    public Collection<Account> all() {
        return accounts.values();
    }

    /** @throws IllegalArgumentException when there is no such account, or its settings are incomplete */
    public Account get(String name) {
        Account account = accounts.get(name);
        if (account == null) {
            throw new IllegalArgumentException("There is no account \"" + name + "\" with complete settings.");
        }
        return account;
    }

    /**
     * The account that a person means.
     *
     * @param name may be null as long as there is one account only
     * @throws IllegalArgumentException when it is not clear, or there is no such account
     */
    public Account meant(String name) {
        if (name == null && accounts.size() > 1) {
            throw new IllegalArgumentException("There are several accounts: set \"account\" to one of them, "
                    + String.join(" or ", accounts.keySet()) + ".");
        }
        return get(name == null ? accounts.keySet().stream().findFirst().orElse("default") : name);
    }

    /** What a person must mend in the settings, a sentence each; empty when all is well. */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    private void add(String name, Entry entry) {
        int before = mistakes.size();
        mistakes.addAll(ConnectionChecks.mistakes(name, entry.dtools(), entry.connectwise()));
        checkTimes(name, entry.connectwise().timeout(), entry.sync());
        checkSync(name, entry.sync());
        checkLimits(name, entry.limits());
        mistakes.addAll(TwoWayChecks.mistakes(name, entry.pm(), entry.twoWay()));
        if (mistakes.size() == before) {
            accounts.put(name, account(name, entry));
        }
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }

    private void checkSync(String account, Sync sync) {
        require(account, "SYNC_SALES_REP", sync.salesRep(), "the identifier of a member in Manage");
        if (!list(sync.progresses()).isEmpty()) {
            require(account, "SYNC_WON_STATUS", sync.wonStatus(),
                    "the opportunity status for won projects, because SYNC_PROGRESSES is set");
        }
        checkPattern(account, "SYNC_PRODUCT_ID", sync.productId());
        checkPattern(account, "SYNC_LABOR_ID", sync.laborId());
        if (isSet(sync.vendorPartNumber())) {
            checkPattern(account, "SYNC_VENDOR_PART_NUMBER", sync.vendorPartNumber());
        }
        if (isSet(sync.currency()) && !CURRENCY.matcher(sync.currency().strip()).matches()) {
            mistakes.add("Account " + account + ": SYNC_CURRENCY is \"" + sync.currency()
                    + "\"; write the currency's three letters, such as USD.");
        }
        checkChoice(account, "SYNC_BILLING_METHOD", sync.billingMethod(), BILLING_METHODS);
        checkChoice(account, "SYNC_BILL_TIME", sync.billTime(), BILLABLE_OPTIONS);
        checkChoice(account, "SYNC_BILL_PRODUCTS", sync.billProducts(), BILLABLE_OPTIONS);
        checkCompanies(account, sync.companies());
        if (sync.keepRuns().compareTo(SHORTEST_MEMORY) < 0 || sync.keepExports().isNegative()) {
            mistakes.add("Account " + account + ": SYNC_KEEP_RUNS must be at least one day, SYNC_KEEP_EXPORTS must not "
                    + "be negative.");
        }
        checkList(account, "SYNC_PROGRESSES", sync.progresses());
        checkList(account, "SYNC_COMPANY_TYPES", sync.companyTypes());
        Pasted.mailAddresses(sync.errorEmails()).stream().filter(address -> !ADDRESS.matcher(address).matches())
                .forEach(address -> mistakes.add("Account " + account + ": SYNC_ERROR_EMAILS: \"" + address
                        + "\" is not an email address; separate addresses with semicolons."));
    }

    private void checkTimes(String account, Duration timeout, Sync sync) {
        requireAtLeast(account, "SYNC_INTERVAL", sync.interval(), SHORTEST_INTERVAL, "5m");
        requireAtLeast(account, "SYNC_UNKNOWN_SETTLE", sync.unknownSettle(), Duration.ZERO, "2m");
        requireAtLeast(account, "CONNECTWISE_TIMEOUT", timeout, SHORTEST_TIMEOUT, "30s");
    }

    // A number without a unit is milliseconds, which nobody means.
    private void requireAtLeast(String account, String variable, Duration given, Duration least, String example) {
        if (given.compareTo(least) < 0) {
            mistakes.add("Account " + account + ": " + variable + " is " + given.toMillis() + " ms, which is too short;"
                    + " write it with its unit, such as " + example + ".");
        }
    }

    private void checkList(String account, String variable, String names) {
        if (Pasted.isUnclearList(names)) {
            mistakes.add("Account " + account + ": " + variable + " contains commas: \"" + names.strip() + "\";"
                    + " separate names with semicolons, and put one after a single name that contains a comma.");
        }
    }

    private void checkCompanies(String account, List<ClientEntry> companies) {
        Set<String> clients = new HashSet<>();
        for (ClientEntry entry : companies) {
            if (!isSet(entry.client()) || !isSet(entry.company())) {
                mistakes.add("Account " + account + ": every entry of sync.companies needs \"client\", the client's"
                        + " name in SI, and \"company\", the id of its company in Manage.");
            } else if (!clients.add(Text.fold(entry.client()))) {
                mistakes.add("Account " + account + ": sync.companies names the client \"" + entry.client()
                        + "\" twice; keep one of the entries.");
            }
        }
    }

    private void require(String account, String variable, String value, String meaning) {
        if (!isSet(value)) {
            mistakes.add("Account " + account + ": " + variable + " is not set; it is " + meaning + ".");
        }
    }

    private void checkLimits(String account, LimitsEntry limits) {
        IntSummaryStatistics all = IntStream.of(limits.companyIdentifier(), limits.companyName(), limits.siteName(),
                limits.productId()).summaryStatistics();
        if (all.getMin() < SHORTEST_LIMIT) {
            mistakes.add("Account " + account + ": no limit may be below " + SHORTEST_LIMIT
                    + " characters; names would be cut beyond recognition.");
        }
        if (all.getMax() > LONGEST_LIMIT) {
            mistakes.add("Account " + account + ": no limit may be above " + LONGEST_LIMIT
                    + " characters; no release of Manage allows more.");
        }
    }

    private void checkPattern(String account, String variable, String pattern) {
        try {
            ProductIdPattern.parse(pattern);
        } catch (InvalidPatternException e) {
            mistakes.add("Account " + account + ": " + variable + ": " + e.getMessage());
        }
    }

    private void checkChoice(String account, String variable, String value, Set<String> choices) {
        if (!choices.contains(value)) {
            mistakes.add("Account " + account + ": " + variable + " must be one of "
                    + String.join(", ", choices.stream().sorted().toList()) + ".");
        }
    }

    private static Account account(String name, Entry entry) {
        DTools dtools = entry.dtools();
        ConnectWise connectwise = entry.connectwise();
        Sync sync = entry.sync();
        return new Account(name,
                new DToolsSettings(URI.create(dtools.url()), dtools.apiKey()),
                new ConnectWiseSettings(URI.create(connectwise.site()), connectwise.company(), connectwise.clientId(),
                        connectwise.publicKey(), connectwise.privateKey(), connectwise.member(),
                        connectwise.integratorUsername(), connectwise.integratorPassword(), connectwise.timeout()),
                new SyncSettings(sync.salesRep(), sync.wonStatus(), list(sync.progresses()), sync.progressesMean(),
                        sync.aggregateAdjustments(), sync.productId(), sync.laborId(), sync.productIdCollision(),
                        sync.optionalRows(), sync.miscItems(), sync.miscItemsTaxable(), sync.emptyLocations(),
                        sync.changeOrders(), sync.currency(), sync.foreignCurrency(), sync.vendors(),
                        sync.vendorPartNumber(), sync.purchaseDemand(), sync.projectBoard(), sync.billingMethod(),
                        sync.billTime(), sync.billProducts(), list(sync.companyTypes()), companies(sync.companies()),
                        sync.companyMatch(), sync.newCompanies(),
                        new Limits(entry.limits().companyIdentifier(), entry.limits().companyName(),
                                entry.limits().siteName(), entry.limits().productId())),
                new PollSchedule(sync.auto(), sync.interval(), sync.since(), sync.unknownSettle()),
                new RetentionTimes(sync.keepRuns(), sync.keepExports()),
                Pasted.mailAddresses(sync.errorEmails()), TwoWaySettings.of(entry.pm(), entry.twoWay()));
    }

    private static Map<String, String> companies(List<ClientEntry> entries) {
        return entries.stream().collect(Collectors.toMap(ClientEntry::client, ClientEntry::company));
    }

    private static List<String> list(String names) {
        return Pasted.names(names);
    }
}
