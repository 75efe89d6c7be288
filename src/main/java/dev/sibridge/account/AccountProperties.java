package dev.sibridge.account;

import dev.sibridge.account.SyncSettings.ChangeOrders;
import dev.sibridge.account.SyncSettings.CompanyMatch;
import dev.sibridge.account.SyncSettings.ForeignCurrency;
import dev.sibridge.account.SyncSettings.Inclusion;
import dev.sibridge.account.SyncSettings.NewCompanies;
import dev.sibridge.account.SyncSettings.ProductIdCollision;
import dev.sibridge.account.SyncSettings.ProgressesMean;
import dev.sibridge.account.SyncSettings.PurchaseDemand;
import dev.sibridge.text.Pasted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The accounts as {@code application.yaml} declares them, by name, before they are checked, but without what was pasted
 * along. Lists are text with semicolons, as they come from the environment. What is not given is null or blank.
 */
@ConfigurationProperties("")
public record AccountProperties(@DefaultValue Map<String, Entry> accounts) {

    private static final String SERVICE = "https://api.d-tools.com/SI";

    /** One account. */
    public record Entry(
            @DefaultValue DTools dtools,
            @DefaultValue ConnectWise connectwise,
            @DefaultValue Sync sync,
            @DefaultValue LimitsEntry limits) {
    }

    /** The side that is read. */
    public record DTools(@DefaultValue(SERVICE) String url, String apiKey) {

        public DTools {
            url = url.isBlank() ? SERVICE : PastedAddress.service(url);
            apiKey = Pasted.key(apiKey);
        }
    }

    /** The side that is written. */
    public record ConnectWise(String site, String company, String clientId, String publicKey, String privateKey,
            String member, String integratorUsername, String integratorPassword,
            @DefaultValue("30s") Duration timeout) {

        public ConnectWise {
            site = PastedAddress.site(site);
            company = Pasted.text(company);
            clientId = Pasted.key(clientId);
            publicKey = Pasted.key(publicKey);
            privateKey = Pasted.key(privateKey);
            member = Pasted.text(member);
            integratorUsername = Pasted.text(integratorUsername);
        }
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
            @DefaultValue List<ClientEntry> companies,
            @DefaultValue("hold") CompanyMatch companyMatch,
            @DefaultValue("create") NewCompanies newCompanies) {

        public Sync {
            salesRep = Pasted.text(salesRep);
            wonStatus = Pasted.text(wonStatus);
            productId = Pasted.text(productId);
            laborId = Pasted.text(laborId);
            projectBoard = Pasted.text(projectBoard);
            billingMethod = Pasted.text(billingMethod);
            billTime = Pasted.text(billTime);
            billProducts = Pasted.text(billProducts);
        }
    }

    /** Which company a client is: SI's name of the one, Manage's identifier of the other. */
    public record ClientEntry(String client, String company) {

        public ClientEntry {
            company = Pasted.text(company);
        }
    }

    /** How long names may be in the tenant. */
    public record LimitsEntry(
            @DefaultValue("25") int companyIdentifier,
            @DefaultValue("50") int companyName,
            @DefaultValue("50") int siteName,
            @DefaultValue("60") int productId) {
    }
}
