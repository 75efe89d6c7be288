package dev.sibridge.si.mapping.refusals;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.failure.Problem;
import dev.sibridge.si.mapping.Clients;
import dev.sibridge.si.mapping.rows.ChangeOrder;
import dev.sibridge.si.mapping.rows.Currencies;
import dev.sibridge.si.mapping.rows.Rows;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.Project;
import java.time.DateTimeException;
import java.time.LocalDate;

/** What is wrong with an export as a whole: its ids, names, dates and currency. */
final class ProjectRefusals {

    // What travels with records in Manage, or stands in the ledger, holds no more.
    private static final int LONGEST_PROJECT_ID = 40;
    private static final int GUID = 36;
    static final int LONGEST_ID = 100;

    private final Project project;
    private final SyncSettings settings;
    private final String currency;
    private final ProblemList problems;

    /** @param currency the tenant's, such as USD; null when nobody knows it */
    ProjectRefusals(Project project, SyncSettings settings, String currency, ProblemList problems) {
        this.project = project;
        this.settings = settings;
        this.currency = currency;
        this.problems = problems;
    }

    void check() {
        checkIds();
        checkNames();
        checkAmounts();
        checkDates();
    }

    private void checkIds() {
        require(project.id(), "Id", "The export does not name a project.", "Export the project again.");
        problems.tooLong(Text.trim(project.id()), ChangeOrder.isOne(project) ? GUID : LONGEST_PROJECT_ID, "Id",
                "The project's Id");
        // Both are what divides keys of ours.
        if (Text.trim(project.id()).matches(".*[/#].*")) {
            problems.add(new Problem("contradictory", "The project's Id contains a slash or a number sign.", null, "Id",
                    "Export the project again."));
        }
        if (Text.trim(project.coNumber()).contains("/")) {
            problems.add(new Problem("contradictory", "The change order's number contains a slash.", null, "CONumber",
                    "Give it another number in SI. " + ProblemList.AGAIN));
        }
        problems.tooLong(Text.trim(project.clientId()), LONGEST_ID, "ClientId", "The client's Id");
    }

    private void checkNames() {
        require(project.client(), "Client", "The project has no client.",
                "Choose a client in SI. " + ProblemList.AGAIN);
        require(project.name(), "Name", "The project has no name.", "Give it a name in SI. " + ProblemList.AGAIN);
        if (project.contacts().stream().noneMatch(c -> c.isPrimary() && Clients.isSomebody(c))) {
            problems.missing("Contacts", "The project has no primary contact.",
                    "Mark one of the client's contacts as primary in SI. " + ProblemList.AGAIN);
        }
    }

    private void checkAmounts() {
        if (ProblemList.isBeyond(project.priceWithoutTax())) {
            problems.beyond("PriceWithoutTax");
        }
        if (ProblemList.isBeyond(project.currencyRate())) {
            problems.beyond("CurrencyRate");
        } else {
            Currencies.problem(project, settings, currency).ifPresent(problems::add);
        }
    }

    private void checkDates() {
        LocalDate start = date(project.startDate(), "StartDate", "start date");
        LocalDate end = date(project.endDate(), "EndDate", "end date");
        if (!Text.isBlank(project.estimatedCloseDate())) {
            date(project.estimatedCloseDate(), "EstimatedCloseDate", "estimated close date");
        }
        if (start != null && end != null && end.isBefore(start)) {
            problems.add(new Problem("contradictory", "The project ends on " + end + ", before it starts on " + start
                    + ".", null, "EndDate", "Correct the dates in SI. " + ProblemList.AGAIN));
        }
    }

    private LocalDate date(String text, String field, String name) {
        if (Text.isBlank(text)) {
            problems.missing(field, "The project has no " + name + ".", "Enter it in SI. " + ProblemList.AGAIN);
            return null;
        }
        try {
            return LocalDate.parse(text.strip().substring(0, Math.min(10, text.strip().length())));
        } catch (DateTimeException e) {
            problems.add(new Problem("contradictory", "The " + name + " \"" + Rows.shown(text) + "\" is not a date.",
                    null, field, "Correct it in SI. " + ProblemList.AGAIN));
            return null;
        }
    }

    private void require(String value, String field, String message, String todo) {
        if (Text.isBlank(value)) {
            problems.missing(field, message, todo);
        }
    }
}
