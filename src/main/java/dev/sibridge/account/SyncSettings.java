package dev.sibridge.account;

import dev.sibridge.text.Text;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A dealer's choices.
 *
 * @param salesRep              identifier of the member who gets opportunities whose own sales rep is no member
 * @param wonStatus             name of the opportunity status for won projects; blank while none is ever won
 * @param progresses            names from SI's list of progresses; see {@link #isWon}
 * @param progressesMean        what being on that list means
 * @param aggregateAdjustments  one line for each kind of price adjustment instead of one after each row
 * @param productId             pattern of product ids, see {@link ProductIdPattern}
 * @param laborId               the same for labor
 * @param productIdCollision    what becomes of two products whose ids come out alike
 * @param optionalRows          what becomes of rows that SI calls optional
 * @param miscItems             what becomes of freight and the like
 * @param miscItemsTaxable      whether such lines are taxable
 * @param emptyLocations        what becomes of locations with nothing in or under them
 * @param changeOrders          what becomes of change orders
 * @param currency              the tenant's, such as USD; blank for the one that Manage tells
 * @param foreignCurrency       what becomes of projects in another one
 * @param vendors               whether lines and catalog items name the rows' vendors
 * @param vendorPartNumber      pattern of what vendors call products, see {@link ProductIdPattern}; blank for nothing
 * @param purchaseDemand        which lines tell the purchasing that something is to be bought
 * @param projectBoard          name of the board that projects are made on
 * @param billingMethod         of projects: ActualRates, FixedFee, NotToExceed or OverrideRate
 * @param billTime              of projects: Billable, DoNotBill, NoCharge or NoDefault
 * @param billProducts          of projects: the same choices
 * @param companyTypes          names of the types that new companies get
 * @param companies             identifiers of companies by name of the client that each is, without regard to case
 * @param companyMatch          what becomes of a company that is called like a client but goes by another id
 * @param newCompanies          whether a client without a company gets one
 * @param limits                of the tenant
 */
public record SyncSettings(
        String salesRep,
        String wonStatus,
        List<String> progresses,
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
        List<String> companyTypes,
        Map<String, String> companies,
        CompanyMatch companyMatch,
        NewCompanies newCompanies,
        Limits limits) {

    public SyncSettings {
        progresses = filled(progresses);
        companyTypes = filled(companyTypes);
        companies = folded(companies);
    }

    /** The identifier of the company that a client is by the dealer's word; empty for most. */
    public Optional<String> companyOf(String client) {
        return Optional.ofNullable(companies.get(Text.fold(client)));
    }

    /** Whether a project of this progress is won. A blank progress never is. */
    public boolean isWon(String progress) {
        if (Text.isBlank(progress)) {
            return false;
        }
        return isListed(progress) == (progressesMean == ProgressesMean.WON);
    }

    /** Whether a progress is on the list, without regard to case and outer spaces. */
    public boolean isListed(String progress) {
        return progresses.stream().anyMatch(entry -> Text.fold(entry).equals(Text.fold(progress)));
    }

    // Sorted, because what the settings look like as text tells whether they have changed.
    private static Map<String, String> folded(Map<String, String> companies) {
        Map<String, String> folded = new TreeMap<>();
        if (companies != null) {
            companies.forEach((client, company) -> folded.put(Text.fold(client), Text.trim(company)));
        }
        return Collections.unmodifiableMap(folded);
    }

    private static List<String> filled(List<String> entries) {
        return entries == null ? List.of() : entries.stream().map(Text::trim).filter(e -> !e.isEmpty()).toList();
    }

    /** What it means that a progress is listed: such projects are won, or they alone are still open. */
    public enum ProgressesMean { WON, OPEN }

    /** Two products with one id: the export is refused, or they share the catalog item. */
    public enum ProductIdCollision { REFUSE, SHARE }

    /** Change orders are noted and acknowledged, or each is an opportunity until it is settled. */
    public enum ChangeOrders { NOTE, OPPORTUNITY }

    /** A company of the client's name and another id: a person is asked, it is used, or another one is made. */
    public enum CompanyMatch { HOLD, USE, CREATE }

    /** A client without a company gets one, or its exports wait until a person has made one. */
    public enum NewCompanies { CREATE, NEVER }

    /** Projects in another currency than the tenant's are refused, or converted by SI's rate. */
    public enum ForeignCurrency { REFUSE, CONVERT }

    /** The project's lines alone tell what is to be bought, or those of the opportunity do, too. */
    public enum PurchaseDemand { PROJECT, BOTH }

    /** Whether something takes part. */
    public enum Inclusion { INCLUDE, LEAVE_OUT }
}
