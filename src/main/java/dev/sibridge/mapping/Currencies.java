package dev.sibridge.mapping;

import dev.sibridge.dtools.Project;
import dev.sibridge.mapping.SyncSettings.ForeignCurrency;
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

    private Currencies() {
    }

    /**
     * Why a project cannot be taken in its currency, if it cannot.
     *
     * @param tenants the tenant's currency; null when nobody knows it: then a rate other than 1 tells a foreign one
     */
    static Optional<Problem> problem(Project project, SyncSettings settings, String tenants) {
        if (!isForeign(project, tenants)) {
            return Optional.empty();
        }
        String code = Rows.shown(Text.firstFilled(project.currencyCode(), "another currency than SI's own"));
        if (tenants == null) {
            return Optional.of(problem("CurrencyCode", "The project is in " + code + ", and Manage does not tell in"
                    + " which currency it works.", "Name Manage's currency in SYNC_CURRENCY."));
        }
        if (settings.foreignCurrency() == ForeignCurrency.REFUSE) {
            return Optional.of(problem("CurrencyCode", "The project is in " + code + ", Manage works in " + tenants
                    + ".", "Choose " + tenants + " for the project in SI, then check it in and export it again; or have"
                    + " such projects converted by SI's rate with SYNC_FOREIGN_CURRENCY=convert."));
        }
        BigDecimal rate = Rows.orZero(project.currencyRate());
        return rate.signum() > 0 && rate.compareTo(BigDecimal.ONE) != 0 ? Optional.empty()
                : Optional.of(problem("CurrencyRate", "The project is in " + code + ", Manage works in " + tenants
                        + ", and SI gives " + (project.currencyRate() == null ? "no rate."
                        : "the rate " + Rows.shown(rate.toPlainString()) + ", by which nothing can be converted."),
                        "Enter the rate of " + code + " in SI, then check the project in and export it again."));
    }

    /**
     * The project with all amounts in the tenant's currency, to four decimals; itself when it is in that already. It
     * must have passed {@link Refusals#check}.
     *
     * @param warn gets a sentence with the rate and both totals
     */
    public static Project inTenants(Project project, String tenants, Consumer<String> warn) {
        if (!isForeign(project, tenants)) {
            return project;
        }
        BigDecimal rate = project.currencyRate();
        Project converted = project.withAmounts(tenants, amount -> convert(amount, rate));
        warn.accept("The project is in " + Rows.shown(project.currencyCode()) + ". Its amounts were divided by SI's rate "
                + rate.stripTrailingZeros().toPlainString() + ": " + total(project) + " "
                + Rows.shown(project.currencyCode()) + " became " + total(converted) + " " + tenants + ".");
        return converted;
    }

    private static boolean isForeign(Project project, String tenants) {
        if (tenants != null) {
            return !Text.isBlank(project.currencyCode())
                    && !Text.fold(project.currencyCode()).equals(Text.fold(tenants));
        }
        BigDecimal rate = Rows.orZero(project.currencyRate());
        return rate.signum() != 0 && rate.compareTo(BigDecimal.ONE) != 0;
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

    private static Problem problem(String field, String message, String todo) {
        return new Problem("currency", message, null, field, todo);
    }
}
