package dev.sibridge.si.mapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Limits;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.account.SyncSettings.ChangeOrders;
import dev.sibridge.account.SyncSettings.CompanyMatch;
import dev.sibridge.account.SyncSettings.ForeignCurrency;
import dev.sibridge.account.SyncSettings.Inclusion;
import dev.sibridge.account.SyncSettings.NewCompanies;
import dev.sibridge.account.SyncSettings.ProductIdCollision;
import dev.sibridge.account.SyncSettings.ProgressesMean;
import dev.sibridge.account.SyncSettings.PurchaseDemand;
import dev.sibridge.engine.model.Bodies;
import java.util.List;
import java.util.Map;

/** A dealer's choices for tests: the defaults, but for what is named. */
public final class Choices {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Choices() {
    }

    public static SyncSettings choices(Object... namesAndValues) {
        Map<String, Object> all = Bodies.of(
                "salesRep", "dsales",
                "wonStatus", "Won",
                "progresses", List.of("Approved"),
                "progressesMean", ProgressesMean.WON,
                "productId", "{Manufacturer}-{Model}",
                "laborId", "Labor-{Model}",
                "productIdCollision", ProductIdCollision.REFUSE,
                "optionalRows", Inclusion.LEAVE_OUT,
                "miscItems", Inclusion.INCLUDE,
                "emptyLocations", Inclusion.INCLUDE,
                "changeOrders", ChangeOrders.NOTE,
                "foreignCurrency", ForeignCurrency.REFUSE,
                "vendors", Inclusion.INCLUDE,
                "vendorPartNumber", "{PartNumber}",
                "purchaseDemand", PurchaseDemand.PROJECT,
                "projectBoard", "D-Tools Projects",
                "billingMethod", "ActualRates",
                "billTime", "NoCharge",
                "billProducts", "Billable",
                "companyMatch", CompanyMatch.HOLD,
                "newCompanies", NewCompanies.CREATE,
                "limits", Limits.OLDEST);
        all.putAll(Bodies.of(namesAndValues));
        return JSON.convertValue(all, SyncSettings.class);
    }
}
