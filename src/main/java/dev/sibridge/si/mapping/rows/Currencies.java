package dev.sibridge.si.mapping.rows;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.account.SyncSettings.ForeignCurrency;
import dev.sibridge.failure.Problem;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.Project;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Projects that SI prices in another currency than the tenant's. SI's {@code CurrencyRate} is what a unit of the
 * dealer's own currency costs in the project's: amounts are divided by it.
 */
public final class Currencies {

    // As many as SI itself gives prices.
    private static final int DECIMALS = 4;
    private static final int CENTS = 2;
    // The dearest currency to the cheapest: a euro is some 100,000 Lebanese pounds. Beyond that somebody mistyped.
    private static final BigDecimal HIGHEST_RATE = new BigDecimal("1000000");
    private static final BigDecimal LOWEST_RATE = new BigDecimal("0.000001");
    private static final String UNNAMED = "a currency other than SI's own";

    private Currencies() {
    }

    /**
     * Why a project cannot be taken in its currency, if it cannot.
     *
     * @param tenants the tenant's currency; null when nobody knows it. Then, or when SI names none, a rate other than 1
     *                tells a foreign one
     */
    public static Optional<Problem> problem(Project project, SyncSettings settings, String tenants) {
        if (!isForeign(project, tenants)) {
            return Optional.empty();
        }
        String isIn = "The project is in " + name(project)
                + (Text.isBlank(project.currencyCode()) ? " according to its rate " + shownRate(project) : "");
        if (tenants == null) {
            return Optional.of(problem("CurrencyCode", isIn + ", and Manage does not say in which currency it works.",
                    "Set SYNC_CURRENCY to Manage's currency."));
        }
        String differs = isIn + ", Manage works in " + tenants;
        if (settings.foreignCurrency() == ForeignCurrency.REFUSE) {
            return Optional.of(problem("CurrencyCode", differs + ".", "Choose " + tenants + " for the project in SI,"
                    + " then check it in and export it again; or have such projects converted at SI's rate with"
                    + " SYNC_FOREIGN_CURRENCY=convert."));
        }
        return converts(project.currencyRate()) ? Optional.empty()
                : Optional.of(rateProblem(differs + ", and SI gives " + (project.currencyRate() == null ? "no rate."
                        : "the rate " + shownRate(project) + ", with which nothing can be converted.")));
    }

    /** What is to be said when amounts that could be taken cannot be any more once they are divided by the rate. */
    public static Problem beyond(Project project) {
        return rateProblem("Divided by SI's rate " + shownRate(project) + ", amounts of the project exceed what"
                + " any project costs.");
    }

    private static boolean converts(BigDecimal rate) {
        return rate != null && rate.compareTo(LOWEST_RATE) >= 0 && rate.compareTo(HIGHEST_RATE) <= 0
                && rate.compareTo(BigDecimal.ONE) != 0;
    }

    /**
     * The project with all amounts in the tenant's currency, to four decimals; itself when it is in that already. It
     * must have passed {@code Refusals}.
     *
     * @param warn gets a sentence with the rate and both totals
     */
    public static Project inTenants(Project project, String tenants, Consumer<String> warn) {
        if (!isForeign(project, tenants)) {
            return project;
        }
        BigDecimal rate = project.currencyRate();
        Project converted = project.withAmounts(tenants, amount -> convert(amount, rate));
        String code = Text.isBlank(project.currencyCode()) ? "" : " " + Rows.shown(project.currencyCode());
        warn.accept("The project is in " + name(project) + ". Its amounts were divided by SI's rate "
                + shownRate(project) + ": " + total(project) + code + " became " + total(converted) + " " + tenants
                + ".");
        return converted;
    }

    private static boolean isForeign(Project project, String tenants) {
        if (tenants != null && !Text.isBlank(project.currencyCode())) {
            return !Text.fold(project.currencyCode()).equals(Text.fold(tenants));
        }
        BigDecimal rate = Rows.orZero(project.currencyRate());
        return rate.signum() != 0 && rate.compareTo(BigDecimal.ONE) != 0;
    }

    private static String name(Project project) {
        return Rows.shown(Text.firstFilled(project.currencyCode(), UNNAMED));
    }

    private static String shownRate(Project project) {
        return Rows.shown(project.currencyRate().stripTrailingZeros().toPlainString());
    }

    private static BigDecimal convert(BigDecimal amount, BigDecimal rate) {
        return amount == null ? null : amount.divide(rate, DECIMALS, RoundingMode.HALF_UP);
    }

    // By SI's own total where it gives one: misc items and taxes are in neither.
    private static String total(Project project) {
        BigDecimal total = project.priceWithoutTax() != null ? project.priceWithoutTax()
                : Rows.total(project.items());
        return total.setScale(CENTS, RoundingMode.HALF_UP).toPlainString();
    }

    private static Problem rateProblem(String message) {
        return problem("CurrencyRate", message,
                "Correct the rate of the project's currency in SI, then check the project in and export it again.");
    }

    private static Problem problem(String field, String message, String todo) {
        return new Problem("currency", message, null, field, todo);
    }
}
