package dev.sibridge.setup.trial;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.Limits;
import dev.sibridge.account.ProductIdPattern;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import org.springframework.stereotype.Component;

/** Shows what a pattern of product ids makes of a row, before it is set. */
@Component
public class ProductIdTrial {

    private final Accounts accounts;

    ProductIdTrial(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * The id, cut to the account's limit. Whoever is about to set an account up tries patterns first, so there need not
     * be one of that name.
     *
     * @param row a row of an export as JSON, with D-Tools' names
     * @throws ProductIdPattern.InvalidPatternException with the place of the pattern's first mistake
     * @throws dev.sibridge.vendor.dtools.UnreadableExportException when that is no row
     */
    public String id(String account, String pattern, String row) {
        int limit = accounts.find(account).map(Account::sync).map(SyncSettings::limits).orElse(Limits.OLDEST)
                .productId();
        return Text.cut(ProductIdPattern.parse(pattern).apply(ExportReader.readItem(row)), limit);
    }
}
