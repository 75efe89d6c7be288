package dev.sibridge.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.Limits;
import dev.sibridge.account.ProductIdPattern;
import dev.sibridge.account.ProductIdPattern.InvalidPatternException;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what a pattern of product ids makes of a row, before it is set. */
@RestController
@RequestMapping("/api/product-ids")
@ConditionalOnWebApplication
class ProductIdsApi {

    private final Accounts accounts;

    ProductIdsApi(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The id, cut to the tenant's limit; {@code item} is a row with D-Tools' member names. */
    @PostMapping
    Map<String, String> make(@RequestBody Trial trial, @RequestParam(defaultValue = "default") String account) {
        if (trial.pattern() == null || trial.item() == null || !trial.item().isObject()) {
            throw new IllegalArgumentException("Send a \"pattern\" and an \"item\" with D-Tools' field names.");
        }
        // Whoever is about to set an account up tries patterns first.
        int limit = accounts.find(account).map(Account::sync).map(SyncSettings::limits).orElse(Limits.OLDEST)
                .productId();
        return Map.of("productId", Text.cut(ProductIdPattern.parse(trial.pattern())
                .apply(ExportReader.readItem(trial.item().toString())), limit));
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidPatternException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage());
        problem.setProperty("at", e.at());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unreadable(UnreadableExportException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The item is not a row of an export.");
    }

    record Trial(String pattern, JsonNode item) {
    }
}
