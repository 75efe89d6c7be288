package dev.sibridge.vendor.dtools;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A project as SI exports it, with the members that have a meaning in Manage. Lists are never null, anything else
 * may be. Dates are SI's text, without a zone; one that nobody entered is null. Money is in the project's currency.
 *
 * @param publishedOnUnixTimeMs the version of this payload, milliseconds since 1970 UTC
 * @param currencyCode          such as USD; blank for SI's own
 * @param currencyRate          what a unit of SI's own currency costs in the project's; null or 1 where that is the same
 * @param priceWithoutTax       rows and price adjustments, without misc items and taxes
 * @param progress              a word from the dealer's own list
 * @param coNumber              the change order's number; null or blank on a project, so are all members in {@code co}
 * @param coStatus              SI's word for how far a change order is, such as Pending, Approved or Rejected
 * @param isItemLevelTax        taxes are chosen per row ({@link ProjectItem#taxId()}) instead of for the project
 */
// The time of publishing is no part of what a payload says.
@JsonIgnoreProperties(value = "publishedOnUnixTimeMs", allowSetters = true, ignoreUnknown = true)
@RecordBuilder
public record Project(
        String id,
        long publishedOnUnixTimeMs,
        String name,
        String number,
        String client,
        String clientId,
        String clientPONumber,
        String progress,
        String coNumber,
        String coName,
        String coStatus,
        String coNotes,
        String coAcceptedOn,
        String coRejectedOn,
        String assignedTo,
        String projectManager,
        String startDate,
        String endDate,
        String estimatedCloseDate,
        String currencyCode,
        BigDecimal currencyRate,
        BigDecimal priceWithoutTax,
        String scopeOfWork,
        String notes,
        boolean isItemLevelTax,
        Address siteAddress,
        Address billingAddress,
        List<Contact> contacts,
        List<Resource> resources,
        List<Location> locations,
        List<ProjectItem> items,
        List<MiscItem> miscItems) implements ProjectBuilder.With {

    public Project {
        coAcceptedOn = Dates.entered(coAcceptedOn);
        coRejectedOn = Dates.entered(coRejectedOn);
        startDate = Dates.entered(startDate);
        endDate = Dates.entered(endDate);
        estimatedCloseDate = Dates.entered(estimatedCloseDate);
        contacts = orEmpty(contacts);
        resources = orEmpty(resources);
        locations = orEmpty(locations);
        items = orEmpty(items);
        miscItems = orEmpty(miscItems);
    }

    /** The same project, with another id for each location wherever it is named. */
    public Project withLocationIds(UnaryOperator<String> ids) {
        return with(project -> project
                .locations(locations.stream().map(location -> new Location(ids.apply(location.id), location.name,
                        location.parentId == null ? null : ids.apply(location.parentId))).toList())
                .items(items.stream().map(item -> item.locationId() == null ? item
                        : item.withLocationId(ids.apply(item.locationId()))).toList()));
    }

    /** The same project in another currency; {@code amounts} is asked for every amount of money, null for none. */
    public Project withAmounts(String currency, UnaryOperator<BigDecimal> amounts) {
        return with(project -> project.currencyCode(currency).currencyRate(null)
                .priceWithoutTax(amounts.apply(priceWithoutTax))
                .items(items.stream().map(item -> item.withAmounts(amounts)).toList())
                .miscItems(miscItems.stream().map(item -> item.withUnitPrice(amounts.apply(item.unitPrice)))
                        .toList()));
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** A postal address; every member may be null. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Address(
            String street1, String street2, String city, String state, String postalCode, String country,
            String phone, String fax) {
    }

    /** A person on the client's side. {@code name} is one string; one contact of a project is primary. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Contact(String name, String title, String email, String phone, String mobile, boolean isPrimary) {
    }

    /** A person on the dealer's side; one resource of a project owns it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Resource(String name, String email, String roles, boolean isOwner) {
    }

    /** A place in the building. The list is flat: {@code parentId} makes the tree, null at the top. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Location(String id, String name, String parentId) {
    }

    /** Freight and the like: a price without a cost and without an id. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @RecordBuilder
    public record MiscItem(String name, String description, BigDecimal quantity, BigDecimal unitPrice)
            implements ProjectMiscItemBuilder.With {
    }
}
