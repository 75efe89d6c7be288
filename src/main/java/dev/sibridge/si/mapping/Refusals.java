package dev.sibridge.si.mapping;

import dev.sibridge.account.ProductIdPattern;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.mapping.lines.ProductIds;
import dev.sibridge.si.mapping.rows.ChangeOrder;
import dev.sibridge.si.mapping.rows.Currencies;
import dev.sibridge.si.mapping.rows.Locations;
import dev.sibridge.si.mapping.rows.Rows;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.Project.Location;
import dev.sibridge.vendor.dtools.Project.MiscItem;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds everything that forbids to take an export, before anything is written. */
public final class Refusals {

    private static final BigDecimal LARGEST = new BigDecimal("1e9");
    private static final BigDecimal LARGEST_TOTAL = new BigDecimal("1e14");
    private static final int MOST_DECIMALS = 30;
    private static final List<String> REQUIRED_ANYWAY = List.of("Manufacturer", "Model", "Category", "Subcategory");
    private static final String AGAIN = "Then check the project in and export it again.";

    private static final int MOST_PROBLEMS = 100;
    // What travels with records in Manage, or stands in the ledger, holds no more.
    private static final int LONGEST_PROJECT_ID = 40;
    private static final int GUID = 36;
    private static final int LONGEST_ID = 100;

    private final Project project;
    private final SyncSettings settings;
    private final String currency;
    private final ProductIdPattern productId;
    private final ProductIdPattern laborId;
    private final Map<String, String> locationNames = new HashMap<>();
    // Every unit is a row of its own: what is wrong with ten of a product is told once.
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<Long> furtherProblems = new HashSet<>();

    private Refusals(Project project, SyncSettings settings, String currency) {
        this.project = project;
        this.settings = settings;
        this.currency = currency;
        this.productId = ProductIdPattern.parse(settings.productId());
        this.laborId = ProductIdPattern.parse(settings.laborId());
    }

    /**
     * Passes an export that can be taken.
     *
     * @param currency the tenant's, such as USD; null when nobody knows it
     * @throws RefusedException with all problems at once
     */
    public static void check(Project project, SyncSettings settings, String currency) {
        List<Problem> problems = new Refusals(project, settings, currency).find();
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    /**
     * Passes an export whose amounts have become the tenant's and still can be taken.
     *
     * @param before as it was, which has passed {@link #check}
     * @throws RefusedException with the rate, which alone can be at fault
     */
    public static void checkConverted(Project before, Project converted, SyncSettings settings, String currency) {
        if (!new Refusals(converted, settings, currency).find().isEmpty()) {
            throw new RefusedException(List.of(Currencies.beyond(before)));
        }
    }

    private List<Problem> find() {
        checkProject();
        Locations locations = new Locations(project.locations());
        checkLocations(locations);
        List<ProjectItem> rows = Rows.selected(project, settings);
        checkAccessories();
        rows.forEach(row -> checkRow(row, locations));
        if (settings.productIdCollision() == SyncSettings.ProductIdCollision.REFUSE) {
            checkCollisions(rows);
        }
        checkMiscItems();
        checkTotal(rows);
        if (!furtherProblems.isEmpty()) {
            problems.add(new Problem("more", "There are " + furtherProblems.size() + " more problems.", null, null,
                    "Begin with these."));
        }
        return List.copyOf(problems);
    }

    private void add(Problem problem) {
        if (problems.size() < MOST_PROBLEMS || problems.contains(problem)) {
            problems.add(problem);
        } else {
            // As good as the problem itself to count them, and small.
            furtherProblems.add((long) problem.hashCode() << 32 ^ problem.toString().hashCode());
        }
    }

    private void checkLocations(Locations locations) {
        Map<String, Location> byId = new HashMap<>();
        byId.put(Locations.GENERAL, null);
        for (Location location : project.locations()) {
            String id = Locations.id(location.id());
            locationNames.put(id, Rows.shown(location.name()));
            checkLength(id, LONGEST_ID, "Locations", "The Id of location \"" + Rows.shown(location.name()) + "\"");
            if (byId.containsKey(id) && !isSame(location, byId.get(id))) {
                add(new Problem("contradictory", "Location \"" + Rows.shown(location.name())
                        + "\" has the Id of another location.", null, "Locations", "Export the project again.",
                        "Locations, " + location.name()));
            }
            byId.putIfAbsent(id, location);
        }
        locations.unreachable().forEach(location -> add(new Problem("contradictory", "Location \""
                + Rows.shown(location.name()) + "\" lies inside itself or in a location that does not exist.", null,
                "ParentId", "Move it to another location in SI. " + AGAIN, "ParentId, " + location.name())));
    }

    private static boolean isSame(Location one, Location other) {
        return other != null && Text.trim(one.name()).equals(Text.trim(other.name()))
                && Locations.id(one.parentId()).equals(Locations.id(other.parentId()));
    }

    // An accessory is optional as its parent is; when two rows could be meant, nobody can tell.
    private void checkAccessories() {
        Map<String, Boolean> optional = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (ProjectItem row : project.items()) {
            Boolean other = optional.putIfAbsent(Text.fold(row.id()), row.isOptional());
            if (other != null && other != row.isOptional()) {
                ambiguous.add(Text.fold(row.id()));
            }
        }
        project.items().stream()
                .filter(row -> !Text.isBlank(row.parentId()) && ambiguous.contains(Text.fold(row.parentId())))
                .forEach(row -> add(new Problem("contradictory", "The row is the accessory of two rows, of which only "
                        + "one is optional.", describe(row), "ParentId", "Export the project again.")));
    }

    private void checkProject() {
        require(project.id(), "Id", "The export names no project.", "Export the project again.");
        checkLength(Text.trim(project.id()), ChangeOrder.isOne(project) ? GUID : LONGEST_PROJECT_ID, "Id",
                "The project's Id");
        // Both are what divides keys of ours.
        if (Text.trim(project.id()).matches(".*[/#].*")) {
            add(new Problem("contradictory", "The project's Id holds a slash or a number sign.", null, "Id",
                    "Export the project again."));
        }
        if (Text.trim(project.coNumber()).contains("/")) {
            add(new Problem("contradictory", "The change order's number holds a slash.", null, "CONumber",
                    "Give it another number in SI. " + AGAIN));
        }
        checkLength(Text.trim(project.clientId()), LONGEST_ID, "ClientId", "The client's Id");
        require(project.client(), "Client", "The project has no client.", "Choose a client in SI. " + AGAIN);
        require(project.name(), "Name", "The project has no name.", "Give it a name in SI. " + AGAIN);
        if (project.contacts().stream().noneMatch(c -> c.isPrimary() && Clients.isSomebody(c))) {
            add(missing("Contacts", "The project has no primary contact.",
                    "Mark one of the client's contacts as primary in SI. " + AGAIN));
        }
        if (isBeyond(project.priceWithoutTax())) {
            add(beyond("PriceWithoutTax"));
        }
        if (isBeyond(project.currencyRate())) {
            add(beyond("CurrencyRate"));
        } else {
            Currencies.problem(project, settings, currency).ifPresent(this::add);
        }
        LocalDate start = date(project.startDate(), "StartDate", "start date");
        LocalDate end = date(project.endDate(), "EndDate", "end date");
        if (!Text.isBlank(project.estimatedCloseDate())) {
            date(project.estimatedCloseDate(), "EstimatedCloseDate", "estimated close date");
        }
        if (start != null && end != null && end.isBefore(start)) {
            add(new Problem("contradictory", "The project ends on " + end + ", before it starts on " + start
                    + ".", null, "EndDate", "Correct the dates in SI. " + AGAIN));
        }
    }

    private void checkMiscItems() {
        for (MiscItem item : project.miscItems()) {
            if (isBeyond(item.quantity()) || isBeyond(item.unitPrice())) {
                add(beyond(Rows.shown(item.name())));
            }
        }
    }

    private LocalDate date(String text, String field, String name) {
        if (Text.isBlank(text)) {
            add(missing(field, "The project has no " + name + ".", "Enter it in SI. " + AGAIN));
            return null;
        }
        try {
            return LocalDate.parse(text.strip().substring(0, Math.min(10, text.strip().length())));
        } catch (DateTimeException e) {
            add(new Problem("contradictory", "The " + name + " \"" + Rows.shown(text) + "\" is no date.",
                    null, field, "Correct it in SI. " + AGAIN));
            return null;
        }
    }

    private void checkRow(ProjectItem row, Locations locations) {
        if (!Text.isBlank(row.locationId()) && !locations.contains(row.locationId())) {
            add(new Problem("contradictory", "The row stands in a location that the export does not list.",
                    describe(row), "LocationId", "Move it to another location in SI. " + AGAIN));
        }
        boolean beyond = Stream.of(row.quantity(), row.unitPrice(), row.unitCost(), row.totalLaborHours(),
                row.productAdjustment(), row.miscPartAdjustment(), row.laborAdjustment()).anyMatch(Refusals::isBeyond);
        if (beyond) {
            add(beyond(describe(row)));
        }
        if (row.typeId() < ProjectItem.PRODUCT || row.typeId() > ProjectItem.PLACEHOLDER) {
            add(new Problem("contradictory", "The row is of a kind (TypeId " + row.typeId()
                    + ") that SI Bridge does not know.", describe(row), "TypeId",
                    "Ask for a newer SI Bridge, or take the row out of the project in SI. " + AGAIN));
            return;
        }
        if (Rows.isCalculatedAdjustment(row)) {
            return;
        }
        if (row.typeId() == ProjectItem.PRODUCT) {
            requireIn(row, "Manufacturer", row.manufacturer(), "manufacturer");
            requireIn(row, "Model", row.model(), "model");
            requireIn(row, "Category", row.category(), "category");
            requireIn(row, "Subcategory", row.subcategory(), "subcategory");
        }
        checkProductId(row);
    }

    private static boolean isBeyond(BigDecimal number) {
        return number != null && (number.abs().compareTo(LARGEST) > 0 || number.scale() > MOST_DECIMALS);
    }

    // Numbers in bounds may still come to more than Manage, or our own history, has room for.
    private void checkTotal(List<ProjectItem> rows) {
        if (problems.stream().anyMatch(problem -> problem.code().equals("limit"))) {
            return;
        }
        if (Stream.concat(rows.stream().map(row -> amount(row.quantity(), row.unitPrice())),
                project.miscItems().stream().map(item -> amount(item.quantity(), item.unitPrice())))
                .reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(LARGEST_TOTAL) > 0) {
            add(new Problem("limit", "The rows come to more than any project does.", null, null,
                    "Correct quantities and prices in SI. " + AGAIN));
        }
    }

    private static BigDecimal amount(BigDecimal quantity, BigDecimal price) {
        return Rows.orZero(quantity).multiply(Rows.orZero(price)).abs();
    }

    private void checkLength(String id, int longest, String field, String what) {
        if (id.length() > longest) {
            add(new Problem("limit", what + " is longer than " + longest + " characters.", null, field,
                    "Export the project again."));
        }
    }

    private void checkProductId(ProjectItem row) {
        boolean labor = row.typeId() == ProjectItem.LABOR;
        if (labor || row.typeId() == ProjectItem.PRODUCT) {
            (labor ? laborId : productId).blankFields(row).stream()
                    .filter(field -> labor || !REQUIRED_ANYWAY.contains(field))
                    .forEach(field -> add(new Problem("missing", "The row has no " + field
                            + ", and product ids are made of it.", describe(row), field, "Enter it in SI. " + AGAIN)));
        } else if (Text.firstFilled(row.packageName(), row.description()).isEmpty()) {
            requireIn(row, "PackageName", null, "name");
        }
    }

    /** Rows that are not the same product must not come out as one product id, whatever kinds of row they are. */
    private void checkCollisions(List<ProjectItem> rows) {
        ProductIds ids = new ProductIds(settings);
        Map<String, ProjectItem> byId = new HashMap<>();
        for (ProjectItem row : rows) {
            String key = ids.keyOf(row);
            if (Rows.isCalculatedAdjustment(row) || key.isEmpty()
                    || row.typeId() <= ProjectItem.LABOR && Text.isBlank(row.model())) {
                continue;
            }
            ProjectItem first = byId.putIfAbsent(key, row);
            if (first != null && !isSameProduct(first, row, ids)) {
                add(new Problem("collision", "The product id " + ids.of(row) + " of this " + Rows.kind(row)
                        + " is that of the " + Rows.kind(first) + " " + describe(first) + ", too.", describe(row), null,
                        "Change one of the models or names in SI, or let the pattern of product ids tell them apart."));
            }
        }
    }

    // Allowances, cables and placeholders go by their names alone: of one name they are one item.
    private static boolean isSameProduct(ProjectItem one, ProjectItem other, ProductIds ids) {
        boolean named = one.typeId() > ProjectItem.LABOR && other.typeId() > ProjectItem.LABOR;
        return (named || one.typeId() == other.typeId()) && ids.sourceOf(one).equals(ids.sourceOf(other));
    }

    private void require(String value, String field, String message, String todo) {
        if (Text.isBlank(value)) {
            add(missing(field, message, todo));
        }
    }

    private void requireIn(ProjectItem row, String field, String value, String name) {
        if (Text.isBlank(value)) {
            add(new Problem("missing", "The row has no " + name + ".", describe(row), field,
                    "Enter it in SI. " + AGAIN));
        }
    }

    private String describe(ProjectItem row) {
        String location = Text.isBlank(row.locationId()) ? null : locationNames.get(Locations.id(row.locationId()));
        return Text.isBlank(location) ? Rows.describe(row) : Rows.describe(row) + " in " + location;
    }

    private static Problem beyond(String row) {
        return new Problem("limit", "It holds a number beyond a billion, or with more than " + MOST_DECIMALS
                + " decimals.", row, null, "Correct it in SI. " + AGAIN);
    }

    private static Problem missing(String field, String message, String todo) {
        return new Problem("missing", message, null, field, todo);
    }
}
