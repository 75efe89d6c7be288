package dev.sibridge.account.declared;

import dev.sibridge.account.Deletes;
import dev.sibridge.account.SyncSettings.ChangeOrders;
import dev.sibridge.account.SyncSettings.CompanyMatch;
import dev.sibridge.account.SyncSettings.ForeignCurrency;
import dev.sibridge.account.SyncSettings.Inclusion;
import dev.sibridge.account.SyncSettings.NewCompanies;
import dev.sibridge.account.SyncSettings.ProductIdCollision;
import dev.sibridge.account.SyncSettings.ProgressesMean;
import dev.sibridge.account.SyncSettings.PurchaseDemand;
import dev.sibridge.account.ToolType;
import dev.sibridge.text.Pasted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The accounts as {@code application.yaml} declares them, by name, before they are checked, but without what was pasted
 * along. Lists are text with semicolons, as they come from the environment. What is not given has the default of the
 * {@code application.yaml} in the jar; without one it is null or blank.
 */
public record AccountProperties(@DefaultValue Map<String, Entry> accounts) {

    /** One account. */
    public record Entry(
            DTools dtools,
            ConnectWise connectwise,
            Sync sync,
            LimitsEntry limits,
            Pm pm,
            TwoWay twoWay) {
    }

    /** The side that is read. */
    public record DTools(String url, String apiKey) {

        public DTools {
            url = PastedAddress.service(url);
            apiKey = Pasted.key(apiKey);
        }
    }

    /** The side that is written. */
    public record ConnectWise(String site, String company, String clientId, String publicKey, String privateKey,
            String member, String integratorUsername, String integratorPassword,
            Duration timeout) {

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
            Duration interval,
            Instant since,
            Duration unknownSettle,
            Duration keepRuns,
            Duration keepExports,
            String errorEmails,
            String salesRep,
            String wonStatus,
            String progresses,
            ProgressesMean progressesMean,
            boolean aggregateAdjustments,
            String productId,
            String laborId,
            ProductIdCollision productIdCollision,
            Inclusion optionalRows,
            Inclusion miscItems,
            boolean miscItemsTaxable,
            Inclusion emptyLocations,
            ChangeOrders changeOrders,
            String currency,
            ForeignCurrency foreignCurrency,
            Inclusion vendors,
            String vendorPartNumber,
            PurchaseDemand purchaseDemand,
            String projectBoard,
            String billingMethod,
            String billTime,
            String billProducts,
            String companyTypes,
            @DefaultValue List<ClientEntry> companies,
            CompanyMatch companyMatch,
            NewCompanies newCompanies) {

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
            int companyIdentifier,
            int companyName,
            int siteName,
            int productId) {
    }

    /** The project-management tool. */
    public record Pm(ToolType type, String url, String apiKey, String taskTracker, String stepTracker,
            String memberRole) {

        public Pm {
            url = Pasted.key(url);
            apiKey = Pasted.key(apiKey);
            taskTracker = Pasted.text(taskTracker);
            stepTracker = Pasted.text(stepTracker);
            memberRole = Pasted.text(memberRole);
        }
    }

    /** How projects there and in Manage are kept in step. */
    public record TwoWay(boolean auto, Duration interval, Duration sweep, String mappingFile, Deletes deletes,
            Deletes.IfChanged deletedButChanged, String guard, Duration closedTickets) {

        public TwoWay {
            mappingFile = Pasted.text(mappingFile);
            guard = Pasted.text(guard);
        }
    }
}
