package dev.sibridge.settings;

import dev.sibridge.mapping.SyncSettings.ChangeOrders;
import dev.sibridge.mapping.SyncSettings.ForeignCurrency;
import dev.sibridge.mapping.SyncSettings.Inclusion;
import dev.sibridge.mapping.SyncSettings.ProductIdCollision;
import dev.sibridge.mapping.SyncSettings.ProgressesMean;
import dev.sibridge.mapping.SyncSettings.PurchaseDemand;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The accounts as {@code application.yaml} declares them, by name, before they are checked. Lists are text with
 * semicolons, as they come from the environment. What is not given is null or blank.
 */
@ConfigurationProperties("")
public record AccountProperties(@DefaultValue Map<String, Entry> accounts) {

    /** One account. */
    public record Entry(
            @DefaultValue DTools dtools,
            @DefaultValue ConnectWise connectwise,
            @DefaultValue Sync sync,
            @DefaultValue LimitsEntry limits) {
    }

    /** The side that is read. */
    public record DTools(@DefaultValue("https://api.d-tools.com/SI") URI url, String apiKey) {
    }

    /** The side that is written. */
    public record ConnectWise(URI site, String company, String clientId, String publicKey, String privateKey,
            String member, String integratorUsername, String integratorPassword,
            @DefaultValue("30s") Duration timeout) {
    }

    /** The dealer's choices. */
    public record Sync(
            boolean auto,
            @DefaultValue("5m") Duration interval,
            Instant since,
            @DefaultValue("2m") Duration unknownSettle,
            @DefaultValue("400d") Duration keepRuns,
            @DefaultValue("90d") Duration keepExports,
            String errorEmails,
            String salesRep,
            String wonStatus,
            String progresses,
            @DefaultValue("won") ProgressesMean progressesMean,
            boolean aggregateAdjustments,
            @DefaultValue("{Manufacturer}-{Model}") String productId,
            @DefaultValue("Labor-{Model}") String laborId,
            @DefaultValue("refuse") ProductIdCollision productIdCollision,
            @DefaultValue("leave-out") Inclusion optionalRows,
            @DefaultValue("include") Inclusion miscItems,
            boolean miscItemsTaxable,
            @DefaultValue("include") Inclusion emptyLocations,
            @DefaultValue("note") ChangeOrders changeOrders,
            String currency,
            @DefaultValue("refuse") ForeignCurrency foreignCurrency,
            @DefaultValue("include") Inclusion vendors,
            @DefaultValue("{PartNumber}") String vendorPartNumber,
            @DefaultValue("project") PurchaseDemand purchaseDemand,
            @DefaultValue("D-Tools Projects") String projectBoard,
            @DefaultValue("ActualRates") String billingMethod,
            @DefaultValue("NoCharge") String billTime,
            @DefaultValue("Billable") String billProducts,
            String companyTypes,
            @DefaultValue List<ClientEntry> companies) {
    }

    /** Which company a client is: SI's name of the one, Manage's identifier of the other. */
    public record ClientEntry(String client, String company) {
    }

    /** How long names may be in the tenant. */
    public record LimitsEntry(
            @DefaultValue("25") int companyIdentifier,
            @DefaultValue("50") int companyName,
            @DefaultValue("50") int siteName,
            @DefaultValue("60") int productId) {
    }
}
