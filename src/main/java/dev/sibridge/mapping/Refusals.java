package dev.sibridge.mapping;

import dev.sibridge.dtools.Project;
import dev.sibridge.dtools.Project.MiscItem;
import dev.sibridge.dtools.ProjectItem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds everything that forbids to take an export, before anything is written. */
public final class Refusals {

    private static final BigDecimal LARGEST = new BigDecimal("1e9");
    private static final int MOST_DECIMALS = 30;
    private static final List<String> REQUIRED_ANYWAY = List.of("Manufacturer", "Model", "Category", "Subcategory");
    private static final String AGAIN = "Then check the project in and export it again.";

    private final Project project;
    private final SyncSettings settings;
    private final List<Problem> problems = new ArrayList<>();

    private Refusals(Project project, SyncSettings settings) {
        this.project = project;
        this.settings = settings;
    }

    /**
     * Passes an export that can be taken.
     *
     * @throws RefusedException with all problems at once
     */
    public static void check(Project project, SyncSettings settings) {
        List<Problem> problems = new Refusals(project, settings).find();
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    private List<Problem> find() {
        checkProject();
        Locations locations = new Locations(project.locations());
        locations.unreachable().forEach(location -> problems.add(new Problem("contradictory", "Location \""
                + Text.trim(location.name()) + "\" lies inside itself or in a location that does not exist.", null,
                "ParentId", "Move it to another location in SI. " + AGAIN)));
        List<ProjectItem> rows = Rows.selected(project, settings);
        rows.forEach(row -> checkRow(row, locations));
        if (settings.productIdCollision() == SyncSettings.ProductIdCollision.REFUSE) {
            checkCollisions(rows);
        }
        checkMiscItems();
        // Every unit is a row of its own: what is wrong with ten of a product is told once.
        return problems.stream().distinct().toList();
    }

    private void checkProject() {
        require(project.id(), "Id", "The export names no project.", "Export the project again.");
        require(project.client(), "Client", "The project has no client.", "Choose a client in SI. " + AGAIN);
        require(project.name(), "Name", "The project has no name.", "Give it a name in SI. " + AGAIN);
        if (project.contacts().stream().noneMatch(c -> c.isPrimary() && Clients.isSomebody(c))) {
            problems.add(missing("Contacts", "The project has no primary contact.",
                    "Mark one of the client's contacts as primary in SI. " + AGAIN));
        }
        if (isBeyond(project.priceWithoutTax())) {
            problems.add(beyond("PriceWithoutTax"));
        }
        LocalDate start = date(project.startDate(), "StartDate", "start date");
        LocalDate end = date(project.endDate(), "EndDate", "end date");
        if (!Text.isBlank(project.estimatedCloseDate())) {
            date(project.estimatedCloseDate(), "EstimatedCloseDate", "estimated close date");
        }
        if (start != null && end != null && end.isBefore(start)) {
            problems.add(new Problem("contradictory", "The project ends on " + end + ", before it starts on " + start
                    + ".", null, "EndDate", "Correct the dates in SI. " + AGAIN));
        }
    }

    private void checkMiscItems() {
        for (MiscItem item : project.miscItems()) {
            if (isBeyond(item.quantity()) || isBeyond(item.unitPrice())) {
                problems.add(beyond(Text.trim(item.name())));
            }
        }
    }

    private LocalDate date(String text, String field, String name) {
        if (Text.isBlank(text)) {
            problems.add(missing(field, "The project has no " + name + ".", "Enter it in SI. " + AGAIN));
            return null;
        }
        try {
            return LocalDate.parse(text.strip().substring(0, Math.min(10, text.strip().length())));
        } catch (DateTimeException e) {
            problems.add(new Problem("contradictory", "The " + name + " \"" + Text.cut(text, 40) + "\" is no date.",
                    null, field, "Correct it in SI. " + AGAIN));
            return null;
        }
    }

    private void checkRow(ProjectItem row, Locations locations) {
        if (!Text.isBlank(row.locationId()) && !locations.contains(row.locationId())) {
            problems.add(new Problem("contradictory", "The row stands in a location that the export does not list.",
                    describe(row), "LocationId", "Move it to another location in SI. " + AGAIN));
        }
        boolean beyond = Stream.of(row.quantity(), row.unitPrice(), row.unitCost(), row.totalLaborHours(),
                row.productAdjustment(), row.miscPartAdjustment(), row.laborAdjustment()).anyMatch(Refusals::isBeyond);
        if (beyond) {
            problems.add(beyond(describe(row)));
        }
        if (row.typeId() < ProjectItem.PRODUCT || row.typeId() > ProjectItem.PLACEHOLDER) {
            problems.add(new Problem("contradictory", "The row is of a kind (TypeId " + row.typeId()
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

    // With a billion decimals, which are quickly written as an exponent, a single sum would fill the memory.
    private static boolean isBeyond(BigDecimal number) {
        return number != null && (number.abs().compareTo(LARGEST) > 0 || number.scale() > MOST_DECIMALS);
    }

    private void checkProductId(ProjectItem row) {
        boolean labor = row.typeId() == ProjectItem.LABOR;
        if (labor || row.typeId() == ProjectItem.PRODUCT) {
            ProductIdPattern.parse(labor ? settings.laborId() : settings.productId()).blankFields(row).stream()
                    .filter(field -> labor || !REQUIRED_ANYWAY.contains(field))
                    .forEach(field -> problems.add(new Problem("missing", "The row has no " + field
                            + ", and product ids are made of it.", describe(row), field, "Enter it in SI. " + AGAIN)));
        } else if (Text.firstFilled(row.packageName(), row.description()).isEmpty()) {
            requireIn(row, "PackageName", null, "name");
        }
    }

    /** Two products of different make or model must not come out as one product id. */
    private void checkCollisions(List<ProjectItem> rows) {
        CatalogItems catalog = new CatalogItems(settings, null);
        Map<String, ProjectItem> byId = new HashMap<>();
        for (ProjectItem row : rows) {
            if (row.typeId() > ProjectItem.LABOR || Rows.isCalculatedAdjustment(row) || Text.isBlank(row.model())) {
                continue;
            }
            ProjectItem first = byId.putIfAbsent(catalog.keyOf(row), row);
            if (first != null && !isSameProduct(first, row)) {
                problems.add(new Problem("collision", "Its product id " + catalog.productId(row) + " is that of "
                        + describe(first) + ", too.", describe(row), null,
                        "Change one of the models in SI, or let the pattern of product ids tell them apart."));
            }
        }
    }

    private static boolean isSameProduct(ProjectItem one, ProjectItem other) {
        return one.typeId() == other.typeId()
                && Text.fold(one.manufacturer()).equals(Text.fold(other.manufacturer()))
                && Text.fold(one.model()).equals(Text.fold(other.model()));
    }

    private void require(String value, String field, String message, String todo) {
        if (Text.isBlank(value)) {
            problems.add(missing(field, message, todo));
        }
    }

    private void requireIn(ProjectItem row, String field, String value, String name) {
        if (Text.isBlank(value)) {
            problems.add(new Problem("missing", "The row has no " + name + ".", describe(row), field,
                    "Enter it in SI. " + AGAIN));
        }
    }

    private String describe(ProjectItem row) {
        return Rows.describe(row, project);
    }

    private static Problem beyond(String row) {
        return new Problem("limit", "It holds a number beyond a billion, or with more than " + MOST_DECIMALS
                + " decimals.", row, null, "Correct it in SI. " + AGAIN);
    }

    private static Problem missing(String field, String message, String todo) {
        return new Problem("missing", message, null, field, todo);
    }
}
