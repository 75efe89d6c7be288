package dev.sibridge.si.mapping.refusals;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.mapping.rows.Currencies;
import dev.sibridge.si.mapping.rows.Locations;
import dev.sibridge.si.mapping.rows.Rows;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.Project.Location;
import dev.sibridge.vendor.dtools.Project.MiscItem;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds everything that forbids to take an export, before anything is written. */
public final class Refusals {

    private static final BigDecimal LARGEST_TOTAL = new BigDecimal("1e14");

    private final Project project;
    private final SyncSettings settings;
    private final String currency;
    private final ProblemList problems = new ProblemList();

    private Refusals(Project project, SyncSettings settings, String currency) {
        this.project = project;
        this.settings = settings;
        this.currency = currency;
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
        new ProjectRefusals(project, settings, currency, problems).check();
        Locations locations = new Locations(project.locations());
        checkLocations(locations);
        List<ProjectItem> rows = Rows.selected(project, settings);
        new RowRefusals(project, settings, locations, problems).check(rows);
        checkMiscItems();
        checkTotal(rows);
        return problems.all();
    }

    private void checkLocations(Locations locations) {
        Map<String, Location> byId = new HashMap<>();
        byId.put(Locations.GENERAL, null);
        for (Location location : project.locations()) {
            String id = Locations.id(location.id());
            problems.tooLong(id, ProjectRefusals.LONGEST_ID, "Locations",
                    "The Id of location \"" + Rows.shown(location.name()) + "\"");
            if (byId.containsKey(id) && !isSame(location, byId.get(id))) {
                problems.add(new Problem("contradictory", "Location \"" + Rows.shown(location.name())
                        + "\" has the Id of another location.", null, "Locations", "Export the project again.",
                        "Locations, " + location.name()));
            }
            byId.putIfAbsent(id, location);
        }
        locations.unreachable().forEach(location -> problems.add(new Problem("contradictory", "Location \""
                + Rows.shown(location.name()) + "\" is inside itself or in a location that does not exist.", null,
                "ParentId", "Move it to another location in SI. " + ProblemList.AGAIN,
                        "ParentId, " + location.name())));
    }

    private static boolean isSame(Location one, Location other) {
        return other != null && Text.trim(one.name()).equals(Text.trim(other.name()))
                && Locations.id(one.parentId()).equals(Locations.id(other.parentId()));
    }

    private void checkMiscItems() {
        for (MiscItem item : project.miscItems()) {
            if (ProblemList.isBeyond(item.quantity()) || ProblemList.isBeyond(item.unitPrice())) {
                problems.beyond(Rows.shown(item.name()));
            }
        }
    }

    // Numbers in bounds may still come to more than Manage, or our own history, has room for.
    private void checkTotal(List<ProjectItem> rows) {
        if (problems.holdsLimits()) {
            return;
        }
        if (Stream.concat(rows.stream().map(row -> amount(row.quantity(), row.unitPrice())),
                project.miscItems().stream().map(item -> amount(item.quantity(), item.unitPrice())))
                .reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(LARGEST_TOTAL) > 0) {
            problems.add(new Problem("limit", "The rows add up to more than any project costs.", null, null,
                    "Correct quantities and prices in SI. " + ProblemList.AGAIN));
        }
    }

    private static BigDecimal amount(BigDecimal quantity, BigDecimal price) {
        return Rows.orZero(quantity).multiply(Rows.orZero(price)).abs();
    }
}
