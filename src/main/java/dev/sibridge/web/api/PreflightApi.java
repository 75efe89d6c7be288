package dev.sibridge.web.api;

import dev.sibridge.account.Accounts;
import dev.sibridge.si.poll.AccountCheck;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether an account is ready to sync, asked by a person. */
@RestController
@RequestMapping("/api/preflight")
@ConditionalOnWebApplication
class PreflightApi {

    private final Accounts accounts;
    private final AccountCheck check;

    PreflightApi(Accounts accounts, AccountCheck check) {
        this.accounts = accounts;
        this.check = check;
    }

    @GetMapping
    List<FindingAnswer> check(@RequestParam(defaultValue = "default") String account) {
        return check.check(accounts.get(account)).stream().map(finding -> new FindingAnswer(finding.check(),
                finding.state().label(), finding.message(), finding.todo())).toList();
    }

    record FindingAnswer(String check, String state, String message, String todo) {
    }
}
