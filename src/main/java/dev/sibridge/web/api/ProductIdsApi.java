package dev.sibridge.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.ProductIdPattern.InvalidPatternException;
import dev.sibridge.setup.trial.ProductIdTrial;
import dev.sibridge.vendor.dtools.UnreadableExportException;
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

    private final ProductIdTrial trial;

    ProductIdsApi(ProductIdTrial trial) {
        this.trial = trial;
    }

    /** The id, cut to the tenant's limit; {@code item} is a row with D-Tools' member names. */
    @PostMapping
    Map<String, String> make(@RequestBody Trial wish, @RequestParam(defaultValue = "default") String account) {
        if (wish.pattern() == null || wish.item() == null || !wish.item().isObject()) {
            throw new IllegalArgumentException("Send a \"pattern\" and an \"item\" with D-Tools' field names.");
        }
        return Map.of("productId", trial.id(account, wish.pattern(), wish.item().toString()));
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
